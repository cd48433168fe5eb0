/**
 * PostgreSQL's frontend/backend protocol, version 3.0 and 3.2, over two kinds of connection: a
 * socket that never leaves the process, and TCP.
 *
 * <h2>The way of one message</h2>
 *
 * <pre>
 *   in-process                                          over TCP
 *
 *   the application's thread                            the connection's own thread
 *     executeQuery of the PostgreSQL driver               reads the network
 *       OutputStream.write    gathers                       |
 *       OutputStream.flush  --+                             |
 *       InputStream.read    --+ nothing to read             |
 *                             v                             v
 *                +---------------------------------------------------+
 *                | Conversation.pump                                 |
 *                |   Inbox ---> QueryProtocol ---------> Outbox      |
 *                |              Parse, Bind, Execute       ^         |
 *                |                 |                       | rows    |
 *                |                 v                       |         |
 *                |              Session ----> Portal ----> Execution |
 *                +---------------------------------------------------+
 *                             |                             |
 *                             v                             v
 *       InputStream.read    returns it                    writes the network
 * </pre>
 *
 * {@link io.tx4j.engine.wire.Conversation} is the state machine and has no thread. Whoever has
 * bytes of the client puts them into its {@code Inbox} and calls {@code pump}, which takes whole
 * messages one by one, makes a call of the session of each, and writes the answers into the {@code
 * Outbox}. It stops when no whole message is left or when the outbox is full (64 KiB). A statement
 * with rows is only begun by its message: rows are pulled from its portal for as long as there is
 * room, and the rest when the client has taken what there is. So a large result is never in memory,
 * and neither is a long batch: it is consumed as it arrives.
 *
 * <p>Values are decoded where they lie in the inbox and encoded straight into the outbox, by their
 * {@link io.tx4j.engine.value.SqlType}, in text or in binary form.
 *
 * <h2>Threads</h2>
 *
 * <p>In-process, the caller's thread does it all: driver, protocol, planning, execution, and the
 * waits for locks and for the log. It may be a virtual thread: it parks, and holds no monitor while
 * it does. A second thread meets the connection in three ways only:
 *
 * <ul>
 *   <li>a cancel request, on a connection of its own, reaches the session through the {@link
 *       io.tx4j.engine.wire.Server}, which knows all connections;
 *   <li>closing the socket makes the running statement fail, rolls back, and wakes a read that
 *       waits;
 *   <li>{@link io.tx4j.engine.wire.Server#close} does the same to all connections, and tells them.
 * </ul>
 *
 * What is written while another thread runs the conversation is queued and seen by that thread; a
 * writer never waits for a statement.
 *
 * <p>SO_TIMEOUT of an in-process socket limits the statement that runs in a read or flush, since
 * nobody else could end the wait: the statement fails, the connection ends, the read throws {@link
 * java.net.SocketTimeoutException}. Over TCP it is the client's affair, as ever.
 *
 * <h2>Errors</h2>
 *
 * <p>An {@link io.tx4j.engine.error.SqlError} becomes an ErrorResponse with all its fields. In the
 * extended protocol everything up to the next Sync is skipped then. Where a message is malformed
 * inside its frame, that is an error like any other (08P01); where the frames themselves are lost
 * (a length that cannot be, an unknown type) the connection ends, and only that. A buffer grows
 * with the bytes that arrive, never with a length that is merely announced. Running out of memory
 * or stack within a statement is an error of that statement (53200, 54001).
 *
 * <h2>What it deliberately does not</h2>
 *
 * <p>No authentication: whoever reaches a socket is let in, under the name he gives. No encryption:
 * requests for it are answered with no. No replication, no function calls by the protocol's message
 * (0A000). Copy data is understood as messages; COPY itself is refused by the session as yet.
 */
@NullMarked
package io.tx4j.engine.wire;

import org.jspecify.annotations.NullMarked;
