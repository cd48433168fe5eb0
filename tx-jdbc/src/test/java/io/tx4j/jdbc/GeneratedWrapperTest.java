package io.tx4j.jdbc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tx4j.Outcome;
import io.tx4j.RetriesExhaustedException;
import java.io.IOException;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the processor writes, run by the runtime on each database. */
class GeneratedWrapperTest extends OnEachDatabase {

  private NotebookTx notebook() {
    return new NotebookTx(transactions, transactions.dataSource());
  }

  @Test
  void commitsAndRunsTheHook() throws SQLException {
    NotebookTx notebook = notebook();
    assertEquals(7, notebook.add(7));
    assertEquals(List.of(7), notes());
    assertEquals(List.of("added 7"), notebook.told);
  }

  @Test
  void rollsBackOnAnyThrowableWhichReachesTheCallerAsItIs() throws SQLException {
    for (Throwable thrown :
        List.of(new IOException("x"), new IllegalStateException("x"), new AssertionError("x"))) {
      NotebookTx notebook = notebook();
      assertSame(thrown, assertThrows(Throwable.class, () -> notebook.addAndThrow(1, thrown)));
      assertEquals(List.of(), notes());
      assertEquals(List.of("lost 1"), notebook.told);
    }
  }

  @Test
  void rollsBackSilently() throws SQLException {
    NotebookTx notebook = notebook();
    assertFalse(notebook.addSilently(1));
    assertEquals(List.of(), notes());
    Outcome<Boolean> outcome = transactions.outcome(() -> notebook.addSilently(2));
    assertTrue(assertInstanceOf(Outcome.RolledBack.class, outcome).silent());
  }

  @Test
  void commitsOnWhatIsDeclared() throws SQLException {
    NotebookTx notebook = notebook();
    assertThrows(IOException.class, () -> notebook.addAndComplain(3));
    assertEquals(List.of(3), notes());
  }

  @Test
  void retriesAtTheOutermostBoundaryOnly() throws SQLException {
    NotebookTx notebook = notebook();
    assertEquals(3, notebook.addAfterConflicts(4, 2));
    assertEquals(List.of(4), notes());
    assertEquals(List.of("lost 4", "lost 4", "added 4"), notebook.told);
    RetriesExhaustedException exhausted =
        assertThrows(RetriesExhaustedException.class, () -> notebook().addAfterConflicts(5, 99));
    assertEquals("40001", ((SQLException) exhausted.getCause()).getSQLState());
  }

  @Test
  void refusesWritesWhereReadOnlyIsDeclared() throws SQLException {
    SQLException refused = assertThrows(SQLException.class, () -> notebook().addReadOnly(6));
    assertEquals("25006", refused.getSQLState());
    assertEquals(List.of(), notes());
  }

  @Test
  void aWrapperWithoutTransactionsIsNamed() {
    NullPointerException refused =
        assertThrows(
            NullPointerException.class, () -> new NotebookTx(null, transactions.dataSource()));
    assertTrue(refused.getMessage().contains("NotebookTx"), refused.getMessage());
  }
}
