/**
 * The write-ahead log: what a commit writes before it is acknowledged, how it is read back after a
 * crash, and the snapshots that let it be short.
 *
 * <h2>The way of a commit</h2>
 *
 * <pre>
 *   session thread                          log's writer thread             log's keeper thread
 *   CommitEncoder: the record
 *   Log.reserve ---- no room? -------------------------------------------> makes a segment file,
 *     commit lock                                                           zeroed and forced
 *     Log.append  -> LogQueue
 *   Log.awaitForced -> Waiters ----------> takes ALL that is queued,
 *     (parked)                             stamps the frames, one write,
 *                                          one force
 *     (unparked) &lt;----------------------- forced = end of what it took
 * </pre>
 *
 * <p>While the writer forces, more commits queue up; the next force takes them all. So one client
 * pays one force for a commit, and many share one, without any delay built in. A commit is visible
 * from {@link io.tx4j.engine.wal.Log#append} on, before it is forced, which is why nothing between
 * the two may fail: room on the disk is made sure of before, by {@link
 * io.tx4j.engine.wal.Log#reserve}, and the only failure left is that of the disk itself, which
 * poisons the log for good.
 *
 * <h2>What is guaranteed</h2>
 *
 * <ul>
 *   <li>When {@code awaitForced(lsn)} has returned, all records before that position are found by
 *       recovery, whatever the machine does (unless the log was opened with {@code fsync} false,
 *       which is said at opening).
 *   <li>Recovery hands over a prefix of what was appended: whole records, in their order, none left
 *       out.
 *   <li>A record that was never forced is found whole or not at all; once recovery has decided
 *       that, it stays so.
 *   <li>After the first write or force that fails nothing more is written, everybody who waits is
 *       told that the outcome is not known (08007), and nothing is tried again: after a failed
 *       force the kernel may call pages clean that never reached the disk.
 *   <li>Damage to what was forced is found and refused with its position, never skipped over; one
 *       kind can not be told from a crash: damage to the records of the very last force of a log
 *       that was not closed in good order.
 * </ul>
 *
 * <h2>The files of a folder</h2>
 *
 * <pre>
 *   lock                         who holds the folder, see {@link io.tx4j.engine.io.Disk#lock}
 *   log-0000000000000000         segment files, named by the position of their first byte, in hexadecimal
 *   log-0000000000ffffc0
 *   log-0000000001ffff80.new     a segment being made; removed at opening
 *   snapshot-0000000001234567    the snapshot up to a position
 *   snapshot-0000000001300000.new   one being written; removed at opening
 * </pre>
 *
 * <h2>The format, byte by byte (version 1)</h2>
 *
 * <p>Numbers are big-endian. The <em>position</em> (LSN) of a byte counts the bytes of all records
 * ever appended; segment headers are not counted. Segments join without a gap, and a record may
 * begin in one and end in another.
 *
 * <pre>
 *   segment  := header content          a file of exactly 64 + capacity bytes, from its making on
 *   header   :=                         64 bytes
 *       0  8  magic       "tx4j-log"
 *       8  4  version     1
 *      12  4  capacity    bytes of content
 *      16 16  database    drawn at random when the database is made
 *      32  4  timeline    1; one more after each restore to a point in time
 *      36  8  start       position of the first byte of content
 *      44 16  zero
 *      60  4  CRC32C of bytes 0 to 59
 *   content  := { record } rest         rest: zeros, or remains of an older segment
 *
 *   record   := frame body
 *   frame    :=                         21 bytes
 *       0  4  checksum    CRC32C of all of the record from byte 4 on, xor salt
 *       4  4  length      of the body
 *       8  8  position    of the record's first byte
 *      16  4  unforced    position, less the position up to which the log was forced when this was written
 *      20  1  kind        1 commit, 2 sequence, 3 close
 *
 *   salt     := the CRC32C of the 16 bytes of database
 *
 *   commit   := transaction:varint wallclock:int64 flags:byte { part }     flags: 1 asynchronous
 *   part     := 1 length:varint edit of the catalog, opaque
 *             | 2 sequence
 *             | 3 table:varint row:varint values                           insert
 *             | 4 table:varint row:varint values                           update
 *             | 5 table:varint row:varint                                  delete
 *               parts 1 and 2 come before all others
 *   sequence := oid:varint last:signed called:byte
 *   close    := wallclock:int64
 *   values   := count:varint { value }
 *   value    := tag:byte and, by tag:
 *        0 null    1 false    2 true    3 int2 signed    4 int4 signed    5 int8 signed
 *        6 float4 bits:int32            7 float8 bits:int64
 *        8 numeric scale:varint unscaled:signed
 *        9 numeric scale:varint length:varint unscaled, two's complement
 *       10 NaN    11 Infinity    12 -Infinity
 *       13 text length:varint UTF-8    14 bytea length:varint bytes    15 uuid 16 bytes
 *       16 interval months:signed days:signed micros:signed
 *       17 timetz micros:signed offset:signed
 *       18 enum order:float4 bits length:varint label
 *       19 array elementtype:varint dimensions:varint { length:varint lowerbound:signed } values
 *       20 jsonb length:int32 binary form of the type
 *       21 composite count:varint { type:varint value }
 *   varint   := seven bits to a byte, lowest first, high bit set on all but the last
 *   signed   := varint of (n &lt;&lt; 1) ^ (n &gt;&gt; 63)
 * </pre>
 *
 * <p>Example: the first record of a log, transaction 7 deletes row 3 of table 16384, asynchronous.
 *
 * <pre>
 *   ........ 0000000f 0000000000000000 00000000 01    checksum, length 15, position 0, unforced 0, commit
 *   07 0002ec2b3bd8a000 01                            transaction 7, wall clock, asynchronous
 *   05 808001 03                                      delete, table 16384, row 3
 * </pre>
 *
 * <p>Snapshots are made of the same frames, see {@link io.tx4j.engine.wal.SnapshotWriter}.
 *
 * <h2>The reader's algorithm</h2>
 *
 * <pre>
 *   segments: all headers must be right, join without gap, be of one database; else refuse
 *   p = the position to read from
 *   while the record at p is good (fits, position = p, checksum right): hand it over; p = its end
 *   look for a good record at every position q &gt; p
 *     if one says that the log was forced beyond p when it was written: what is at p was
 *       forced once and is now bad: refuse
 *   else the log ends at p: everything from p on belongs to one write that was never forced.
 *     zero what was found good behind p, so that it never comes back
 *   write the records of the last force once more, force all: what recovery has read is there to stay
 * </pre>
 *
 * <p>Why {@code unforced} is in every record: a crash may keep the second half of a write and lose
 * the first, so "bad followed by good" alone does not tell damage from a crash. A force that was
 * completed in between does.
 *
 * <p>Why the last records are written again: they may have been read from the page cache of a
 * kernel that failed to force them before.
 *
 * <h2>What it is not</h2>
 *
 * <p>It knows nothing of transactions beyond the bytes of their records: no undo (only commits are
 * logged), no page images, no replication, no archive of dropped segments. File systems that
 * allocate anew on every overwrite (btrfs, ZFS) can run full in spite of a reservation; the log is
 * poisoned then, and nothing acknowledged is lost.
 */
@NullMarked
package io.tx4j.engine.wal;

import org.jspecify.annotations.NullMarked;
