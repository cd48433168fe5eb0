package io.tx4j.engine.wire;

import java.io.IOException;
import java.net.Socket;
import java.net.SocketException;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Where clients reach one engine: it makes in-process sockets, listens on TCP, and knows the
 * connections of both kinds, so that a cancel request on one finds the other. Thread-safe.
 */
public final class Server implements AutoCloseable {

  private final String name;
  private final SessionFactory sessions;
  private final Set<Connection> connections = ConcurrentHashMap.newKeySet();
  private final Set<TcpListener> listeners = ConcurrentHashMap.newKeySet();
  private volatile boolean closed;

  /**
   * @param name of the engine, shown in the names of threads and in messages
   * @param sessions makes the session of each connection
   */
  public Server(String name, SessionFactory sessions) {
    this.name = name;
    this.sessions = sessions;
  }

  /**
   * A new connection within this process. Nothing runs but the threads that use the socket.
   *
   * @throws SocketException where the server is closed
   */
  public Socket connect() throws IOException {
    InProcessSocket socket = new InProcessSocket(this);
    add(socket);
    return socket;
  }

  /**
   * Listens for connections of other processes.
   *
   * <p>There is no authentication and no encryption: whoever reaches the port is let in.
   *
   * @param host name or address of the interface; {@code localhost} is reached from this machine
   *     only
   * @param port 0 for any that is free, see {@link TcpListener#port()}
   * @throws IOException where the port is taken or the host is none of this machine's
   */
  public TcpListener listen(String host, int port) throws IOException {
    TcpListener listener = TcpListener.open(this, host, port);
    listeners.add(listener);
    if (closed) {
      listener.close();
      throw closedException();
    }
    return listener;
  }

  /** Tells every client that the engine closes, ends the connections, and stops to listen. */
  @Override
  public void close() {
    closed = true;
    listeners.forEach(TcpListener::close);
    connections.forEach(Connection::shutDown);
  }

  String name() {
    return name;
  }

  SessionFactory sessions() {
    return sessions;
  }

  void add(Connection connection) throws SocketException {
    connections.add(connection);
    if (closed) {
      connections.remove(connection);
      throw closedException();
    }
  }

  void remove(Connection connection) {
    connections.remove(connection);
  }

  void remove(TcpListener listener) {
    listeners.remove(listener);
  }

  /** Serves a cancel request; as PostgreSQL, it does not say whether it found anything. */
  void cancel(int processId, byte[] secret) {
    for (Connection connection : connections) {
      connection.cancel(processId, secret);
    }
  }

  private SocketException closedException() {
    return new SocketException("the engine " + name + " is closed");
  }
}
