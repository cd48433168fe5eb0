package io.tx4j.jdbc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tx4j.IllegalTransactionStateException;
import io.tx4j.Isolation;
import io.tx4j.Outcome;
import io.tx4j.Propagation;
import io.tx4j.Transaction;
import io.tx4j.TransactionDefinition;
import io.tx4j.TransactionException;
import io.tx4j.jdbc.FaultyDataSource.Fault;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Whichever JDBC call fails, however: the right outcome, nothing leaked, nothing left bound. */
class FaultInjectionTest extends OnEachDatabase {

  private static final TransactionDefinition DECLARED =
      TransactionDefinition.named("declared")
          .isolation(Isolation.REPEATABLE_READ)
          .timeout(Duration.ofSeconds(30))
          .retryOn()
          .build();
  private static final TransactionDefinition NESTED =
      TransactionDefinition.named("nested").propagation(Propagation.NESTED).build();

  private final List<String> log = new ArrayList<>();

  @ParameterizedTest
  @EnumSource
  void everyCallMayFail(Fault fault) throws SQLException {
    int call = 1;
    while (failAt(fault, call)) {
      call++;
    }
    assertTrue(call > 20, "the scenario makes calls enough: " + call);
  }

  private boolean failAt(Fault fault, int call) throws SQLException {
    outside("DELETE FROM note");
    log.clear();
    FaultyDataSource faulty = new FaultyDataSource(database.unpooled(), fault, call);
    JdbcTransactions through = JdbcTransactions.of(faulty);
    Outcome<Integer> outcome = through.outcome(() -> through.call(DECLARED, () -> work(through)));
    String where = fault + " at call " + call + ": " + outcome;
    assertNull(Scope.innermost(), where);
    assertEquals(0, faulty.open(), where);
    assertEquals(
        outcome.<List<String>>fold(
            committed -> List.of("commit", "Committed"),
            rolledBack ->
                log.contains("rollback")
                    ? List.of("rollback", "RolledBack")
                    : List.of(), // it failed before the body could register
            unknown -> List.of("Unknown")),
        log,
        where);
    List<Integer> notes = notes();
    assertTrue(
        outcome.<Boolean>fold(
            committed -> notes.equals(List.of(1, 2)),
            rolledBack -> notes.isEmpty(),
            unknown -> notes.isEmpty() || notes.equals(List.of(1, 2))),
        where + " and there is " + notes);
    return faulty.struck();
  }

  private int work(JdbcTransactions through) throws SQLException {
    Transaction.current().afterCommit(() -> log.add("commit"));
    Transaction.current().afterRollback(() -> log.add("rollback"));
    Transaction.current().afterCompletion(outcome -> log.add(outcome.getClass().getSimpleName()));
    insert(through, 1);
    through.run(NESTED, () -> insert(through, 2));
    return 7;
  }

  private static void insert(JdbcTransactions through, int id) throws SQLException {
    try (Connection connection = through.dataSource().getConnection();
        PreparedStatement statement =
            connection.prepareStatement("INSERT INTO note (id, body) VALUES (?, 'x')")) {
      statement.setInt(1, id);
      statement.executeUpdate();
    }
  }

  @Test
  void aDataSourceThatThrowsIsReported() {
    SQLException down = new SQLException("down", "08001");
    TransactionException failed =
        assertThrows(
            TransactionException.class,
            () -> JdbcTransactions.of(dataSourceThat(() -> throwing(down))).run(() -> {}));
    assertEquals("08001", failed.sqlState());
    assertInstanceOf(SQLException.class, failed.getCause());
    assertTrue(failed.getMessage().contains("BEGIN"), failed.getMessage());
    IllegalStateException broken = new IllegalStateException();
    assertEquals(
        broken,
        assertThrows(
            IllegalStateException.class,
            () -> JdbcTransactions.of(dataSourceThat(() -> throwing(broken))).run(() -> {})));
    TransactionException none =
        assertThrows(
            TransactionException.class,
            () -> JdbcTransactions.of(dataSourceThat(() -> null)).run(() -> {}));
    assertTrue(none.getMessage().contains("null"), none.getMessage());
  }

  private static Object throwing(Throwable failure) throws Throwable {
    throw failure;
  }

  private interface Answer {
    Object get() throws Throwable;
  }

  private static DataSource dataSourceThat(Answer answer) {
    return (DataSource)
        Proxy.newProxyInstance(
            FaultInjectionTest.class.getClassLoader(),
            new Class<?>[] {DataSource.class},
            (proxy, method, arguments) -> answer.get());
  }

  @Test
  void whatIsMissingOrUnknownIsRefused() {
    assertThrows(
        NullPointerException.class, () -> transactions.call(TransactionDefinition.DEFAULT, null));
    assertThrows(
        NullPointerException.class, () -> transactions.run(TransactionDefinition.DEFAULT, null));
    assertThrows(NullPointerException.class, () -> transactions.call(null, () -> 1));
    assertThrows(IllegalArgumentException.class, () -> transactions.dataSource("nowhere"));
    assertThrows(IllegalArgumentException.class, () -> JdbcTransactions.builder().build());
    assertThrows(
        IllegalArgumentException.class,
        () -> JdbcTransactions.builder().database(pool).database(pool));
    assertThrows(IllegalTransactionStateException.class, Transaction::current);
  }
}
