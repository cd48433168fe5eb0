package io.tx4j.jdbc;

import io.tx4j.AfterCommitException;
import io.tx4j.CheckViolationException;
import io.tx4j.CommitOutcomeUnknownException;
import io.tx4j.ConstraintViolationException;
import io.tx4j.DeadlockException;
import io.tx4j.ExclusionViolationException;
import io.tx4j.ForeignKeyViolationException;
import io.tx4j.LockNotAvailableException;
import io.tx4j.NotNullViolationException;
import io.tx4j.ReadOnlyTransactionException;
import io.tx4j.RetriesExhaustedException;
import io.tx4j.SerializationFailureException;
import io.tx4j.TransactionException;
import io.tx4j.TransactionTimeoutException;
import io.tx4j.UniqueViolationException;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Tells by SQLSTATE what a failure is, however deep a mapper has wrapped it.
 *
 * <p>Looked through are the chains of causes, of next exceptions and of suppressed exceptions, each
 * exception once. Where a chain comes to the verdict on another transaction ({@link
 * AfterCommitException}, {@link CommitOutcomeUnknownException}, {@link RetriesExhaustedException})
 * it is not followed: what made that one fail says nothing about this one.
 */
public final class FailureClassifier {

  private FailureClassifier() {}

  /**
   * The typed exception for a failure.
   *
   * @param failure what was thrown, wrapped or not
   * @return the first exception of the chains that has a type, itself where it is one of this
   *     library's already, or made from an {@code SQLException}, which is then its cause; empty if
   *     there is none
   */
  public static Optional<TransactionException> classify(Throwable failure) {
    Throwable found = find(failure, candidate -> typed(candidate) != null);
    return Optional.ofNullable(found == null ? null : typed(found));
  }

  /**
   * The SQLSTATE of a failure.
   *
   * @param failure what was thrown, wrapped or not
   * @return the first SQLSTATE found in the chains; empty if there is none
   */
  public static Optional<String> sqlState(Throwable failure) {
    Throwable found = find(failure, candidate -> ownSqlState(candidate) != null);
    return Optional.ofNullable(found == null ? null : ownSqlState(found));
  }

  /**
   * Whether a failure is of a type, as {@code retryOn} means it: types of this library by SQLSTATE,
   * all others by {@code instanceof}.
   *
   * @param type the type asked for
   * @param failure what was thrown, wrapped or not
   * @return true if an exception in the chains is of the type
   */
  public static boolean matches(Class<? extends Throwable> type, Throwable failure) {
    return find(
            failure, candidate -> type.isInstance(candidate) || type.isInstance(typed(candidate)))
        != null;
  }

  static boolean matchesAny(Collection<Class<? extends Throwable>> types, Throwable failure) {
    for (Class<? extends Throwable> type : types) {
      if (matches(type, failure)) {
        return true;
      }
    }
    return false;
  }

  /** By {@code instanceof} on the exception itself, as {@code commitOn} means it. */
  static boolean isAny(Collection<Class<? extends Throwable>> types, Throwable failure) {
    for (Class<? extends Throwable> type : types) {
      if (type.isInstance(failure)) {
        return true;
      }
    }
    return false;
  }

  /** What the boundary throws for a failure that it met itself. */
  static TransactionException toException(String what, SQLException failure) {
    TransactionException typed = typed(failure, what + ": ");
    return typed != null
        ? typed
        : new TransactionException(
            what + ": " + failure.getMessage(), failure.getSQLState(), failure);
  }

  private static @Nullable TransactionException typed(Throwable candidate) {
    if (candidate instanceof TransactionException exception) {
      return exception.getClass() == TransactionException.class ? null : exception;
    }
    return candidate instanceof SQLException exception ? typed(exception, "") : null;
  }

  private static @Nullable TransactionException typed(SQLException e, String prefix) {
    String state = e.getSQLState();
    if (state == null) {
      return null;
    }
    String message = prefix + e.getMessage();
    return switch (state) {
      case "40001" -> new SerializationFailureException(message, state, e);
      case "40P01" -> new DeadlockException(message, state, e);
      case "55P03" -> new LockNotAvailableException(message, state, e);
      case "57014", "25P03", "25P04" -> new TransactionTimeoutException(message, state, e);
      case "25006" -> new ReadOnlyTransactionException(message, state, e);
      default -> state.startsWith("23") ? violation(message, state, e) : null;
    };
  }

  private static ConstraintViolationException violation(
      String message, String state, SQLException e) {
    ServerFields fields = ServerFields.of(e);
    String table = fields.table();
    String column = fields.column();
    String constraint = fields.constraint();
    return switch (state) {
      case "23505" -> new UniqueViolationException(message, state, table, column, constraint, e);
      case "23503", "23001" ->
          new ForeignKeyViolationException(message, state, table, column, constraint, e);
      case "23514" -> new CheckViolationException(message, state, table, column, constraint, e);
      case "23502" -> new NotNullViolationException(message, state, table, column, constraint, e);
      case "23P01" -> new ExclusionViolationException(message, state, table, column, constraint, e);
      default -> new ConstraintViolationException(message, state, table, column, constraint, e);
    };
  }

  private static @Nullable String ownSqlState(Throwable candidate) {
    if (candidate instanceof SQLException exception) {
      return exception.getSQLState();
    }
    return candidate instanceof TransactionException exception ? exception.sqlState() : null;
  }

  /** Breadth first, so that the nearest wins; each once, since chains may be circular. */
  private static @Nullable Throwable find(Throwable start, Predicate<Throwable> wanted) {
    Set<Throwable> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    Deque<Throwable> queue = new ArrayDeque<>();
    queue.add(start);
    while (!queue.isEmpty()) {
      Throwable candidate = queue.remove();
      if (!seen.add(candidate)) {
        continue;
      }
      if (wanted.test(candidate)) {
        return candidate;
      }
      if (!isVerdictOnAnother(candidate)) {
        addChains(candidate, queue);
      }
    }
    return null;
  }

  private static void addChains(Throwable candidate, Deque<Throwable> queue) {
    if (candidate.getCause() != null) {
      queue.add(candidate.getCause());
    }
    if (candidate instanceof SQLException exception && exception.getNextException() != null) {
      queue.add(exception.getNextException());
    }
    Collections.addAll(queue, candidate.getSuppressed());
  }

  private static boolean isVerdictOnAnother(Throwable candidate) {
    return candidate instanceof AfterCommitException
        || candidate instanceof CommitOutcomeUnknownException
        || candidate instanceof RetriesExhaustedException;
  }
}
