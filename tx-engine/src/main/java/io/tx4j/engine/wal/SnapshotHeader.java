package io.tx4j.engine.wal;

import java.util.UUID;

/**
 * What a snapshot holds: everything that the log says before a position, and nothing behind it.
 *
 * @param databaseId of which database
 * @param lsn the position, which is the commit timestamp of the last commit before it
 * @param wallClock when the snapshot was taken, in microseconds since 2000-01-01 UTC
 * @param catalog the catalog, opaque to the log
 */
@SuppressWarnings("ArrayRecordComponent") // read once, compared by nobody
public record SnapshotHeader(UUID databaseId, long lsn, long wallClock, byte[] catalog) {}
