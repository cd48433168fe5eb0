package io.tx4j.engine.wire;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.util.concurrent.locks.ReentrantLock;

/** A connection over TCP: its thread reads, runs the conversation, and writes. */
final class TcpConnection implements Connection {

  private static final System.Logger LOGGER = System.getLogger("io.tx4j.engine.wire");

  /** PostgreSQL's authentication_timeout: how long a client may take to say who it is. */
  private static final int STARTUP_TIMEOUT_MILLIS = 60_000;

  private final Server server;
  private final Socket socket;
  private final Conversation conversation;

  /** Held while the conversation runs, so that a shutdown knows whether it is idle. */
  private final ReentrantLock lock = new ReentrantLock();

  TcpConnection(Server server, Socket socket) {
    this.server = server;
    this.socket = socket;
    this.conversation = new Conversation(server);
  }

  /** Serves the client until it leaves. */
  void run() {
    try (socket) {
      socket.setTcpNoDelay(true);
      socket.setKeepAlive(true);
      socket.setSoTimeout(STARTUP_TIMEOUT_MILLIS);
      converse(socket.getInputStream(), socket.getOutputStream());
    } catch (IOException e) {
      // A client that goes away without a word is no concern of the engine's.
      LOGGER.log(System.Logger.Level.DEBUG, "connection lost", e);
    } finally {
      conversation.close();
      server.remove(this);
    }
  }

  private void converse(InputStream input, OutputStream output) throws IOException {
    boolean started = false;
    while (!conversation.hasEnded() && conversation.in().fill(input)) {
      do {
        answer(output);
        // A shutdown that found this thread at work has left the rest to it.
      } while (conversation.isShuttingDown() && !conversation.hasEnded());
      if (!started && conversation.hasStarted()) {
        started = true;
        socket.setSoTimeout(0);
      }
    }
  }

  private void answer(OutputStream output) throws IOException {
    lock.lock();
    try {
      boolean more = true;
      while (more) {
        more = conversation.pump();
        conversation.out().takeAll(output);
      }
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void cancel(int processId, byte[] secret) {
    conversation.cancel(processId, secret);
  }

  @Override
  public void shutDown() {
    conversation.shutDown();
    // While a statement runs, its own thread tells the client and ends.
    if (lock.tryLock()) {
      try (socket) {
        conversation.pump();
        conversation.out().takeAll(socket.getOutputStream());
      } catch (IOException e) {
        LOGGER.log(System.Logger.Level.DEBUG, "connection lost", e);
      } finally {
        lock.unlock();
      }
    }
  }
}
