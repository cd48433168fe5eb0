package io.tx4j.engine.mvcc;

/**
 * What one statement, or one transaction, sees: everything committed up to a timestamp, and the
 * transaction's own work of earlier commands.
 *
 * @param timestamp the newest commit that is visible
 * @param transaction whose own work is visible too
 * @param command the command that reads; its own writes are not visible to it
 */
public record Snapshot(long timestamp, Transaction transaction, int command) {}
