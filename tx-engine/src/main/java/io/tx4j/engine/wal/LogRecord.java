package io.tx4j.engine.wal;

/** What a record of the log says. */
public sealed interface LogRecord permits CommitRecord, SequenceRecord {}
