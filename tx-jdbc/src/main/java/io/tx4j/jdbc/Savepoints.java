package io.tx4j.jdbc;

import io.tx4j.IllegalTransactionStateException;
import io.tx4j.Savepoint;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The savepoints of one attempt, the innermost last. Whoever sets one, hooks follow it. */
final class Savepoints {

  private static final String INVALID_SAVEPOINT = "3B001";
  private static final String GONE =
      "The savepoint is gone, or is not one of this transaction: it, or an earlier one, was"
          + " released, or an earlier one was rolled back to.";

  private final Attempt attempt;
  private final List<Point> stack = new ArrayList<>(2);

  Savepoints(Attempt attempt) {
    this.attempt = attempt;
  }

  /** A savepoint for the programmatic interface. */
  Savepoint set() {
    try {
      return push(null, false);
    } catch (SQLException e) {
      throw FailureClassifier.toException("SAVEPOINT failed", e);
    }
  }

  /**
   * Sets a savepoint.
   *
   * @param name its name; null for an unnamed one
   * @param base whether a NESTED scope rests on it, so that nobody within may go below it
   */
  Point push(@Nullable String name, boolean base) throws SQLException {
    attempt.checkUse();
    Connection connection = attempt.connection();
    java.sql.Savepoint real =
        name == null ? connection.setSavepoint() : connection.setSavepoint(name);
    Point point = new Point(real, attempt.hookCount(), base);
    stack.add(point);
    return point;
  }

  /**
   * Goes back to a point, drops later ones, and runs the after-rollback hooks registered since.
   *
   * @return what these hooks threw
   */
  List<Throwable> rollback(Point point) throws SQLException {
    int index = indexOf(point);
    attempt.connection().rollback(point.real);
    attempt.recovered();
    stack.subList(index + 1, stack.size()).clear();
    return attempt.cutHooks(point.hookCount);
  }

  /** Forgets a point and later ones; hooks stay, and so belong to what encloses it. */
  void release(Point point) throws SQLException {
    int index = indexOf(point);
    attempt.connection().releaseSavepoint(point.real);
    stack.subList(index, stack.size()).clear();
  }

  Point require(java.sql.@Nullable Savepoint savepoint) throws SQLException {
    if (savepoint instanceof Point point && stack.contains(point)) {
      return point;
    }
    throw gone();
  }

  private int indexOf(Point point) throws SQLException {
    attempt.checkUse();
    int index = stack.indexOf(point);
    if (index < 0) {
      throw gone();
    }
    for (Point later : stack.subList(index + 1, stack.size())) {
      if (later.base && !point.base) {
        throw new SQLException(
            "The savepoint lies outside the NESTED scope that is running; let an exception leave"
                + " that scope first.",
            INVALID_SAVEPOINT);
      }
    }
    return index;
  }

  private static SQLException gone() {
    return new SQLException(GONE, INVALID_SAVEPOINT);
  }

  /** A savepoint and how many hooks there were. */
  final class Point implements java.sql.Savepoint, Savepoint {

    private final java.sql.Savepoint real;
    private final int hookCount;
    private final boolean base;

    private Point(java.sql.Savepoint real, int hookCount, boolean base) {
      this.real = real;
      this.hookCount = hookCount;
      this.base = base;
    }

    @Override
    public int getSavepointId() throws SQLException {
      return real.getSavepointId();
    }

    @Override
    public String getSavepointName() throws SQLException {
      return real.getSavepointName();
    }

    @Override
    public void rollback() {
      requireThere();
      try {
        Savepoints.this.rollback(this);
      } catch (SQLException e) {
        throw FailureClassifier.toException("ROLLBACK TO SAVEPOINT failed", e);
      }
    }

    @Override
    public void release() {
      requireThere();
      try {
        Savepoints.this.release(this);
      } catch (SQLException e) {
        throw FailureClassifier.toException("RELEASE SAVEPOINT failed", e);
      }
    }

    private void requireThere() {
      if (!stack.contains(this)) {
        throw new IllegalTransactionStateException(GONE);
      }
    }
  }
}
