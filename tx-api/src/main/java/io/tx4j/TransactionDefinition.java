package io.tx4j;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What was declared for a scope: {@link Transactional} as a value. Generated wrappers hold one as a
 * constant for each method; code without annotations builds its own.
 *
 * <p>Immutable, and consistent: a definition that contradicts itself cannot be made. Its
 * constructor throws {@code IllegalArgumentException}, whose message says where and what to do, and
 * {@code NullPointerException} if a component other than the two timeouts is null.
 *
 * @param name what messages, events and metrics call it; may be empty
 * @param database which database, by the name given to the runtime; empty for the default one
 * @param propagation what to do about a transaction that is open already
 * @param isolation the isolation to begin with, and the least to be content with when joining
 * @param readOnly whether the database is to refuse writes
 * @param durability what COMMIT waits for
 * @param timeout one deadline over attempts, waits and statements; null for none
 * @param lockTimeout the longest wait of a statement for a lock; null for the runtime's or
 *     session's
 * @param retryOn failures after which an owned transaction is run again; empty for none
 * @param maxAttempts how often the body is run at most, the first time included
 * @param commitOn exceptions that commit and are thrown on
 * @param rollbackSilentlyOn exceptions that roll back and are not thrown on
 * @param resultType the erased type that the body returns, which says what a silent rollback
 *     returns; {@code Object} if nothing more is known
 */
public record TransactionDefinition(
    String name,
    String database,
    Propagation propagation,
    Isolation isolation,
    boolean readOnly,
    Durability durability,
    @Nullable Duration timeout,
    @Nullable Duration lockTimeout,
    List<Class<? extends Throwable>> retryOn,
    int maxAttempts,
    List<Class<? extends Throwable>> commitOn,
    List<Class<? extends Throwable>> rollbackSilentlyOn,
    Class<?> resultType) {

  /** The number of attempts where none is declared. */
  public static final int DEFAULT_MAX_ATTEMPTS = 10;

  private static final List<Class<? extends Throwable>> CONFLICTS =
      List.of(SerializationFailureException.class, DeadlockException.class);

  /** {@link Propagation#REQUIRED} on the default database, and nothing else declared. */
  public static final TransactionDefinition DEFAULT = builder().build();

  /**
   * Checks that what was declared does not contradict itself. {@link #builder()} reads better.
   *
   * @param name what messages, events and metrics call it
   * @param database which database
   * @param propagation what to do about an open transaction
   * @param isolation the isolation
   * @param readOnly whether to refuse writes
   * @param durability what COMMIT waits for
   * @param timeout the deadline
   * @param lockTimeout the longest wait for a lock
   * @param retryOn failures to retry
   * @param maxAttempts attempts at most
   * @param commitOn exceptions that commit
   * @param rollbackSilentlyOn exceptions that roll back silently
   * @param resultType what the body returns
   */
  public TransactionDefinition {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(database, "database");
    Objects.requireNonNull(propagation, "propagation");
    Objects.requireNonNull(isolation, "isolation");
    Objects.requireNonNull(durability, "durability");
    Objects.requireNonNull(resultType, "resultType");
    retryOn = List.copyOf(retryOn);
    commitOn = List.copyOf(commitOn);
    rollbackSilentlyOn = List.copyOf(rollbackSilentlyOn);
    requirePositive("timeout", timeout);
    requirePositive("lockTimeout", lockTimeout);
    require(maxAttempts >= 1, "maxAttempts is %s; expected at least 1", maxAttempts);
    if (!propagation.canBegin()) {
      String cure =
          " has no effect under " + propagation + ", which never begins a transaction; %s";
      require(isolation == Isolation.DEFAULT, "isolation" + cure, "remove it");
      require(!readOnly, "readOnly" + cure, "remove it");
      require(durability == Durability.DEFAULT, "durability" + cure, "remove it");
      require(timeout == null, "timeout" + cure, "remove it");
      require(lockTimeout == null, "lockTimeout" + cure, "remove it");
      require(retryOn.isEmpty(), "retryOn" + cure, "declare it where the transaction begins");
    }
    requireDisjoint(commitOn, rollbackSilentlyOn);
  }

  /**
   * A builder with nothing declared.
   *
   * @return a new builder
   */
  public static Builder builder() {
    return new Builder();
  }

  /**
   * A builder with nothing declared but the name.
   *
   * @param name what messages, events and metrics call it
   * @return a new builder
   */
  public static Builder named(String name) {
    return new Builder().name(name);
  }

  private static void requirePositive(String what, @Nullable Duration duration) {
    require(
        duration == null || (!duration.isNegative() && !duration.isZero()),
        what + " is %s; expected a positive duration, or null for none",
        duration);
  }

  private static void requireDisjoint(
      List<Class<? extends Throwable>> commitOn, List<Class<? extends Throwable>> silently) {
    for (Class<?> commit : commitOn) {
      for (Class<?> silent : silently) {
        require(
            !commit.isAssignableFrom(silent) && !silent.isAssignableFrom(commit),
            "%s commits by commitOn and rolls back by rollbackSilentlyOn; leave it in one of them",
            commit.isAssignableFrom(silent) ? silent.getName() : commit.getName());
      }
    }
  }

  private static void require(boolean holds, String message, @Nullable Object argument) {
    if (!holds) {
      throw new IllegalArgumentException(String.format(message, argument));
    }
  }

  /**
   * The name, or a word for it where there is none: what messages call the scope.
   *
   * @return a string that is not empty
   */
  public String displayName() {
    return name.isEmpty() ? "(unnamed transaction)" : name;
  }

  /** Collects what is declared. Not safe for use by several threads. */
  public static final class Builder {
    private String name = "";
    private String database = "";
    private Propagation propagation = Propagation.REQUIRED;
    private Isolation isolation = Isolation.DEFAULT;
    private boolean readOnly;
    private Durability durability = Durability.DEFAULT;
    private @Nullable Duration timeout;
    private @Nullable Duration lockTimeout;
    private @Nullable List<Class<? extends Throwable>> retryOn;
    private int maxAttempts = DEFAULT_MAX_ATTEMPTS;
    private List<Class<? extends Throwable>> commitOn = List.of();
    private List<Class<? extends Throwable>> rollbackSilentlyOn = List.of();
    private Class<?> resultType = Object.class;

    private Builder() {}

    /**
     * Sets the name.
     *
     * @param name what messages, events and metrics call it
     * @return this
     */
    public Builder name(String name) {
      this.name = name;
      return this;
    }

    /**
     * Sets the database.
     *
     * @param database its name in the runtime; empty for the default one
     * @return this
     */
    public Builder database(String database) {
      this.database = database;
      return this;
    }

    /**
     * Sets the propagation.
     *
     * @param propagation what to do about a transaction that is open already
     * @return this
     */
    public Builder propagation(Propagation propagation) {
      this.propagation = propagation;
      return this;
    }

    /**
     * Sets the isolation.
     *
     * @param isolation the level to begin with, and the least to be content with when joining
     * @return this
     */
    public Builder isolation(Isolation isolation) {
      this.isolation = isolation;
      return this;
    }

    /**
     * Sets whether the database is to refuse writes.
     *
     * @param readOnly true to refuse them
     * @return this
     */
    public Builder readOnly(boolean readOnly) {
      this.readOnly = readOnly;
      return this;
    }

    /**
     * Sets the durability.
     *
     * @param durability what COMMIT waits for
     * @return this
     */
    public Builder durability(Durability durability) {
      this.durability = durability;
      return this;
    }

    /**
     * Sets the deadline over attempts, waits and statements.
     *
     * @param timeout the time allowed in all, positive; null for no limit
     * @return this
     */
    public Builder timeout(@Nullable Duration timeout) {
      this.timeout = timeout;
      return this;
    }

    /**
     * Sets the longest wait of a statement for a lock.
     *
     * @param lockTimeout the wait, positive; null for the runtime's or the session's own
     * @return this
     */
    public Builder lockTimeout(@Nullable Duration lockTimeout) {
      this.lockTimeout = lockTimeout;
      return this;
    }

    /**
     * Sets the failures to retry. An empty list switches retries off; if this is not called, they
     * follow the isolation, see {@link Transactional#retryOn}.
     *
     * @param retryOn the failures
     * @return this
     */
    @SafeVarargs
    @SuppressWarnings("varargs") // copied at once, never written to
    public final Builder retryOn(Class<? extends Throwable>... retryOn) {
      this.retryOn = List.of(retryOn);
      return this;
    }

    /**
     * Sets the number of attempts.
     *
     * @param maxAttempts how often the body is run at most, at least 1
     * @return this
     */
    public Builder maxAttempts(int maxAttempts) {
      this.maxAttempts = maxAttempts;
      return this;
    }

    /**
     * Sets the exceptions that commit and are thrown on.
     *
     * @param commitOn the exceptions, matched by {@code instanceof}
     * @return this
     */
    @SafeVarargs
    @SuppressWarnings("varargs") // copied at once, never written to
    public final Builder commitOn(Class<? extends Throwable>... commitOn) {
      this.commitOn = List.of(commitOn);
      return this;
    }

    /**
     * Sets the exceptions that roll back and are not thrown on.
     *
     * @param rollbackSilentlyOn the exceptions, matched by {@code instanceof}
     * @return this
     */
    @SafeVarargs
    @SuppressWarnings("varargs") // copied at once, never written to
    public final Builder rollbackSilentlyOn(Class<? extends Throwable>... rollbackSilentlyOn) {
      this.rollbackSilentlyOn = List.of(rollbackSilentlyOn);
      return this;
    }

    /**
     * Sets the type that the body returns. A silent rollback without a value then returns {@code
     * Optional.empty()} for {@code Optional} and its primitive kin, fails for a primitive, and
     * returns null for all else; one with a value fails if the value is of another type.
     *
     * @param resultType the erased type; {@code void.class} for none
     * @return this
     */
    public Builder resultType(Class<?> resultType) {
      this.resultType = resultType;
      return this;
    }

    /**
     * The definition.
     *
     * @return what was declared
     * @throws IllegalArgumentException if it contradicts itself
     */
    public TransactionDefinition build() {
      return new TransactionDefinition(
          name,
          database,
          propagation,
          isolation,
          readOnly,
          durability,
          timeout,
          lockTimeout,
          retryOn != null ? retryOn : defaultRetryOn(),
          maxAttempts,
          commitOn,
          rollbackSilentlyOn,
          resultType);
    }

    private List<Class<? extends Throwable>> defaultRetryOn() {
      return propagation.canBegin() && isolation.compareTo(Isolation.REPEATABLE_READ) >= 0
          ? CONFLICTS
          : List.of();
    }
  }
}
