package io.tx4j.processor.testing;

import io.tx4j.Action;
import io.tx4j.Body;
import io.tx4j.Outcome;
import io.tx4j.TransactionDefinition;
import io.tx4j.Transactions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Runs bodies and remembers their definitions. No transaction is open while it does. */
public final class RecordingTransactions implements Transactions {
  private final List<TransactionDefinition> definitions = new ArrayList<>();

  /** The definitions of all calls, in the order in which they began. */
  public List<TransactionDefinition> definitions() {
    return definitions;
  }

  /** The names in the definitions of all calls. */
  public List<String> names() {
    return definitions.stream().map(TransactionDefinition::name).toList();
  }

  @Override
  public <T extends @Nullable Object, X extends Throwable> T call(
      TransactionDefinition definition, Body<T, X> body) throws X {
    definitions.add(definition);
    return body.call();
  }

  @Override
  public <X extends Throwable> void run(TransactionDefinition definition, Action<X> body) throws X {
    definitions.add(definition);
    body.run();
  }

  @Override
  public <T extends @Nullable Object, X extends Throwable> Outcome<T> outcome(Body<T, X> call) {
    throw notCalledByWrappers();
  }

  @Override
  public <T extends @Nullable Object> CompletableFuture<T> callAsync(
      TransactionDefinition definition, Body<T, ?> body, Executor executor) {
    throw notCalledByWrappers();
  }

  @Override
  public <T extends @Nullable Object> CompletableFuture<T> callAsync(
      TransactionDefinition definition, Body<T, ?> body) {
    throw notCalledByWrappers();
  }

  @Override
  public DataSource dataSource() {
    throw notCalledByWrappers();
  }

  @Override
  public DataSource dataSource(String database) {
    throw notCalledByWrappers();
  }

  private static AssertionError notCalledByWrappers() {
    return new AssertionError("a wrapper calls run and call only");
  }
}
