package io.tx4j.jdbc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tx4j.Durability;
import io.tx4j.Isolation;
import io.tx4j.Propagation;
import io.tx4j.TransactionDefinition;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the boundary costs on the wire, beside the same work written by hand. */
class RoundTripTest extends OnEachDatabase {

  private static final TransactionDefinition EVERYTHING =
      TransactionDefinition.builder()
          .isolation(Isolation.REPEATABLE_READ)
          .timeout(Duration.ofSeconds(30))
          .lockTimeout(Duration.ofSeconds(5))
          .durability(Durability.LOCAL)
          .build();

  private TcpProxy proxy;
  private Connection single;
  private JdbcTransactions through;

  @BeforeEach
  void openProxy() throws IOException, SQLException {
    proxy = new TcpProxy(database.port());
    single = proxy.dataSource().getConnection();
    through = JdbcTransactions.of(new SingleConnection(single));
    work(single);
  }

  @AfterEach
  void closeProxy() throws IOException, SQLException {
    single.close();
    proxy.close();
  }

  private static void work(Connection connection) throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement("INSERT INTO note (id, body) VALUES (?, ?)")) {
      for (int i = 0; i < 3; i++) {
        statement.setInt(1, (int) (System.nanoTime() >>> 8));
        statement.setString(2, "work");
        statement.executeUpdate();
      }
    }
  }

  private int byHand() throws SQLException {
    proxy.reset();
    single.setAutoCommit(false);
    work(single);
    single.commit();
    single.setAutoCommit(true);
    return proxy.roundTrips();
  }

  private int through(TransactionDefinition definition) throws SQLException {
    proxy.reset();
    through.run(definition, () -> work(through.dataSource()));
    return proxy.roundTrips();
  }

  private static void work(DataSource source) throws SQLException {
    try (Connection connection = source.getConnection()) {
      work(connection);
    }
  }

  @Test
  void atDefaultsNotOneMoreThanByHand() throws SQLException {
    assertEquals(4, byHand());
    assertEquals(4, through(TransactionDefinition.DEFAULT));
  }

  @Test
  void withEverythingDeclaredOneMore() throws SQLException {
    assertEquals(5, through(EVERYTHING));
    assertTrue(proxy.sent("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ"));
  }

  @Test
  void withResolutionToo() throws SQLException {
    through =
        JdbcTransactions.builder()
            .database(new SingleConnection(single))
            .resolveUnknownOutcomes(Duration.ofSeconds(1))
            .build();
    assertEquals(5, through(EVERYTHING));
  }

  @Test
  void nestedSetsAndReleasesASavepoint() throws SQLException {
    proxy.reset();
    through.run(
        () ->
            through.run(
                TransactionDefinition.builder().propagation(Propagation.NESTED).build(),
                () -> work(through.dataSource())));
    assertTrue(proxy.sent("SAVEPOINT"));
    assertTrue(proxy.sent("RELEASE SAVEPOINT"));
    assertEquals(6, proxy.roundTrips());
  }

  @Test
  void aSwallowedFailureCostsOneProbe() throws SQLException {
    proxy.reset();
    through.run(
        () -> {
          try (Connection connection = through.dataSource().getConnection();
              Statement statement = connection.createStatement()) {
            java.sql.Savepoint savepoint = connection.setSavepoint();
            try {
              statement.execute("SELECT 1/0");
            } catch (SQLException e) {
              connection.rollback(savepoint);
            }
          }
        });
    assertFalse(proxy.sent("SELECT 1\0"), "what a savepoint has healed needs no probe");
    assertEquals(4, proxy.roundTrips());
  }
}
