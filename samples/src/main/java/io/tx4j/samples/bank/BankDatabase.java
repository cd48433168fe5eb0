package io.tx4j.samples.bank;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.tx4j.engine.Engine;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/** The database that the bank runs on: something to connect to, and something to clean up. */
final class BankDatabase implements AutoCloseable {

  private final String description;
  private final String url;
  private final Closeable cleanUp;

  private BankDatabase(String description, String url, Closeable cleanUp) {
    this.description = description;
    this.url = url;
    this.cleanUp = cleanUp;
  }

  static BankDatabase of(BankOptions options) throws IOException {
    return switch (options.database()) {
      case BankOptions.EMBEDDED -> embedded(options);
      case BankOptions.POSTGRES -> postgres();
      default -> new BankDatabase(options.database(), options.database(), () -> {});
    };
  }

  private static BankDatabase embedded(BankOptions options) throws IOException {
    Path folder = options.folder();
    if (folder != null) {
      return new BankDatabase(
          "the bundled engine in " + folder, "jdbc:tx4j:file:" + folder, () -> {});
    }
    Path temporary = Files.createTempDirectory("tx4j-bank");
    return new BankDatabase(
        "the bundled engine in " + temporary,
        "jdbc:tx4j:file:" + temporary,
        () -> delete(temporary));
  }

  private static BankDatabase postgres() throws IOException {
    EmbeddedPostgres server =
        EmbeddedPostgres.builder()
            .setServerConfig("fsync", "on") // the builder's own default is off
            .setServerConfig("full_page_writes", "on")
            .setServerConfig("synchronous_commit", "on")
            .setServerConfig("max_connections", "1100")
            .start();
    return new BankDatabase(
        "PostgreSQL on port " + server.getPort(),
        server.getJdbcUrl("postgres", "postgres"),
        server);
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }

  /**
   * A pool of connections. For the bundled engine it opens the folder, which {@link #release} gives
   * back.
   */
  HikariDataSource pool(int size) {
    HikariConfig config = new HikariConfig();
    config.setJdbcUrl(url);
    config.setMaximumPoolSize(size);
    return new HikariDataSource(config);
  }

  /**
   * Gives the folder of the bundled engine back, so that another process, or this one, can open it.
   */
  void release() {
    if (url.startsWith("jdbc:tx4j:file:")) {
      Engine.open(Path.of(url.substring("jdbc:tx4j:file:".length()))).close();
    }
  }

  String url() {
    return url;
  }

  @Override
  public String toString() {
    return description;
  }

  @Override
  public void close() {
    release();
    try {
      cleanUp.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
