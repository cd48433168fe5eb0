package app;

import io.tx4j.Transaction;
import io.tx4j.TransactionDefinition;
import io.tx4j.Transactions;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import javax.annotation.processing.Generated;

/**
 * Runs the transactional methods of another {@link Repository} within {@link Transactions}.
 */
@Generated("io.tx4j.processor.TransactionalProcessor")
public class RepositoryTx<T extends Comparable<? super T>, K> implements Repository<T, K> {
  private static final TransactionDefinition FIND = TransactionDefinition.named("Repository.find")
      .readOnly(true)
      .resultType(Optional.class)
      .build();

  private static final TransactionDefinition SAVE_ALL = TransactionDefinition.named("Repository.saveAll")
      .resultType(List.class)
      .build();

  private static final TransactionDefinition EXISTS = TransactionDefinition.named("Repository.exists")
      .readOnly(true)
      .resultType(boolean.class)
      .build();

  private final Transactions transactions;

  private final Repository<T, K> delegate;

  public RepositoryTx(Transactions transactions, Repository<T, K> delegate) {
    this.transactions = Objects.requireNonNull(transactions,
        "RepositoryTx was made without Transactions: the argument transactions is null");
    this.delegate = Objects.requireNonNull(delegate,
        "RepositoryTx was made without the Repository: the argument delegate is null");
  }

  @Override
  public Optional<T> find(K key) {
    return transactions.call(FIND, () -> delegate.find(key));
  }

  @Override
  public <S extends T> List<S> saveAll(List<S> entities) {
    return transactions.call(SAVE_ALL, () -> delegate.<S>saveAll(entities));
  }

  @Override
  public boolean exists(K key) {
    return transactions.call(EXISTS, () -> delegate.exists(key));
  }

  @Override
  public void announce(K key) {
    Transaction.deferAfterCommit(() -> delegate.announce(key));
  }
}
