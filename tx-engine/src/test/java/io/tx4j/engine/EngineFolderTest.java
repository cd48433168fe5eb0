package io.tx4j.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An engine in a folder: closed and opened again, copied while it runs, opened twice. */
class EngineFolderTest {

  @TempDir Path temporary;

  private static void execute(Engine engine, String... statements) throws SQLException {
    try (Connection connection = engine.dataSource().getConnection();
        Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    }
  }

  private static String query(Engine engine, String sql) throws SQLException {
    try (Connection connection = engine.dataSource().getConnection();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      StringBuilder result = new StringBuilder();
      while (rows.next()) {
        for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
          result.append(rows.getString(i)).append(' ');
        }
      }
      return result.toString().trim();
    }
  }

  @Test
  void aFileInPlaceOfAFolderIsSaidToBeOne() throws IOException {
    Path file = Files.createFile(temporary.resolve("file"));
    UncheckedIOException error = assertThrows(UncheckedIOException.class, () -> Engine.open(file));
    assertEquals("expected a folder, found the file " + file, error.getMessage());
  }

  @Test
  void whatWasCommittedIsThereAfterReopening() throws SQLException {
    Path folder = temporary.resolve("bank");
    try (Engine engine = Engine.open(folder)) {
      execute(
          engine,
          "create table t (id int primary key, v text, n numeric(8,2), at timestamptz, b bytea)",
          "insert into t values (1, 'one', 1.50, '2024-01-01 00:00:00+00', '\\x00ff')",
          "insert into t values (2, null, null, null, null), (3, 'three', 3, null, null)",
          "update t set v = 'uno' where id = 1",
          "delete from t where id = 3",
          "begin; insert into t (id) values (9); rollback");
    }
    try (Engine engine = Engine.open(folder)) {
      assertEquals(
          "1 uno 1.50 \\x00ff 2 null null null",
          query(engine, "select id, v, n, b from t order by id"));
      SQLException duplicate =
          assertThrows(SQLException.class, () -> execute(engine, "insert into t (id) values (1)"));
      assertEquals("23505", duplicate.getSQLState());
      execute(
          engine,
          "insert into t (id) values (3)",
          "create table u (id int primary key references t)");
    }
    try (Engine engine = Engine.open(folder)) {
      assertEquals("1 2 3", query(engine, "select id from t order by id"));
      SQLException violation =
          assertThrows(SQLException.class, () -> execute(engine, "insert into u values (77)"));
      assertEquals("23503", violation.getSQLState());
      execute(engine, "drop table u", "drop table t");
    }
    try (Engine engine = Engine.open(folder)) {
      SQLException undefined =
          assertThrows(SQLException.class, () -> query(engine, "select * from t"));
      assertEquals("42P01", undefined.getSQLState());
    }
  }

  /** A copy of the files at some moment is what a crash at that moment leaves behind. */
  @Test
  void whatWasAcknowledgedIsThereAfterACrash() throws SQLException, IOException {
    Path folder = temporary.resolve("live");
    Path copy = temporary.resolve("copy");
    try (Engine engine = Engine.open(folder)) {
      execute(engine, "create table t (id int primary key)");
      for (int i = 1; i <= 50; i++) {
        execute(engine, "insert into t values (" + i + ")");
      }
      try (Connection open = engine.dataSource().getConnection();
          Statement statement = open.createStatement()) {
        open.setAutoCommit(false);
        statement.execute("insert into t values (99)");
        copy(folder, copy);
        open.rollback();
      }
    }
    try (Engine engine = Engine.open(copy)) {
      assertEquals("50 50", query(engine, "select count(*), max(id) from t"));
    }
  }

  private static void copy(Path from, Path to) throws IOException {
    Files.createDirectories(to);
    try (Stream<Path> files = Files.list(from)) {
      for (Path file : files.toList()) {
        if (!file.getFileName().toString().equals("lock")) {
          Files.copy(file, to.resolve(file.getFileName()), StandardCopyOption.REPLACE_EXISTING);
        }
      }
    }
  }

  @Test
  void aFolderOpenedTwiceIsOneEngine() throws SQLException {
    Path folder = temporary.resolve("twice");
    try (Engine engine = Engine.open(folder)) {
      assertSame(engine, Engine.open(folder.resolve("..").resolve("twice")));
      execute(engine, "create table t (id int)", "insert into t values (1)");
      try (Connection connection = DriverManager.getConnection("jdbc:tx4j:file:" + folder);
          Statement statement = connection.createStatement();
          ResultSet rows = statement.executeQuery("select id from t")) {
        assertTrue(rows.next());
      }
    }
  }

  @Test
  void aFolderThatCannotBeMadeIsNamed() throws IOException {
    Path file = Files.writeString(temporary.resolve("file"), "not a folder");
    UncheckedIOException refused =
        assertThrows(UncheckedIOException.class, () -> Engine.open(file.resolve("below")));
    assertTrue(
        String.valueOf(refused.getMessage()).contains(file.toString()), refused.getMessage());
    SQLException byUrl =
        assertThrows(
            SQLException.class,
            () -> DriverManager.getConnection("jdbc:tx4j:file:" + file.resolve("below")));
    assertTrue(byUrl.getMessage().contains(file.toString()), byUrl.getMessage());
  }

  @Test
  void aSecondProcessIsRefusedAndToldWho() throws Exception {
    Path folder = temporary.resolve("taken");
    try (Engine engine = Engine.open(folder)) {
      execute(engine, "create table t (id int)");
      String message = ChildProcess.run(OpenFolder.class, folder.toString()).output();
      assertTrue(message.contains(folder.toString()), message);
      assertTrue(message.contains(String.valueOf(ProcessHandle.current().pid())), message);
    }
  }

  /** Opens a folder in another process, and says what comes of it. */
  static final class OpenFolder {
    public static void main(String[] arguments) {
      try (Engine engine = Engine.open(Path.of(arguments[0]))) {
        System.out.println("opened " + engine);
      } catch (UncheckedIOException e) {
        System.out.println(e.getMessage());
      }
    }
  }
}
