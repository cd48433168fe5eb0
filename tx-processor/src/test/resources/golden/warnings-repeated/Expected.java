package app;

import io.tx4j.TransactionDefinition;
import io.tx4j.Transactions;
import java.util.List;
import java.util.Objects;
import javax.annotation.processing.Generated;

/**
 * {@link Legacy} with its transactional methods run within {@link Transactions}.
 */
@Generated("io.tx4j.processor.TransactionalProcessor")
@SuppressWarnings({
    "deprecation",
    "rawtypes",
    "removal",
    "serial",
    "unchecked",
    "varargs"
})
public class LegacyTx extends Legacy {
  private static final TransactionDefinition RAW = TransactionDefinition.named("Legacy.raw")
      .resultType(List.class)
      .build();

  private static final TransactionDefinition OLD = TransactionDefinition.named("Legacy.old")
      .resultType(void.class)
      .build();

  private static final TransactionDefinition HEAP = TransactionDefinition.named("Legacy.heap")
      .resultType(void.class)
      .build();

  private final Transactions transactions;

  @Deprecated
  public LegacyTx(Transactions transactions) {
    this.transactions = Objects.requireNonNull(transactions,
        "LegacyTx was made without Transactions: the argument transactions is null");
  }

  @SafeVarargs
  public <T> LegacyTx(Transactions transactions, T... values) {
    super(values);
    this.transactions = Objects.requireNonNull(transactions,
        "LegacyTx was made without Transactions: the argument transactions is null");
  }

  @Override
  public List raw(List rows) {
    return transactions.call(RAW, () -> super.raw(rows));
  }

  @Override
  @Deprecated(
      since = "2",
      forRemoval = true
  )
  public void old() {
    transactions.run(OLD, () -> super.old());
  }

  @Override
  public <T> void heap(T... values) {
    transactions.run(HEAP, () -> super.<T>heap(values));
  }
}
