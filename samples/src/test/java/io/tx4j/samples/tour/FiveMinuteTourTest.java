package io.tx4j.samples.tour;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tx4j.Outcome;
import io.tx4j.engine.Engine;
import io.tx4j.jdbc.JdbcTransactions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;

/** The tour of the README: what stands there is compiled and run here. */
class FiveMinuteTourTest {

  @Test
  void tour() throws SQLException {
    try (Engine engine = Engine.memory("tour")) {
      var transactions = JdbcTransactions.of(engine.dataSource());
      var jdbi = Jdbi.create(transactions.dataSource());
      var receipts = new ReceiptsTx(transactions);
      var accounts = new AccountsTx(transactions, jdbi, receipts);

      jdbi.useHandle(
          handle ->
              handle.execute(
                  """
                  create table account (id bigint primary key, balance int not null);
                  insert into account values (1, 100), (2, 0)"""));

      accounts.transfer(1, 2, 30); // commits; the receipt is sent
      accounts.transfer(1, 2, 500); // false: rolled back silently, no receipt

      Outcome<Boolean> outcome = transactions.outcome(() -> accounts.transfer(1, 2, 500));
      String ended =
          outcome.fold(
              committed -> "committed",
              rolledBack -> rolledBack.silent() ? "rolled back silently" : "rolled back",
              unknown -> "unknown: the connection was lost at COMMIT");

      assertEquals("rolled back silently", ended);
      assertFalse(accounts.transfer(2, 1, 31));
      assertTrue(accounts.transfer(2, 1, 30));
      assertEquals(100, accounts.balance(1));
      assertEquals(List.of("you got 30", "you got 30"), receipts.sent);
      urls();
    }
  }

  private static void urls() throws SQLException {
    try (Connection connection = DriverManager.getConnection("jdbc:tx4j:mem:tour");
        Statement statement = connection.createStatement()) {
      assertTrue(statement.execute("select * from account"));
    }
  }
}
