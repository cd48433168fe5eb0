package io.tx4j.jdbc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.tx4j.AfterCommitException;
import io.tx4j.IllegalTransactionStateException;
import io.tx4j.SilentRollback;
import io.tx4j.Transaction;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The kit for tests: rolled back in the end, and hooks are run as if committed. */
class TestTransactionTest extends OnEachDatabase {

  @Test
  void whatTheCodeUnderTestCommitsIsRolledBackInTheEnd() throws SQLException {
    try (TestTransaction test = TestTransaction.begin(transactions)) {
      transactions.run(() -> insert(1));
      transactions.run(() -> assertEquals("1", query("SELECT count(*) FROM note")));
      assertEquals(0, test.pendingHooks());
    }
    assertEquals(List.of(), notes());
  }

  @Test
  void itsBoundariesActAsOwners() throws SQLException {
    try (TestTransaction test = TestTransaction.begin(transactions)) {
      transactions.run(() -> insert(1));
      assertThrows(SQLException.class, () -> transactions.run(() -> insert(1)));
      assertNull(
          transactions.<Object, SQLException>call(
              () -> {
                insert(2);
                throw SilentRollback.instance();
              }));
      assertEquals("1", query("SELECT count(*) FROM note"));
      assertEquals(0, test.droppedHooks());
    }
  }

  @Test
  void hooksAreRunAsIfCommittedAndCounted() throws SQLException {
    List<String> log = new ArrayList<>();
    try (TestTransaction test = TestTransaction.begin(transactions)) {
      transactions.run(
          () -> {
            insert(1);
            Transaction.current()
                .afterCommit(
                    () -> {
                      log.add("first");
                      Transaction.current().afterCommit(() -> log.add("second"));
                    });
          });
      assertThrows(
          IllegalStateException.class,
          () ->
              transactions.run(
                  () -> {
                    Transaction.current().afterCommit(() -> log.add("never"));
                    throw new IllegalStateException();
                  }));
      assertEquals(1, test.pendingHooks());
      assertEquals(1, test.droppedHooks());
      test.runHooks();
      assertEquals(List.of("first", "second"), log);
      assertEquals(2, test.ranHooks());
      assertEquals(0, test.pendingHooks());
    }
    assertEquals(List.of(), notes());
  }

  @Test
  void aHookThatFailsIsReported() {
    try (TestTransaction test = TestTransaction.begin(transactions)) {
      transactions.run(
          () ->
              Transaction.current()
                  .afterCommit(
                      () -> {
                        throw new IllegalStateException();
                      }));
      assertThrows(AfterCommitException.class, test::runHooks);
    }
  }

  @Test
  void thereIsOneOnlyAndItIsTheOutermost() {
    try (TestTransaction test = TestTransaction.begin(transactions)) {
      assertThrows(
          IllegalTransactionStateException.class, () -> TestTransaction.begin(transactions));
      assertEquals(0, test.pendingHooks());
    }
  }
}
