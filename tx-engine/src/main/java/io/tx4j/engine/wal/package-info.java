/** The write-ahead log: records, group commit, recovery, snapshots. */
@NullMarked
package io.tx4j.engine.wal;

import org.jspecify.annotations.NullMarked;
