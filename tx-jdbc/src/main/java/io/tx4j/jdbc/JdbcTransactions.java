package io.tx4j.jdbc;

import io.tx4j.Action;
import io.tx4j.Body;
import io.tx4j.IllegalTransactionStateException;
import io.tx4j.Outcome;
import io.tx4j.TransactionDefinition;
import io.tx4j.Transactions;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * {@link Transactions} over JDBC, for PostgreSQL and whatever speaks its dialect.
 *
 * <pre>{@code
 * Transactions transactions = JdbcTransactions.of(pool);
 *
 * Transactions transactions = JdbcTransactions.builder()
 *     .database(pool)
 *     .database("audit", auditPool)
 *     .resolveUnknownOutcomes(Duration.ofSeconds(10))
 *     .build();
 * }</pre>
 *
 * <p>Mappers are given {@link #dataSource()}, not the pool. Nothing is to be closed: the pools stay
 * their owner's. Safe for use by many threads.
 */
public final class JdbcTransactions implements Transactions {

  private static final String NO_BODY =
      "the body is null: expected the work to run in a transaction; nothing was begun";
  private static final String NO_DEFINITION =
      "the definition is null: expected a TransactionDefinition, such as DEFAULT; nothing was begun";
  private static final String NO_POOL =
      "the pool is null: expected the DataSource that hands out connections";

  private final Map<String, Database> databases;
  private final @Nullable Database defaultDatabase;

  private JdbcTransactions(Map<String, Database> databases) {
    this.databases = databases;
    defaultDatabase = databases.get("");
  }

  /**
   * Transactions on one database, with default options.
   *
   * @param pool hands out connections; PostgreSQL's own DataSource or any pool
   * @return the entrance
   */
  public static JdbcTransactions of(DataSource pool) {
    return builder().database(pool).build();
  }

  /**
   * A builder without a database.
   *
   * @return a new builder
   */
  public static Builder builder() {
    return new Builder();
  }

  @Override
  @SuppressWarnings({"unchecked", "NullAway"}) // the body returned it, and T may be nullable
  public <T extends @Nullable Object, X extends Throwable> T call(
      TransactionDefinition definition, Body<T, X> body) throws X {
    Objects.requireNonNull(definition, NO_DEFINITION);
    Objects.requireNonNull(body, NO_BODY);
    Database database = database(definition.database());
    TransactionScope open = Scope.openOn(database);
    return switch (definition.propagation()) {
      case REQUIRED ->
          open == null
              ? (T) Ending.of(RetryLoop.run(database, definition, body))
              : open.required(definition, body);
      case REQUIRES_NEW -> (T) Ending.of(RetryLoop.run(database, definition, body));
      case NESTED ->
          open == null
              ? (T) Ending.of(RetryLoop.run(database, definition, body))
              : NestedScope.run(open, definition, body);
      case MANDATORY -> requireOpen(open, definition).join(definition, body);
      case SUPPORTS ->
          open == null ? OutsideScope.run(database, body) : open.join(definition, body);
      case NOT_SUPPORTED -> OutsideScope.run(database, body);
      case NEVER -> OutsideScope.run(requireNone(open, database, definition), body);
    };
  }

  @Override
  public <X extends Throwable> void run(TransactionDefinition definition, Action<X> body) throws X {
    call(definition, Objects.requireNonNull(body, NO_BODY).asBody());
  }

  @Override
  public <T extends @Nullable Object, X extends Throwable> Outcome<T> outcome(Body<T, X> call)
      throws X {
    return new OutcomeRecorder().record(Objects.requireNonNull(call, NO_BODY));
  }

  @Override
  public <T extends @Nullable Object> CompletableFuture<T> callAsync(
      TransactionDefinition definition, Body<T, ?> body, Executor executor) {
    Objects.requireNonNull(body, NO_BODY);
    database(definition.database());
    return AsyncScope.start(this, definition, body, executor);
  }

  @Override
  public <T extends @Nullable Object> CompletableFuture<T> callAsync(
      TransactionDefinition definition, Body<T, ?> body) {
    return callAsync(definition, body, Threads.PER_TASK);
  }

  @Override
  public DataSource dataSource() {
    return dataSource("");
  }

  @Override
  public DataSource dataSource(String database) {
    return database(database).dataSource();
  }

  Database database(String name) {
    Database database = name.isEmpty() ? defaultDatabase : databases.get(name);
    if (database == null) {
      throw new IllegalArgumentException(
          "There is no database "
              + (name.isEmpty() ? "without a name" : "\"" + name + "\"")
              + "; there is "
              + databases.values()
              + ". Add it to the builder, or name one of these in the definition.");
    }
    return database;
  }

  private static TransactionScope requireOpen(
      @Nullable TransactionScope open, TransactionDefinition definition) {
    if (open == null) {
      throw new IllegalTransactionStateException(
          definition.displayName()
              + " is MANDATORY and must be called within a transaction, but none is open on this"
              + " thread; call it from a @Transactional method.");
    }
    return open;
  }

  private static Database requireNone(
      @Nullable TransactionScope open, Database database, TransactionDefinition definition) {
    if (open != null) {
      throw new IllegalTransactionStateException(
          definition.displayName()
              + " is NEVER to be called within a transaction, but "
              + open.definition().displayName()
              + " is open on this thread; call it after that one, or declare NOT_SUPPORTED.");
    }
    return database;
  }

  /** Collects databases and options. Not safe for use by several threads. */
  public static final class Builder {

    private final Map<String, DataSource> pools = new LinkedHashMap<>();
    private @Nullable Duration lockTimeout;
    private int retriesPerSecond = 10_000;
    private @Nullable Duration resolution;
    private @Nullable Duration longTransaction;
    private Duration secondConnection = Duration.ofSeconds(1);
    private @Nullable TransactionListener listener;

    private Builder() {}

    /**
     * Adds the default database, the one of definitions that name none.
     *
     * @param pool hands out its connections
     * @return this
     */
    public Builder database(DataSource pool) {
      return database("", pool);
    }

    /**
     * Adds a database by name. Each commits by itself: there is no distributed commit.
     *
     * @param name what definitions call it
     * @param pool hands out its connections
     * @return this
     * @throws IllegalArgumentException if the name is taken
     */
    public Builder database(String name, DataSource pool) {
      Objects.requireNonNull(pool, NO_POOL);
      if (pools.putIfAbsent(name, pool) != null) {
        throw new IllegalArgumentException(
            "There is a database \"" + name + "\" already; give this one another name.");
      }
      return this;
    }

    /**
     * How long a statement may wait for a lock where the definition does not say.
     *
     * @param lockTimeout the wait, positive
     * @return this
     */
    public Builder lockTimeout(Duration lockTimeout) {
      this.lockTimeout = requirePositive("lockTimeout", lockTimeout);
      return this;
    }

    /**
     * The retry budget: how many retries a second each database may be asked for, over all threads.
     * When it is used up, transactions fail with {@link io.tx4j.RetriesExhaustedException}, or
     * after their first attempt with what that one failed with.
     *
     * @param retriesPerSecond the number, positive; 10,000 if not given
     * @return this
     */
    public Builder retryBudget(int retriesPerSecond) {
      if (retriesPerSecond < 1) {
        throw new IllegalArgumentException(
            "retriesPerSecond is " + retriesPerSecond + "; expected at least 1");
      }
      this.retriesPerSecond = retriesPerSecond;
      return this;
    }

    /**
     * Finds out what became of a COMMIT that was not answered: the transaction's id is asked for at
     * its begin, which costs it one round trip if nothing else is declared, and after an unknown
     * outcome its status is asked for on a new connection. The answer makes it committed, and hooks
     * run, or rolled back, and it is retried where {@code retryOn} is not empty. Without this, or
     * without an answer, it stays unknown.
     *
     * @param patience how long to ask at most, positive; the definition's deadline ends it earlier
     * @return this
     */
    public Builder resolveUnknownOutcomes(Duration patience) {
      resolution = requirePositive("patience", patience);
      return this;
    }

    /**
     * Warns in the log of transactions that took long.
     *
     * @param threshold longer than this, positive; no warnings if not given
     * @return this
     */
    public Builder warnOfLongTransactions(Duration threshold) {
      longTransaction = requirePositive("threshold", threshold);
      return this;
    }

    /**
     * Warns in the log of threads that hold a connection and wait for a second one of the same
     * pool.
     *
     * @param threshold longer than this, positive; one second if not given
     * @return this
     */
    public Builder warnOfSecondConnections(Duration threshold) {
      secondConnection = requirePositive("threshold", threshold);
      return this;
    }

    /**
     * Who is told of what happens.
     *
     * @param listener the listener
     * @return this
     */
    public Builder listener(TransactionListener listener) {
      this.listener = Objects.requireNonNull(listener, "listener");
      return this;
    }

    /**
     * The entrance.
     *
     * @return safe for use by many threads
     * @throws IllegalArgumentException if there is no database
     */
    public JdbcTransactions build() {
      if (pools.isEmpty()) {
        throw new IllegalArgumentException(
            "There is no database; call database(pool) before build().");
      }
      JdbcOptions options =
          new JdbcOptions(
              lockTimeout,
              retriesPerSecond,
              resolution,
              longTransaction,
              secondConnection,
              listener);
      Map<String, Database> databases = new LinkedHashMap<>();
      pools.forEach((name, pool) -> databases.put(name, new Database(name, pool, options)));
      return new JdbcTransactions(databases);
    }

    private static Duration requirePositive(String what, Duration duration) {
      if (duration.isNegative() || duration.isZero()) {
        throw new IllegalArgumentException(
            what + " is " + duration + "; expected a positive duration");
      }
      return duration;
    }
  }
}
