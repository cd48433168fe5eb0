package io.tx4j.engine.wire;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/**
 * A port that is listened on. A thread accepts connections, and each connection has a thread of its
 * own; all are daemons, so that listening does not keep a program alive. Thread-safe.
 */
public final class TcpListener implements AutoCloseable {

  private static final System.Logger LOGGER = System.getLogger("io.tx4j.engine.wire");

  private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

  private final Server server;
  private final ServerSocket socket;
  private final AtomicInteger accepted = new AtomicInteger();

  private TcpListener(Server server, ServerSocket socket) {
    this.server = server;
    this.socket = socket;
  }

  static TcpListener open(Server server, String host, int port) throws IOException {
    ServerSocket socket = new ServerSocket();
    try {
      // A port in TIME_WAIT is free; one that is listened on is not.
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(InetAddress.getByName(host), port));
    } catch (IOException e) {
      socket.close();
      throw new IOException("cannot listen on " + host + ":" + port + ": " + e.getMessage(), e);
    }
    TcpListener listener = new TcpListener(server, socket);
    listener.start(listener::accept, "listener");
    return listener;
  }

  /** The port that is listened on, also where any free one was asked for. */
  public int port() {
    return socket.getLocalPort();
  }

  /** Accepts no more connections; those there are live on. */
  @Override
  public void close() {
    server.remove(this);
    try {
      socket.close();
    } catch (IOException e) {
      LOGGER.log(System.Logger.Level.WARNING, "cannot close port " + port(), e);
    }
  }

  private void accept() {
    while (!socket.isClosed()) {
      try {
        serve(socket.accept());
      } catch (IOException e) {
        if (!socket.isClosed()) {
          LOGGER.log(System.Logger.Level.WARNING, "cannot accept a connection", e);
          // Most likely the process has too many files open: trying at once would not help.
          LockSupport.parkNanos(PAUSE_NANOS);
        }
      }
    }
  }

  private void serve(Socket client) throws IOException {
    TcpConnection connection = new TcpConnection(server, client);
    try {
      server.add(connection);
    } catch (IOException e) {
      client.close();
      throw e;
    }
    start(connection::run, "connection-" + accepted.incrementAndGet());
  }

  private void start(Runnable body, String role) {
    Thread thread = new Thread(body, "tx4j-" + server.name() + "-" + port() + "-" + role);
    thread.setDaemon(true);
    thread.start();
  }
}
