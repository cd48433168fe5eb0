package io.tx4j.engine.sql;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tx4j.engine.sql.AlterTableAction.AddColumn;
import io.tx4j.engine.sql.AlterTableAction.AddConstraint;
import io.tx4j.engine.sql.AlterTableAction.SetType;
import io.tx4j.engine.sql.Constraint.Check;
import io.tx4j.engine.sql.Constraint.Default;
import io.tx4j.engine.sql.Constraint.ForeignKey;
import io.tx4j.engine.sql.Constraint.Identity;
import io.tx4j.engine.sql.Constraint.NotNull;
import io.tx4j.engine.sql.Constraint.ReferentialAction;
import io.tx4j.engine.sql.Constraint.Unique;
import io.tx4j.engine.sql.DefinitionStatement.AlterTable;
import io.tx4j.engine.sql.DefinitionStatement.ColumnDefinition;
import io.tx4j.engine.sql.DefinitionStatement.CreateIndex;
import io.tx4j.engine.sql.DefinitionStatement.CreateTable;
import io.tx4j.engine.sql.DefinitionStatement.Drop;
import io.tx4j.engine.sql.DefinitionStatement.OnCommit;
import io.tx4j.engine.sql.DefinitionStatement.Persistence;
import io.tx4j.engine.sql.DefinitionStatement.TableConstraint;
import io.tx4j.engine.sql.DefinitionStatement.UnsupportedDefinition;
import io.tx4j.engine.sql.SequenceOption.Kind;
import io.tx4j.engine.sql.SessionStatement.Copy;
import io.tx4j.engine.sql.SessionStatement.Explain;
import io.tx4j.engine.sql.SessionStatement.FetchCursor;
import io.tx4j.engine.sql.SessionStatement.FetchDirection;
import io.tx4j.engine.sql.SessionStatement.LockMode;
import io.tx4j.engine.sql.SessionStatement.LockTable;
import io.tx4j.engine.sql.SessionStatement.Prepare;
import io.tx4j.engine.sql.SessionStatement.SetVariable;
import io.tx4j.engine.sql.SessionStatement.ShowVariable;
import io.tx4j.engine.sql.SqlExpression.StringLiteral;
import io.tx4j.engine.sql.TransactionStatement.Begin;
import io.tx4j.engine.sql.TransactionStatement.Commit;
import io.tx4j.engine.sql.TransactionStatement.IsolationLevel;
import io.tx4j.engine.sql.TransactionStatement.Modes;
import io.tx4j.engine.sql.TransactionStatement.RollbackToSavepoint;
import io.tx4j.engine.sql.TransactionStatement.SetConstraints;
import io.tx4j.engine.sql.TransactionStatement.SetTransaction;
import java.util.List;
import org.junit.jupiter.api.Test;

class StatementParserTest {

  private static <T> T only(Class<T> type, String sql) {
    List<ParsedStatement> statements = Parser.parse(sql);
    assertEquals(1, statements.size());
    return assertInstanceOf(type, statements.get(0).statement());
  }

  // ---- several statements

  @Test
  void aStringIsSplitByTheParser() {
    List<ParsedStatement> statements =
        Parser.parse(" ; select ';' ; /* ; */ insert into t values ($2) -- ;\n ; ");
    assertEquals(2, statements.size());
    assertEquals("select ';'", statements.get(0).sourceText());
    assertEquals(4, statements.get(0).position());
    assertEquals(0, statements.get(0).parameterCount());
    assertEquals("insert into t values ($2)", statements.get(1).sourceText());
    assertEquals(2, statements.get(1).parameterCount());
    assertEquals(25, statements.get(1).position());
    assertEquals(25, statements.get(1).statement().position());
  }

  @Test
  void nothingIsNoStatement() {
    assertTrue(Parser.parse("").isEmpty());
    assertTrue(Parser.parse(" ; -- x").isEmpty());
  }

  // ---- transactions

  @Test
  void transactionModes() {
    Begin begin = only(Begin.class, "BEGIN ISOLATION LEVEL SERIALIZABLE, READ ONLY DEFERRABLE");
    assertEquals(new Modes(IsolationLevel.SERIALIZABLE, true, true), begin.modes());
    assertEquals(new Modes(null, null, null), only(Begin.class, "start transaction").modes());
    SetTransaction set =
        only(
            SetTransaction.class,
            "SET SESSION CHARACTERISTICS AS TRANSACTION ISOLATION LEVEL READ UNCOMMITTED");
    assertTrue(set.session());
    assertEquals(IsolationLevel.READ_UNCOMMITTED, set.modes().isolation());
    assertTrue(only(Commit.class, "commit and chain").chain());
  }

  @Test
  void savepoints() {
    assertEquals("a", only(RollbackToSavepoint.class, "rollback to savepoint a").name());
    assertEquals("savepoint", only(RollbackToSavepoint.class, "rollback to savepoint").name());
  }

  @Test
  void setConstraints() {
    SetConstraints all = only(SetConstraints.class, "set constraints all deferred");
    assertTrue(all.names().isEmpty());
    assertTrue(all.deferred());
  }

  // ---- sessions

  @Test
  void settings() {
    SetVariable set = only(SetVariable.class, "SET LOCAL statement_timeout TO '5s'");
    assertEquals("statement_timeout", set.name());
    assertTrue(set.local());
    assertEquals(
        List.of("5s"),
        set.values().stream().map(value -> ((StringLiteral) value).value()).toList());
    assertEquals("timezone", only(SetVariable.class, "set time zone 'UTC'").name());
    assertTrue(only(SetVariable.class, "set a to default").values().isEmpty());
    assertEquals(
        "transaction_isolation",
        only(ShowVariable.class, "SHOW TRANSACTION ISOLATION LEVEL").name());
    assertEquals("my.Var", only(ShowVariable.class, "show my.\"Var\"").name());
  }

  @Test
  void cursorsLocksAndExplain() {
    FetchCursor fetch = only(FetchCursor.class, "fetch backward 5 from c");
    assertEquals(FetchDirection.BACKWARD, fetch.direction());
    assertEquals(5, fetch.count());
    assertEquals(
        LockMode.SHARE_ROW_EXCLUSIVE,
        only(LockTable.class, "lock t in share row exclusive mode").mode());
    assertEquals(
        "json",
        only(Explain.class, "explain (analyze, format json) select 1").options().get(1).value());
    assertInstanceOf(
        DataStatement.Insert.class,
        only(Prepare.class, "prepare p (int) as insert into t values ($1)").statement());
  }

  @Test
  void copyOptionsOfBothSyntaxes() {
    Copy copy = only(Copy.class, "copy t (a) from stdin with csv header delimiter ';'");
    assertEquals("csv", copy.options().get(0).value());
    assertEquals("header", copy.options().get(1).name());
    assertEquals(";", copy.options().get(2).value());
    assertNull(copy.file());
    Copy modern = only(Copy.class, "copy (select 1) to '/x' (format csv, force_quote (a, b))");
    assertEquals(List.of("a", "b"), modern.options().get(1).list());
    assertNotNull(modern.query());
  }

  // ---- definitions

  @Test
  void createTable() {
    CreateTable table =
        only(
            CreateTable.class,
            "create temp table if not exists s.t (a int generated always as identity (start 5),"
                + " b text not null default 'x', c int references u (d) on delete cascade deferrable"
                + " initially deferred, constraint k unique (a, b), check (a > 1)) on commit drop");
    assertEquals(Persistence.TEMPORARY, table.persistence());
    assertEquals(OnCommit.DROP, table.onCommit());
    ColumnDefinition a = (ColumnDefinition) table.elements().get(0);
    Identity identity = assertInstanceOf(Identity.class, a.constraints().get(0));
    assertEquals(Kind.START, identity.options().get(0).kind());
    ColumnDefinition b = (ColumnDefinition) table.elements().get(1);
    assertInstanceOf(NotNull.class, b.constraints().get(0));
    assertInstanceOf(Default.class, b.constraints().get(1));
    ColumnDefinition c = (ColumnDefinition) table.elements().get(2);
    ForeignKey key = assertInstanceOf(ForeignKey.class, c.constraints().get(0));
    assertEquals(ReferentialAction.CASCADE, key.onDelete());
    assertEquals(ReferentialAction.NO_ACTION, key.onUpdate());
    assertTrue(key.attributes().deferrable());
    assertTrue(key.attributes().initiallyDeferred());
    Unique unique = (Unique) ((TableConstraint) table.elements().get(3)).constraint();
    assertEquals(List.of("a", "b"), unique.columns());
    assertEquals("k", unique.name());
    assertInstanceOf(Check.class, ((TableConstraint) table.elements().get(4)).constraint());
  }

  @Test
  void createIndex() {
    CreateIndex index =
        only(
            CreateIndex.class,
            "create unique index i on t using btree (a desc nulls last, lower(b) text_ops)"
                + " include (c) where d > 1");
    assertTrue(index.columns().get(0).descending());
    assertEquals(false, index.columns().get(0).nullsFirst());
    assertEquals("lower(b)", Deparser.toSql(index.columns().get(1).expression()));
    assertEquals(List.of("c"), index.include());
    assertNotNull(index.where());
  }

  @Test
  void alterTable() {
    AlterTable alter =
        only(
            AlterTable.class,
            "alter table t add a int, add constraint k primary key (a), alter b type text");
    assertInstanceOf(AddColumn.class, alter.actions().get(0));
    assertInstanceOf(AddConstraint.class, alter.actions().get(1));
    assertEquals("b", assertInstanceOf(SetType.class, alter.actions().get(2)).column());
  }

  @Test
  void drop() {
    Drop drop = only(Drop.class, "drop table if exists a, s.b cascade");
    assertEquals(ObjectKind.TABLE, drop.kind());
    assertEquals(List.of("s", "b"), drop.objects().get(1).name().parts());
    assertTrue(drop.cascade());
  }

  @Test
  void whatTheEngineHasNotIsRecognized() {
    assertEquals(
        "CREATE PUBLICATION",
        only(UnsupportedDefinition.class, "create publication p for all tables").what());
  }
}
