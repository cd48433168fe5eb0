package io.tx4j.jdbc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tx4j.Durability;
import io.tx4j.IllegalTransactionStateException;
import io.tx4j.Isolation;
import io.tx4j.Propagation;
import io.tx4j.SerializationFailureException;
import io.tx4j.SilentRollback;
import io.tx4j.Transaction;
import io.tx4j.TransactionDefinition;
import io.tx4j.UnexpectedRollbackException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** What a scope does about the transaction that is, or is not, open. */
class PropagationTest extends OnEachDatabase {

  private static TransactionDefinition a(Propagation propagation) {
    return TransactionDefinition.named(propagation.name()).propagation(propagation).build();
  }

  private static TransactionDefinition.Builder required() {
    return TransactionDefinition.named("required");
  }

  @Test
  void requiredJoinsAndDoesNotCommitByItself() throws SQLException {
    transactions.run(
        () -> {
          insert(1);
          Transaction outer = Transaction.current();
          transactions.run(
              () -> {
                assertSame(outer, Transaction.current());
                assertEquals("1", query("SELECT count(*) FROM note"));
                insert(2);
              });
          assertEquals(List.of(), notes());
        });
    assertEquals(List.of(1, 2), notes());
  }

  @Test
  void requiresNewCommitsByItself() throws SQLException {
    assertThrows(
        IllegalStateException.class,
        () ->
            transactions.run(
                () -> {
                  insert(1);
                  Transaction outer = Transaction.current();
                  transactions.run(
                      a(Propagation.REQUIRES_NEW),
                      () -> {
                        assertNotEquals(outer, Transaction.current());
                        insert(2);
                      });
                  assertSame(outer, Transaction.current());
                  assertEquals(List.of(2), notes());
                  throw new IllegalStateException();
                }));
    assertEquals(List.of(2), notes());
  }

  @Test
  void nestedRollsBackToItsSavepoint() throws SQLException {
    transactions.run(
        () -> {
          insert(1);
          assertThrows(
              SQLException.class,
              () ->
                  transactions.run(
                      a(Propagation.NESTED),
                      () -> {
                        insert(2);
                        insert(1);
                      }));
          transactions.run(a(Propagation.NESTED), () -> insert(3));
          insert(4);
        });
    assertEquals(List.of(1, 3, 4), notes());
  }

  @Test
  void nestedIsLoudAboutASwallowedSqlErrorAndTheOuterGoesOn() throws SQLException {
    transactions.run(
        () -> {
          insert(1);
          UnexpectedRollbackException loud =
              assertThrows(
                  UnexpectedRollbackException.class,
                  () ->
                      transactions.run(
                          a(Propagation.NESTED),
                          () -> {
                            insert(2);
                            assertThrows(SQLException.class, () -> insert(1));
                          }));
          assertEquals("23505", ((SQLException) loud.getCause()).getSQLState());
          insert(3);
        });
    assertEquals(List.of(1, 3), notes());
  }

  @Test
  void nestedBeginsWhereNothingIsOpen() throws SQLException {
    transactions.run(a(Propagation.NESTED), () -> insert(1));
    assertEquals(List.of(1), notes());
  }

  @Test
  void nestedIsDoomedWithoutDoomingTheOuter() throws SQLException {
    transactions.run(
        () -> {
          insert(1);
          assertThrows(
              UnexpectedRollbackException.class,
              () ->
                  transactions.run(
                      a(Propagation.NESTED),
                      () -> {
                        insert(2);
                        Transaction.current().rollbackOnly();
                      }));
          assertTrue(!Transaction.current().isRollbackOnly());
        });
    assertEquals(List.of(1), notes());
  }

  @Test
  void mandatoryNeedsOneAndNeverRefusesOne() throws SQLException {
    assertThrows(
        IllegalTransactionStateException.class,
        () -> transactions.run(a(Propagation.MANDATORY), () -> insert(1)));
    transactions.run(a(Propagation.NEVER), () -> insert(2));
    transactions.run(
        () -> {
          transactions.run(a(Propagation.MANDATORY), () -> insert(3));
          assertThrows(
              IllegalTransactionStateException.class,
              () -> transactions.run(a(Propagation.NEVER), () -> insert(4)));
        });
    assertEquals(List.of(2, 3), notes());
  }

  @Test
  void supportsJoinsOrGoesWithout() throws SQLException {
    transactions.run(
        a(Propagation.SUPPORTS),
        () -> {
          assertEquals(Optional.empty(), Transaction.currentIfAny());
          insert(1);
          assertEquals(List.of(1), notes());
        });
    assertThrows(
        IllegalStateException.class,
        () ->
            transactions.run(
                () -> {
                  transactions.run(a(Propagation.SUPPORTS), () -> insert(2));
                  throw new IllegalStateException();
                }));
    assertEquals(List.of(1), notes());
  }

  @Test
  void notSupportedSetsTheTransactionAside() throws SQLException {
    assertThrows(
        IllegalStateException.class,
        () ->
            transactions.run(
                () -> {
                  insert(1);
                  transactions.run(
                      a(Propagation.NOT_SUPPORTED),
                      () -> {
                        assertEquals(Optional.empty(), Transaction.currentIfAny());
                        insert(2);
                        transactions.run(() -> insert(3));
                      });
                  assertTrue(Transaction.currentIfAny().isPresent());
                  throw new IllegalStateException();
                }));
    assertEquals(List.of(2, 3), notes());
  }

  @Test
  void aFailedJoinedScopeCannotBeCommittedOver() throws SQLException {
    IllegalStateException first = new IllegalStateException("first");
    UnexpectedRollbackException loud =
        assertThrows(
            UnexpectedRollbackException.class,
            () ->
                transactions.run(
                    () -> {
                      insert(1);
                      assertSame(
                          first,
                          assertThrows(
                              IllegalStateException.class,
                              () ->
                                  transactions.run(
                                      required().build(),
                                      () -> {
                                        throw first;
                                      })));
                    }));
    assertSame(first, loud.getCause());
    assertEquals("required", loud.scope());
    assertEquals(List.of(), notes());
  }

  @Test
  void aJoinedScopeNeverAbsorbsASilentRollback() throws SQLException {
    Object result =
        transactions.call(
            () -> {
              insert(1);
              transactions.run(
                  () -> {
                    throw SilentRollback.returning("from within");
                  });
              throw new AssertionError("not reached");
            });
    assertEquals("from within", result);
    assertEquals(List.of(), notes());
    assertNull(
        transactions.<Object, SQLException>call(
            () -> {
              insert(1);
              Object absorbed =
                  transactions.call(
                      a(Propagation.NESTED),
                      () -> {
                        insert(2);
                        throw SilentRollback.instance();
                      });
              insert(3);
              return absorbed;
            }));
    assertEquals(List.of(1, 3), notes());
  }

  @Test
  void aJoinedScopeIsNotRetriedButTheOwnerIs() throws SQLException {
    TransactionDefinition inner =
        required().retryOn(SerializationFailureException.class).maxAttempts(5).build();
    AtomicInteger runs = new AtomicInteger();
    assertThrows(
        SQLException.class,
        () ->
            transactions.run(
                () ->
                    transactions.run(
                        inner,
                        () -> {
                          runs.incrementAndGet();
                          throw new SQLException("conflict", "40001");
                        })));
    assertEquals(1, runs.get());
  }

  @Test
  void aStrongerIsolationIsNotSilentlyDropped() {
    TransactionDefinition strong = required().isolation(Isolation.REPEATABLE_READ).build();
    IllegalTransactionStateException refused =
        assertThrows(
            IllegalTransactionStateException.class,
            () -> transactions.run(() -> transactions.run(strong, () -> insert(1))));
    assertTrue(refused.getMessage().contains("REPEATABLE_READ"), refused.getMessage());
    assertThrows(
        IllegalTransactionStateException.class,
        () ->
            transactions.run(
                required().isolation(Isolation.READ_COMMITTED).build(),
                () ->
                    transactions.run(
                        TransactionDefinition.builder()
                            .propagation(Propagation.NESTED)
                            .isolation(Isolation.SERIALIZABLE)
                            .build(),
                        () -> insert(1))));
    transactions.run(
        strong,
        () ->
            transactions.run(
                required().isolation(Isolation.READ_COMMITTED).build(),
                () -> transactions.run(strong, () -> {})));
  }

  @Test
  void aStrongerDurabilityIsNotSilentlyDropped() {
    TransactionDefinition off = required().durability(Durability.OFF).build();
    TransactionDefinition on = required().durability(Durability.ON).build();
    assertThrows(
        IllegalTransactionStateException.class,
        () -> transactions.run(off, () -> transactions.run(on, () -> {})));
    transactions.run(() -> transactions.run(on, () -> transactions.run(off, () -> {})));
  }

  @Test
  void aWriterIsRefusedInAReadOnlyTransactionAndSoIsAWrite() throws SQLException {
    TransactionDefinition readOnly = required().readOnly(true).build();
    assertThrows(
        IllegalTransactionStateException.class,
        () -> transactions.run(readOnly, () -> transactions.run(() -> insert(1))));
    SQLException refused =
        assertThrows(SQLException.class, () -> transactions.run(readOnly, () -> insert(1)));
    assertEquals("25006", refused.getSQLState());
    transactions.run(readOnly, () -> transactions.run(readOnly, () -> {}));
    transactions.run(readOnly, () -> transactions.run(a(Propagation.MANDATORY), () -> {}));
    assertEquals(List.of(), notes());
  }

  @Test
  void databasesNestIndependently() throws SQLException {
    JdbcTransactions two =
        JdbcTransactions.builder().database("a", pool).database("b", pool).build();
    TransactionDefinition onA = required().database("a").build();
    TransactionDefinition onB = required().database("b").build();
    assertThrows(
        IllegalStateException.class,
        () ->
            two.run(
                onA,
                () -> {
                  insertInto(two, "a", 1);
                  two.run(
                      onB,
                      () -> {
                        assertEquals("b", Transaction.current().database());
                        insertInto(two, "b", 2);
                        insertInto(two, "a", 3);
                        two.run(onA, () -> assertEquals("b", Transaction.current().database()));
                      });
                  assertEquals("a", Transaction.current().database());
                  assertEquals(List.of(2), notes());
                  throw new IllegalStateException();
                }));
    assertEquals(List.of(2), notes());
    IllegalArgumentException unknown =
        assertThrows(IllegalArgumentException.class, () -> two.run(() -> {}));
    assertTrue(unknown.getMessage().contains("[a, b]"), unknown.getMessage());
  }

  private static void insertInto(JdbcTransactions transactions, String database, int id)
      throws SQLException {
    try (Connection connection = transactions.dataSource(database).getConnection();
        java.sql.Statement statement = connection.createStatement()) {
      statement.executeUpdate("INSERT INTO note (id, body) VALUES (" + id + ", 'x')");
    }
  }
}
