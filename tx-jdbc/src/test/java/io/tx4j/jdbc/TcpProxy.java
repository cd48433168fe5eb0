package io.tx4j.jdbc;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;

/** Stands between the driver and a database: counts round trips, keeps the text, cuts the line. */
final class TcpProxy implements AutoCloseable {

  /** What to do when the client sends COMMIT. */
  enum AtCommit {
    PASS,
    CUT_BEFORE_THE_SERVER_GETS_IT,
    CUT_BEFORE_THE_CLIENT_GETS_THE_ANSWER
  }

  private final ServerSocket listener;
  private final int target;
  private final AtomicInteger roundTrips = new AtomicInteger();
  private final List<String> sent = new CopyOnWriteArrayList<>();
  private volatile AtCommit atCommit = AtCommit.PASS;
  private volatile boolean clientSpokeLast;

  TcpProxy(int target) throws IOException {
    this.target = target;
    listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    daemon(this::accept);
  }

  /** Connections through the proxy. */
  DataSource dataSource() {
    PGSimpleDataSource dataSource = new PGSimpleDataSource();
    dataSource.setUrl(
        "jdbc:postgresql://localhost:" + listener.getLocalPort() + "/postgres?user=postgres");
    return dataSource;
  }

  /** The next COMMIT is treated so; later ones pass. */
  void atNextCommit(AtCommit fate) {
    atCommit = fate;
  }

  void reset() {
    roundTrips.set(0);
    sent.clear();
    clientSpokeLast = false;
  }

  int roundTrips() {
    return roundTrips.get();
  }

  /** Whether the client sent a text since the last reset. */
  boolean sent(String text) {
    return sent.stream().anyMatch(chunk -> chunk.contains(text));
  }

  private void accept() {
    while (true) {
      try {
        Socket client = listener.accept();
        Socket server = new Socket(InetAddress.getLoopbackAddress(), target);
        client.setTcpNoDelay(true);
        server.setTcpNoDelay(true);
        Line line = new Line(client, server);
        daemon(line::toServer);
        daemon(line::toClient);
      } catch (IOException e) {
        return;
      }
    }
  }

  private static void daemon(Runnable task) {
    Threads.daemon("tcp-proxy", task).start();
  }

  @Override
  public void close() throws IOException {
    listener.close();
  }

  private final class Line {
    private final Socket client;
    private final Socket server;
    private volatile boolean cutAtAnswer;

    private Line(Socket client, Socket server) {
      this.client = client;
      this.server = server;
    }

    void toServer() {
      pump(
          client,
          server,
          chunk -> {
            String text = new String(chunk, StandardCharsets.ISO_8859_1);
            sent.add(text);
            if (!clientSpokeLast) {
              roundTrips.incrementAndGet();
            }
            clientSpokeLast = true;
            if (!text.contains("COMMIT")) {
              return true;
            }
            AtCommit fate = atCommit;
            atCommit = AtCommit.PASS;
            cutAtAnswer = fate == AtCommit.CUT_BEFORE_THE_CLIENT_GETS_THE_ANSWER;
            return fate != AtCommit.CUT_BEFORE_THE_SERVER_GETS_IT;
          });
    }

    void toClient() {
      pump(
          server,
          client,
          chunk -> {
            clientSpokeLast = false;
            return !cutAtAnswer;
          });
    }

    private void pump(Socket from, Socket to, Gate gate) {
      byte[] buffer = new byte[65_536];
      try (client;
          server) {
        InputStream in = from.getInputStream();
        OutputStream out = to.getOutputStream();
        for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
          byte[] chunk = Arrays.copyOf(buffer, n);
          if (!gate.lets(chunk)) {
            return;
          }
          out.write(chunk);
          out.flush();
        }
      } catch (IOException e) {
        // One end has closed, so the other is closed too.
      }
    }
  }

  /** Decides whether a chunk goes through; if not, the line is cut. */
  @FunctionalInterface
  private interface Gate {
    boolean lets(byte[] chunk);
  }
}
