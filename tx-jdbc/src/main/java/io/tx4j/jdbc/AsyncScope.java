package io.tx4j.jdbc;

import io.tx4j.Body;
import io.tx4j.Transaction;
import io.tx4j.TransactionDefinition;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * A call on a thread of an executor, and the future of it. Of a cancellation and the commit exactly
 * one wins, since both ask the {@link Canceller}.
 */
final class AsyncScope extends Scope {

  private final Canceller canceller;

  private AsyncScope(Canceller canceller) {
    this.canceller = canceller;
  }

  static <T extends @Nullable Object> CompletableFuture<T> start(
      JdbcTransactions transactions,
      TransactionDefinition definition,
      Body<T, ?> body,
      Executor executor) {
    Call<T> call = new Call<>();
    executor.execute(() -> call.run(transactions, definition, body));
    return call;
  }

  @Override
  Canceller canceller() {
    return canceller;
  }

  @Override
  protected @Nullable Transaction transaction() {
    return enclosingTransaction();
  }

  private static final class Call<T extends @Nullable Object> extends CompletableFuture<T> {

    private final Canceller canceller = new Canceller(null);

    void run(JdbcTransactions transactions, TransactionDefinition definition, Body<T, ?> body) {
      if (isDone()) {
        return;
      }
      AsyncScope scope = new AsyncScope(canceller);
      scope.enter();
      try {
        complete(transactions.call(definition, body));
      } catch (Throwable thrown) {
        completeExceptionally(thrown);
      } finally {
        scope.leave();
      }
    }

    @Override
    public boolean cancel(boolean mayInterruptIfRunning) {
      if (!isDone() && canceller.cancel("its future was cancelled")) {
        super.cancel(mayInterruptIfRunning);
      }
      return isCancelled();
    }
  }
}
