package io.tx4j.jdbc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.zaxxer.hikari.HikariDataSource;
import io.tx4j.CommitOutcomeUnknownException;
import io.tx4j.Outcome;
import io.tx4j.SerializationFailureException;
import io.tx4j.Transaction;
import io.tx4j.TransactionDefinition;
import io.tx4j.TransactionException;
import io.tx4j.jdbc.TcpProxy.AtCommit;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The connection is cut at COMMIT, before the server got it and after. */
class UnknownOutcomeTest extends OnEachDatabase {

  private static final TransactionDefinition RETRIED =
      TransactionDefinition.named("cut").retryOn(SerializationFailureException.class).build();

  private final List<String> log = new ArrayList<>();
  private final AtomicInteger runs = new AtomicInteger();
  private TcpProxy proxy;
  private HikariDataSource proxied;

  @BeforeEach
  void openProxy() throws IOException {
    proxy = new TcpProxy(database.port());
    proxied = TestDatabase.pool(proxy.dataSource(), true);
  }

  @AfterEach
  void closeProxy() throws IOException {
    assertEquals(0, proxied.getHikariPoolMXBean().getActiveConnections(), "a connection leaked");
    proxied.close();
    proxy.close();
  }

  private JdbcTransactions resolving() {
    return JdbcTransactions.builder()
        .database(proxied)
        .resolveUnknownOutcomes(Duration.ofSeconds(20))
        .build();
  }

  private int write(JdbcTransactions through) throws SQLException {
    int run = runs.incrementAndGet();
    try (var connection = through.dataSource().getConnection();
        var statement = connection.createStatement()) {
      statement.execute("INSERT INTO note (id, body) VALUES (" + run + ", 'cut')");
    }
    Transaction.current().afterCommit(() -> log.add("commit " + run));
    Transaction.current().afterRollback(() -> log.add("rollback " + run));
    Transaction.current().afterCompletion(outcome -> log.add(outcome.getClass().getSimpleName()));
    return run;
  }

  @ParameterizedTest
  @EnumSource(names = "PASS", mode = EnumSource.Mode.EXCLUDE)
  void withoutResolutionItIsUnknownAndNeitherRetriedNorFired(AtCommit fate) throws SQLException {
    JdbcTransactions through = JdbcTransactions.of(proxied);
    proxy.atNextCommit(fate);
    CommitOutcomeUnknownException unknown =
        assertThrows(
            CommitOutcomeUnknownException.class, () -> through.call(RETRIED, () -> write(through)));
    assertInstanceOf(SQLException.class, unknown.getCause());
    assertNull(unknown.transactionId());
    assertEquals(1, runs.get());
    assertEquals(List.of("Unknown"), log);
    boolean committed = fate == AtCommit.CUT_BEFORE_THE_CLIENT_GETS_THE_ANSWER;
    assertEquals(committed ? List.of(1) : List.of(), notes());
  }

  @Test
  void itIsAValueForWhoAsks() throws SQLException {
    JdbcTransactions through = JdbcTransactions.of(proxied);
    proxy.atNextCommit(AtCommit.CUT_BEFORE_THE_SERVER_GETS_IT);
    Outcome<Integer> outcome = through.outcome(() -> through.call(() -> write(through)));
    assertInstanceOf(Outcome.Unknown.class, outcome);
    assertThrows(CommitOutcomeUnknownException.class, outcome::orElseThrow);
  }

  @Test
  void resolvedAsCommittedItReturnsAndHooksFire() throws SQLException {
    JdbcTransactions through = resolving();
    proxy.atNextCommit(AtCommit.CUT_BEFORE_THE_CLIENT_GETS_THE_ANSWER);
    assertEquals(1, through.call(RETRIED, () -> write(through)));
    assertEquals(List.of("commit 1", "Committed"), log);
    assertEquals(List.of(1), notes());
  }

  @Test
  void resolvedAsRolledBackItIsRetried() throws SQLException {
    JdbcTransactions through = resolving();
    proxy.atNextCommit(AtCommit.CUT_BEFORE_THE_SERVER_GETS_IT);
    assertEquals(2, through.call(RETRIED, () -> write(through)));
    assertEquals(List.of("rollback 1", "commit 2", "Committed"), log);
    assertEquals(List.of(2), notes());
  }

  @Test
  void resolvedAsRolledBackItIsNotRetriedWhereNothingIs() throws SQLException {
    JdbcTransactions through = resolving();
    proxy.atNextCommit(AtCommit.CUT_BEFORE_THE_SERVER_GETS_IT);
    TransactionException rolledBack =
        assertThrows(TransactionException.class, () -> through.call(() -> write(through)));
    assertTrue(rolledBack.getMessage().contains("rolled back"), rolledBack.getMessage());
    assertInstanceOf(SQLException.class, rolledBack.getCause());
    assertEquals(List.of("rollback 1", "RolledBack"), log);
    assertEquals(List.of(), notes());
  }

  @Test
  void whatCannotBeResolvedInTimeStaysUnknownWithItsId() throws Exception {
    JdbcTransactions through =
        JdbcTransactions.builder()
            .database(proxied)
            .resolveUnknownOutcomes(Duration.ofMillis(300))
            .build();
    proxied.setConnectionTimeout(250);
    CommitOutcomeUnknownException unknown =
        assertThrows(
            CommitOutcomeUnknownException.class,
            () ->
                through.call(
                    RETRIED,
                    () -> {
                      int run = write(through);
                      proxy.atNextCommit(AtCommit.CUT_BEFORE_THE_SERVER_GETS_IT);
                      proxy.close();
                      return run;
                    }));
    assertNotNull(unknown.transactionId());
    assertTrue(unknown.getMessage().contains("pg_xact_status"), unknown.getMessage());
    assertEquals(List.of("Unknown"), log);
  }
}
