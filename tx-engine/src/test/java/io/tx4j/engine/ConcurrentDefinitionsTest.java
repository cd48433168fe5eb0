package io.tx4j.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Definitions beside other transactions: what one defines another may drop, what one still reads
 * may get other columns; and whatever was acknowledged, the folder can be opened again.
 */
@Timeout(60)
class ConcurrentDefinitionsTest {

  @TempDir Path folder;

  private static void execute(Connection connection, String... statements) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    }
  }

  private static List<String> query(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      List<String> found = new ArrayList<>();
      while (rows.next()) {
        found.add(rows.getString(1));
      }
      return found;
    }
  }

  private static void assertState(String expected, Connection connection, String sql) {
    SQLException error = assertThrows(SQLException.class, () -> execute(connection, sql));
    assertEquals(expected, error.getSQLState(), error.getMessage());
  }

  private static Connection connect(Engine engine) throws SQLException {
    return engine.dataSource().getConnection();
  }

  @Test
  void theSecondToCommitANameIsRefusedAndTheFolderOpensAgain() throws SQLException {
    try (Engine engine = Engine.open(folder);
        Connection one = connect(engine);
        Connection other = connect(engine)) {
      execute(one, "begin", "create table t (a int)", "insert into t values (1)");
      execute(other, "begin", "create table u (a int)", "create table t (b text)");
      execute(one, "commit");
      assertState("23505", other, "commit");
      execute(other, "insert into t values (2)");
      assertState("42P01", other, "select * from u");
    }
    try (Engine engine = Engine.open(folder);
        Connection connection = connect(engine)) {
      assertEquals(List.of("1", "2"), query(connection, "select a from t order by a"));
    }
  }

  @Test
  void differentNamesAreBothThere() throws SQLException {
    try (Engine engine = Engine.open(folder);
        Connection one = connect(engine);
        Connection other = connect(engine)) {
      execute(one, "begin", "create table t (a int)");
      execute(other, "begin", "create table u (a int)");
      execute(one, "commit");
      execute(other, "insert into t values (1)", "insert into u values (1)", "commit");
    }
    try (Engine engine = Engine.open(folder);
        Connection connection = connect(engine)) {
      assertEquals(List.of("2"), query(connection, "select t.a + u.a from t, u"));
    }
  }

  @Test
  void aTypeIsNotDroppedUnderATableThatIsBeingMade() throws SQLException {
    try (Engine engine = Engine.open(folder);
        Connection one = connect(engine);
        Connection other = connect(engine)) {
      execute(one, "create type e as enum ('x')", "create type f as enum ('x')");
      execute(one, "create schema s", "begin", "drop type e", "drop schema s");
      execute(other, "begin", "create table t (a e)");
      execute(one, "commit");
      assertState("42704", other, "commit");

      execute(one, "begin", "drop type f");
      execute(other, "create table t (a f)", "insert into t values ('x')");
      assertState("2BP01", one, "commit");
    }
    try (Engine engine = Engine.open(folder);
        Connection connection = connect(engine)) {
      assertEquals(List.of("x"), query(connection, "select a from t"));
    }
  }

  @Test
  void rowsOfATableThatIsGoneDoNotNeedTheirTypes() throws SQLException {
    try (Engine engine = Engine.open(folder);
        Connection connection = connect(engine)) {
      execute(
          connection,
          "begin",
          "create type e as enum ('x')",
          "create table gone (a e)",
          "insert into gone values ('x')",
          "drop table gone",
          "drop type e",
          "commit");
    }
    try (Engine engine = Engine.open(folder);
        Connection connection = connect(engine)) {
      assertState("42P01", connection, "select * from gone");
    }
  }

  @Test
  void anOlderSnapshotDoesNotReadRowsOfAnotherShape() throws SQLException {
    for (String definition :
        List.of(
            "alter table t add column c int",
            "alter table t add column c int default 7",
            "alter table t alter column b type text")) {
      try (EngineUnderTest engine = new EngineUnderTest();
          Connection reader = connect(engine.engine());
          Connection writer = connect(engine.engine())) {
        execute(writer, "create table t (a int primary key, b int)", "create table u (a int)");
        execute(writer, "insert into t values (1, 1), (2, 2)");
        execute(reader, "begin isolation level repeatable read", "select * from u");
        execute(writer, "delete from t where a = 2", definition);
        assertState("40001", reader, "select * from t where a = 1");
        execute(reader, "rollback", "begin isolation level repeatable read");
        assertEquals(List.of("1"), query(reader, "select b from t"));
        execute(reader, "commit");
      }
    }
  }

  @Test
  void anOlderSnapshotReadsTheCatalogAndViews() throws SQLException {
    try (EngineUnderTest engine = new EngineUnderTest();
        Connection reader = connect(engine.engine());
        Connection writer = connect(engine.engine())) {
      execute(writer, "create table t (a int)", "create view v as select a from t");
      execute(reader, "begin isolation level repeatable read", "select * from v");
      execute(writer, "create table u (a int)", "insert into t values (1)");
      assertEquals(List.of(), query(reader, "select * from v"));
      assertEquals(List.of("t"), query(reader, "select relname from pg_class where relname = 't'"));
      assertEquals(List.of("v"), query(reader, "select table_name from information_schema.views"));
    }
  }

  @Test
  void anOlderSnapshotKeepsWhatDroppedColumnsLeave() throws SQLException {
    try (EngineUnderTest engine = new EngineUnderTest();
        Connection reader = connect(engine.engine());
        Connection writer = connect(engine.engine())) {
      execute(writer, "create table t (a int, b int, c int)", "create table u (a int)");
      execute(writer, "insert into t values (1, 2, 3)");
      execute(reader, "begin isolation level repeatable read", "select * from u");
      execute(writer, "alter table t drop column b", "update t set c = 4");
      assertEquals(List.of("3"), query(reader, "select c from t"));
    }
  }

  @Test
  void anIndexIsNotOverVersionsOfAnotherType() throws SQLException {
    try (EngineUnderTest engine = new EngineUnderTest();
        Connection reader = connect(engine.engine());
        Connection writer = connect(engine.engine())) {
      execute(writer, "create table t (a int primary key, b int)", "create table u (a int)");
      execute(writer, "insert into t select i, i from generate_series(1, 50) i");
      execute(reader, "begin isolation level repeatable read", "select * from u");
      execute(
          writer,
          "begin",
          "update t set b = b + 1",
          "alter table t alter column b type text, add column c int default 5",
          "create unique index on t (b)",
          "create index on t ((c + 1))",
          "commit");
      execute(writer, "insert into t values (100, 'x', 1)", "delete from t where b = '7'");
      assertState("40001", reader, "select * from t where b = '8'");
      execute(reader, "rollback");
      for (int i = 0; i < 100; i++) {
        execute(writer, "update t set b = b || 'y', c = c + 1 where a = " + (i % 50 + 1));
      }
      assertEquals(List.of("49"), query(writer, "select count(*) from t where b like '%yy'"));
      assertEquals(List.of("49"), query(writer, "select count(*) from t where c + 1 = 8"));
      execute(
          writer,
          "begin",
          "savepoint s",
          "alter table t add column d text",
          "rollback to s",
          "commit");
      assertEquals(List.of("49"), query(writer, "select count(*) from t where c + 1 = 8"));
    }
  }

  @Test
  void aTransactionSnapshotMayShowTwoRowsOfOneKey() throws SQLException {
    try (EngineUnderTest engine = new EngineUnderTest();
        Connection one = connect(engine.engine());
        Connection other = connect(engine.engine())) {
      execute(other, "create table t (a int primary key, b text)");
      execute(other, "insert into t values (1, 'old')");
      execute(one, "begin isolation level repeatable read", "select * from t");
      execute(other, "delete from t where a = 1");
      execute(one, "insert into t values (1, 'new')");
      assertEquals(List.of("new", "old"), query(one, "select b from t where a = 1 order by b"));
      execute(one, "commit");
      assertEquals(List.of("new"), query(one, "select b from t where a = 1"));
    }
  }

  @Test
  void aDeferredConstraintLetsTwoRowsHaveOneKeyForAWhile() throws SQLException {
    try (EngineUnderTest engine = new EngineUnderTest();
        Connection connection = connect(engine.engine())) {
      execute(
          connection,
          "create table t (a int primary key deferrable initially deferred, b int)",
          "insert into t values (1, 1)",
          "begin",
          "insert into t values (1, 2)");
      assertEquals(List.of("1", "2"), query(connection, "select b from t where a = 1 order by b"));
      assertState("23505", connection, "commit");
    }
  }

  @Test
  void aSequenceThatHasBegunAgainGoesOnAfterReopening() throws SQLException {
    try (Engine engine = Engine.open(folder);
        Connection connection = connect(engine)) {
      execute(connection, "create sequence s maxvalue 40 cycle");
      assertEquals(
          "5", query(connection, "select nextval('s') from generate_series(1, 45)").get(44));
    }
    try (Engine engine = Engine.open(folder);
        Connection connection = connect(engine)) {
      long next = Long.parseLong(query(connection, "select nextval('s')").get(0));
      assertTrue(next > 5, "given out again: " + next);
    }
  }
}
