package io.tx4j;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The transaction was run twice or more, failed each time with something that is retried, and is
 * not tried again. Nothing is committed. The last failure is the cause, the earlier ones are
 * suppressed, and the message has a line for each attempt.
 */
public class RetriesExhaustedException extends TransactionException {

  private static final long serialVersionUID = 1L;

  private final transient List<FailedAttempt> attempts;

  /**
   * Makes one.
   *
   * @param name the name of the transaction
   * @param reason why there is no further attempt: the number, the deadline or the budget
   * @param attempts what failed, in order, at least two
   */
  public RetriesExhaustedException(String name, String reason, List<FailedAttempt> attempts) {
    super(message(name, reason, attempts), last(attempts).sqlState(), last(attempts).failure());
    this.attempts = List.copyOf(attempts);
    attempts.subList(0, attempts.size() - 1).forEach(attempt -> addSuppressed(attempt.failure()));
  }

  private static FailedAttempt last(List<FailedAttempt> attempts) {
    return attempts.get(attempts.size() - 1);
  }

  private static String message(String name, String reason, List<FailedAttempt> attempts) {
    StringBuilder message =
        new StringBuilder("ROLLED BACK: ")
            .append(name)
            .append(" failed ")
            .append(attempts.size())
            .append(" times and is not tried again: ")
            .append(reason);
    attempts.forEach(attempt -> message.append("\n  ").append(attempt));
    return message.toString();
  }

  /**
   * What failed.
   *
   * @return the attempts in order, at least two
   */
  public final List<FailedAttempt> attempts() {
    return attempts;
  }

  /** Where in an attempt a failure was met. */
  public enum Phase {
    /** Taking a connection, BEGIN or the settings. */
    BEGIN,
    /** A statement, or whatever else the body did. */
    BODY,
    /** COMMIT, with the constraints deferred to it. */
    COMMIT
  }

  /**
   * One attempt that failed.
   *
   * @param number 1 for the first
   * @param sqlState the SQLSTATE found in the failure; null if there is none
   * @param phase where the failure was met
   * @param duration how long the attempt took
   * @param waited how long was waited before it, zero for the first
   * @param hooksDropped how many after-commit hooks it had registered
   * @param failure what it failed with
   */
  public record FailedAttempt(
      int number,
      @Nullable String sqlState,
      Phase phase,
      Duration duration,
      Duration waited,
      int hooksDropped,
      Throwable failure) {

    /** One line, as in the message of the exception. */
    @Override
    public String toString() {
      return String.format(
          Locale.ROOT,
          "attempt %d: SQLSTATE %s at %s after %d ms (waited %d ms before it, %d hooks dropped): %s",
          number,
          sqlState == null ? "none" : sqlState,
          phase == Phase.BODY ? "a statement" : phase.name(),
          duration.toMillis(),
          waited.toMillis(),
          hooksDropped,
          failure);
    }
  }
}
