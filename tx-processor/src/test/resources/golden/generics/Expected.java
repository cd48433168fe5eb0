package app;

import io.tx4j.TransactionDefinition;
import io.tx4j.Transactions;
import java.io.Serializable;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import javax.annotation.processing.Generated;

/**
 * {@link Store} with its transactional methods run within {@link Transactions}.
 */
@Generated("io.tx4j.processor.TransactionalProcessor")
public class StoreTx<K extends Comparable<K>, V extends Number & Serializable> extends Store<K, V> {
  private static final TransactionDefinition LOAD = TransactionDefinition.named("Store.load")
      .resultType(Map.class)
      .build();

  private static final TransactionDefinition FOLD = TransactionDefinition.named("Store.fold")
      .resultType(Number.class)
      .build();

  private static final TransactionDefinition GENERIC = TransactionDefinition.named("Store.generic")
      .build();

  private static final TransactionDefinition KEYS = TransactionDefinition.named("Store.keys")
      .resultType(Comparable[].class)
      .build();

  private final Transactions transactions;

  public <C extends Collection<? extends V>> StoreTx(Transactions transactions, C initial) {
    super(initial);
    this.transactions = Objects.requireNonNull(transactions,
        "StoreTx was made without Transactions: the argument transactions is null");
  }

  @Override
  public Map<K, ? super V> load(List<? extends K> keys) {
    return transactions.call(LOAD, () -> super.load(keys));
  }

  @Override
  public <R extends V, L extends List<R>> R fold(L values, Function<? super V, R> function) {
    return transactions.call(FOLD, () -> super.<R, L>fold(values, function));
  }

  @Override
  public <T> T generic() {
    return transactions.call(GENERIC, () -> super.<T>generic());
  }

  @Override
  public K[] keys(Map.Entry<K, V>[] entries) {
    return transactions.call(KEYS, () -> super.keys(entries));
  }
}
