/**
 * The files the log uses, as an interface, so that a test can put a disk below it that forgets,
 * tears, fails and fills up.
 *
 * <p>A {@link io.tx4j.engine.io.Disk} is one flat folder of named {@link
 * io.tx4j.engine.io.LogFile}s. {@link io.tx4j.engine.io.FolderDisk} is a folder of the file system,
 * {@link io.tx4j.engine.io.MemoryDisk} keeps the bytes in memory. What may be relied on is what
 * POSIX gives and no more:
 *
 * <ul>
 *   <li>bytes written are on the disk only after {@link io.tx4j.engine.io.LogFile#force} has
 *       returned; before that any part of them may be lost, in any order, at a crash;
 *   <li>a file created, renamed or deleted is so for good only after {@link
 *       io.tx4j.engine.io.Disk#force} has returned;
 *   <li>after a force that failed, nothing is known about the bytes it was to force, and forcing
 *       again proves nothing.
 * </ul>
 *
 * <p>An interrupted thread closes the {@link java.nio.channels.FileChannel} it is using, and with
 * it everybody's file. Whatever touches a disk therefore runs on a thread that no caller can
 * interrupt: {@link io.tx4j.engine.io.DiskThread}.
 *
 * <p>What this package does not do: buffering, checksums, subfolders, and any knowledge of what the
 * bytes mean.
 */
@NullMarked
package io.tx4j.engine.io;

import org.jspecify.annotations.NullMarked;
