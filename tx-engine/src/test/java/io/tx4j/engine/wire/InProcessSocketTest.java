package io.tx4j.engine.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tx4j.engine.error.SqlError;
import io.tx4j.engine.error.SqlState;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The socket's own contract, which needs no session. */
@Timeout(30)
class InProcessSocketTest {

  private final Server server =
      new Server(
          "test",
          parameters -> {
            throw new SqlError(SqlState.CANNOT_CONNECT_NOW, "not now");
          });

  private Socket socket;

  @BeforeEach
  void connect() throws IOException {
    socket = server.connect();
  }

  @AfterEach
  void close() throws IOException {
    socket.close();
  }

  @Test
  void isConnectedWithoutAnAddressToLookUp() throws IOException {
    assertTrue(socket.isConnected());
    assertTrue(socket.isBound());
    assertTrue(socket.getInetAddress().isLoopbackAddress());
    socket.connect(InetSocketAddress.createUnresolved("no.such.host", 1), 1);
    socket.setTcpNoDelay(true);
    socket.setKeepAlive(true);
    assertTrue(socket.getSendBufferSize() > 0);
  }

  @Test
  void aReadWaitsNoLongerThanItsTimeout() throws IOException {
    socket.setSoTimeout(20);
    long start = System.nanoTime();
    assertThrows(SocketTimeoutException.class, () -> socket.getInputStream().read());
    assertTrue(System.nanoTime() - start >= TimeUnit.MILLISECONDS.toNanos(20));
    // A timeout does not harm the connection.
    writeSslRequest();
    assertEquals(1, socket.getInputStream().available());
    assertEquals('N', socket.getInputStream().read());
  }

  @Test
  void closingWakesAReader() throws Exception {
    Reader reader = startReader();
    socket.close();
    assertEquals(
        "Socket closed", assertInstanceOf(SocketException.class, reader.outcome()).getMessage());
    assertThrows(SocketException.class, () -> socket.getOutputStream());
    assertThrows(SocketException.class, () -> socket.setSoTimeout(1));
    socket.close();
  }

  @Test
  void anInterruptNeitherEndsAReadNorIsLost() throws Exception {
    Reader reader = startReader();
    reader.thread().interrupt();
    awaitWaiting(reader.thread());
    writeSslRequest();
    assertEquals((int) 'N', reader.outcome());
    assertTrue(reader.interrupted().get(10, TimeUnit.SECONDS));
  }

  @Test
  void anotherThreadMayWriteWhatAReaderWaitsFor() throws Exception {
    Reader reader = startReader();
    writeSslRequest();
    assertEquals((int) 'N', reader.outcome());
  }

  @Test
  void theEngineSaysThatItCloses() throws Exception {
    Reader reader = startReader();
    server.close();
    assertEquals((int) 'E', reader.outcome());
    assertThrows(SocketException.class, server::connect);
  }

  @Test
  void nothingIsSaidBeforeItIsFlushedOrRead() throws IOException {
    socket.getOutputStream().write(Frame.untyped().int32(1234 << 16 | 5679).toBytes());
    assertEquals(0, socket.getInputStream().available());
    socket.getOutputStream().flush();
    assertEquals(1, socket.getInputStream().available());
  }

  @Test
  void afterTheEndWritesGoNowhere() throws IOException {
    WireClient client = new WireClient(socket);
    client.send(Frame.startup(Frame.PROTOCOL_3_0, "user", "ann"));
    client.send(Frame.query("select 1"));
    assertEquals(List.of("ErrorResponse(FATAL 57P03 not now)"), client.readToEnd());
  }

  private void writeSslRequest() throws IOException {
    socket.getOutputStream().write(Frame.untyped().int32(1234 << 16 | 5679).toBytes());
    socket.getOutputStream().flush();
  }

  private record Reader(
      Thread thread, FutureTask<Object> result, CompletableFuture<Boolean> interrupted) {

    Object outcome() throws Exception {
      return result.get(10, TimeUnit.SECONDS);
    }
  }

  /** A thread that waits in read, and tells what it read or what it was thrown. */
  private Reader startReader() {
    CompletableFuture<Boolean> interrupted = new CompletableFuture<>();
    FutureTask<Object> task =
        new FutureTask<>(
            () -> {
              try {
                return socket.getInputStream().read();
              } catch (IOException e) {
                return e;
              } finally {
                interrupted.complete(Thread.currentThread().isInterrupted());
              }
            });
    Thread thread = new Thread(task, "reader");
    thread.start();
    awaitWaiting(thread);
    return new Reader(thread, task, interrupted);
  }

  private static void awaitWaiting(Thread thread) {
    while (thread.getState() != Thread.State.WAITING && thread.isAlive()) {
      Thread.onSpinWait();
    }
  }
}
