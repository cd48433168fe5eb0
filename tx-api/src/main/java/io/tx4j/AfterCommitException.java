package io.tx4j;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The transaction is COMMITTED, and one or more of its after-commit hooks failed. It must not be
 * done again for this. All hooks were run; the first failure is the cause, the others are
 * suppressed.
 */
public class AfterCommitException extends TransactionException {

  private static final long serialVersionUID = 1L;

  private final transient @Nullable Object value;
  private final transient List<Throwable> failures;

  /**
   * Makes one.
   *
   * @param value what the body returned
   * @param failures what the hooks threw, at least one
   */
  public AfterCommitException(@Nullable Object value, List<Throwable> failures) {
    super(message(failures), null, failures.get(0));
    this.value = value;
    this.failures = List.copyOf(failures);
    failures.stream().skip(1).forEach(this::addSuppressed);
  }

  private static String message(List<Throwable> failures) {
    return "COMMITTED, but "
        + failures.size()
        + (failures.size() == 1 ? " hook" : " hooks")
        + " failed afterwards, first with "
        + failures.get(0)
        + ". Do not run the transaction again; make up for what the hook was to do.";
  }

  /**
   * What the body returned.
   *
   * @return the value of the committed call; null after deserialization
   */
  public final @Nullable Object value() {
    return value;
  }

  /**
   * What the hooks threw.
   *
   * @return the failures in the order of the hooks, at least one
   */
  public final List<Throwable> failures() {
    return failures;
  }
}
