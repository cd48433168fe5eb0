package io.tx4j.engine;

import io.tx4j.engine.error.SqlError;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import javax.net.SocketFactory;
import org.jspecify.annotations.Nullable;

/**
 * Lets the PostgreSQL JDBC driver reach an engine in this process, by the driver's own properties:
 *
 * <pre>
 *   jdbc:postgresql://localhost/bank?socketFactory=io.tx4j.engine.EngineSocketFactory&amp;socketFactoryArg=mem:bank
 * </pre>
 *
 * Host and port are ignored. The engine is opened with the first socket, unless it is open already;
 * all sockets of one factory, cancel requests included, go to that engine. Thread-safe.
 */
public final class EngineSocketFactory extends SocketFactory {

  private final @Nullable String address;

  /** Null until the first socket is made. */
  private @Nullable Engine engine;

  /**
   * As the driver makes it.
   *
   * @param address the driver's property {@code socketFactoryArg}: {@code mem:NAME} or {@code
   *     file:FOLDER}
   */
  public EngineSocketFactory(@Nullable String address) {
    this.address = address;
  }

  /**
   * A connected socket.
   *
   * @throws IOException where the engine cannot be opened, or is closed; the message says why
   */
  @Override
  public Socket createSocket() throws IOException {
    return engine().server().connect();
  }

  private synchronized Engine engine() throws IOException {
    if (engine == null) {
      engine = open();
    }
    return engine;
  }

  private Engine open() throws IOException {
    if (address == null) {
      throw new IOException(
          "the property socketFactoryArg must name the engine: mem:NAME or file:FOLDER");
    }
    try {
      return EngineAddress.parse(address).open();
    } catch (IllegalArgumentException e) {
      throw new IOException("bad socketFactoryArg: " + e.getMessage(), e);
    } catch (SqlError | UncheckedIOException e) {
      throw new IOException("cannot open the engine " + address + ": " + e.getMessage(), e);
    }
  }

  @Override
  public Socket createSocket(String host, int port) throws IOException {
    return createSocket();
  }

  @Override
  public Socket createSocket(String host, int port, InetAddress localHost, int localPort)
      throws IOException {
    return createSocket();
  }

  @Override
  public Socket createSocket(InetAddress host, int port) throws IOException {
    return createSocket();
  }

  @Override
  public Socket createSocket(InetAddress host, int port, InetAddress localHost, int localPort)
      throws IOException {
    return createSocket();
  }
}
