package app;

import io.tx4j.TransactionDefinition;
import io.tx4j.Transactions;
import java.io.IOException;
import java.util.Objects;
import javax.annotation.processing.Generated;

/**
 * Runs the transactional methods of another {@link Files} within {@link Transactions}.
 */
@Generated("io.tx4j.processor.TransactionalProcessor")
class FilesTx implements Files {
  private static final TransactionDefinition STORE = TransactionDefinition.named("Files.store")
      .resultType(void.class)
      .build();

  private final Transactions transactions;

  private final Files delegate;

  FilesTx(Transactions transactions, Files delegate) {
    this.transactions = Objects.requireNonNull(transactions,
        "FilesTx was made without Transactions: the argument transactions is null");
    this.delegate = Objects.requireNonNull(delegate,
        "FilesTx was made without the Files: the argument delegate is null");
  }

  @Override
  public void store(String name, byte[] content) throws IOException {
    transactions.run(STORE, () -> delegate.store(name, content));
  }

  @Override
  public String describe(int depth) {
    return delegate.describe(depth);
  }

  @Override
  public int size() {
    return delegate.size();
  }

  @Override
  public void close() throws IOException {
    delegate.close();
  }
}
