package io.tx4j.engine.wal;

/**
 * Where a sequence stands, in PostgreSQL's words.
 *
 * @param oid the sequence
 * @param lastValue its last value
 * @param called whether that value was handed out; if not, it is the next one
 */
public record SequenceState(long oid, long lastValue, boolean called) {}
