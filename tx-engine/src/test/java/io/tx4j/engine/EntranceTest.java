package io.tx4j.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;
import javax.sql.DataSource;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** How an engine is reached, shared and closed. */
@Timeout(60)
class EntranceTest {

  @TempDir Path folder;

  @Test
  void oneNameIsOneEngineWhileItIsOpen() throws SQLException {
    Engine engine = Engine.memory("entrance");
    try (Connection connection = DriverManager.getConnection("jdbc:tx4j:mem:entrance");
        Statement statement = connection.createStatement()) {
      assertEquals("entrance", connection.getCatalog());
      statement.execute("create table here (id int)");
      assertSame(engine, Engine.memory("entrance"));
      try (Connection other = engine.dataSource().getConnection();
          Statement reading = other.createStatement()) {
        reading.executeQuery("select * from here").close();
      }
    }
    engine.close();
    try (Engine fresh = Engine.memory("entrance")) {
      assertNotSame(engine, fresh);
    }
  }

  @Test
  void aFolderIsTheSameByAllItsNames() throws IOException, SQLException {
    Path data = Files.createDirectory(folder.resolve("my data"));
    Path link = Files.createSymbolicLink(folder.resolve("link"), data);
    try (Engine engine = Engine.open(data)) {
      assertSame(engine, Engine.open(link));
      assertSame(engine, Engine.open(data.resolve("..").resolve("my data")));
      String url = "jdbc:tx4j:file:" + link;
      try (Connection connection = DriverManager.getConnection(url)) {
        assertEquals("link", connection.getCatalog());
      }
    }
  }

  @Test
  void whatCannotBeOpenedIsExplained() throws IOException {
    Path file = Files.createFile(folder.resolve("file"));
    SQLException error =
        assertThrows(
            SQLException.class,
            () -> DriverManager.getConnection("jdbc:tx4j:file:" + file).close());
    assertEquals("08001", error.getSQLState());
    assertTrue(error.getMessage().startsWith("cannot open the engine file:" + file + ": "));
  }

  @Test
  void theSocketFactoryWantsToKnowWhich() {
    String url =
        "jdbc:postgresql://localhost/x?socketFactory=" + EngineSocketFactory.class.getName();
    SQLException error =
        assertThrows(SQLException.class, () -> DriverManager.getConnection(url, "u", "").close());
    assertEquals("08001", error.getSQLState());
    assertEquals(
        "the property socketFactoryArg must name the engine: mem:NAME or file:FOLDER",
        error.getCause().getMessage());
  }

  @Test
  void aClosedEngineHasNoConnections() throws SQLException {
    Engine engine = Engine.memory("closed");
    DataSource dataSource = engine.dataSource();
    try (Connection connection = dataSource.getConnection();
        Statement statement = connection.createStatement()) {
      engine.close();
      SQLException error =
          assertThrows(SQLException.class, () -> statement.executeQuery("select 1"));
      assertEquals("57P01", error.getSQLState());
      assertTrue(connection.isClosed());
    }
    SQLException error = assertThrows(SQLException.class, dataSource::getConnection);
    assertEquals("08003", error.getSQLState());
    assertEquals("the engine of jdbc:tx4j:mem:closed is closed", error.getMessage());
  }

  @Test
  void aTakenPortIsNamed() {
    try (Engine engine = Engine.memory("ports");
        Engine.Listener first = engine.listen("localhost", 0)) {
      RuntimeException error =
          assertThrows(RuntimeException.class, () -> engine.listen("localhost", first.port()));
      assertTrue(error.getMessage().contains("localhost:" + first.port()), error.getMessage());
    }
  }

  /** As in an application server: the driver in a common class loader, the engine below it. */
  @Test
  void theEngineMayHaveAClassLoaderBelowTheDrivers() throws Exception {
    ClassLoader platform = ClassLoader.getPlatformClassLoader();
    try (URLClassLoader common =
            new URLClassLoader(new URL[] {place(org.postgresql.Driver.class)}, platform);
        URLClassLoader application =
            new URLClassLoader(new URL[] {place(Engine.class), place(NullMarked.class)}, common)) {
      java.sql.Driver driver =
          (java.sql.Driver)
              application.loadClass(Driver.class.getName()).getConstructor().newInstance();
      assertNotSame(Driver.class, driver.getClass());
      try (Connection connection = driver.connect("jdbc:tx4j:mem:below", new Properties());
          Statement statement = connection.createStatement()) {
        statement.executeQuery("select 1").close();
        statement.cancel();
      }
    }
  }

  private static URL place(Class<?> type) {
    return type.getProtectionDomain().getCodeSource().getLocation();
  }
}
