package app;

import io.tx4j.Isolation;
import io.tx4j.TransactionDefinition;
import io.tx4j.Transactions;
import java.util.List;
import java.util.Objects;
import javax.annotation.processing.Generated;

/**
 * {@link Inherited.Accounts} with its transactional methods run within {@link Transactions}.
 */
@Generated("io.tx4j.processor.TransactionalProcessor")
class Inherited_AccountsTx extends Inherited.Accounts {
  private static final TransactionDefinition READ = TransactionDefinition.named("Accounts.read")
      .readOnly(true)
      .resultType(String.class)
      .build();

  private static final TransactionDefinition WRITE = TransactionDefinition.named("Accounts.write")
      .isolation(Isolation.REPEATABLE_READ)
      .resultType(void.class)
      .build();

  private static final TransactionDefinition READ_ALL = TransactionDefinition.named("Accounts.readAll")
      .readOnly(true)
      .resultType(List.class)
      .build();

  private final Transactions transactions;

  Inherited_AccountsTx(Transactions transactions) {
    this.transactions = Objects.requireNonNull(transactions,
        "Inherited_AccountsTx was made without Transactions: the argument transactions is null");
  }

  @Override
  public String read(long id) {
    return transactions.call(READ, () -> super.read(id));
  }

  @Override
  protected void write(String value) {
    transactions.run(WRITE, () -> super.write(value));
  }

  @Override
  public List<String> readAll() {
    return transactions.call(READ_ALL, () -> super.readAll());
  }
}

package app;

import io.tx4j.TransactionDefinition;
import io.tx4j.Transactions;
import java.util.List;
import java.util.Objects;
import javax.annotation.processing.Generated;

/**
 * Runs the transactional methods of another {@link Inherited.Reader} within {@link Transactions}.
 */
@Generated("io.tx4j.processor.TransactionalProcessor")
class Inherited_ReaderTx<T> implements Inherited.Reader<T> {
  private static final TransactionDefinition READ = TransactionDefinition.named("Reader.read")
      .readOnly(true)
      .build();

  private static final TransactionDefinition READ_ALL = TransactionDefinition.named("Reader.readAll")
      .readOnly(true)
      .resultType(List.class)
      .build();

  private final Transactions transactions;

  private final Inherited.Reader<T> delegate;

  Inherited_ReaderTx(Transactions transactions, Inherited.Reader<T> delegate) {
    this.transactions = Objects.requireNonNull(transactions,
        "Inherited_ReaderTx was made without Transactions: the argument transactions is null");
    this.delegate = Objects.requireNonNull(delegate,
        "Inherited_ReaderTx was made without the Inherited.Reader: the argument delegate is null");
  }

  @Override
  public T read(long id) {
    return transactions.call(READ, () -> delegate.read(id));
  }

  @Override
  public List<T> readAll() {
    return transactions.call(READ_ALL, () -> delegate.readAll());
  }
}
