package app;

import io.tx4j.Durability;
import io.tx4j.Isolation;
import io.tx4j.LockNotAvailableException;
import io.tx4j.Propagation;
import io.tx4j.TransactionDefinition;
import io.tx4j.Transactions;
import java.io.IOException;
import java.time.Duration;
import java.util.Objects;
import javax.annotation.processing.Generated;

/**
 * {@link Everything} with its transactional methods run within {@link Transactions}.
 */
@Generated("io.tx4j.processor.TransactionalProcessor")
public class EverythingTx extends Everything {
  private static final TransactionDefinition ALL = TransactionDefinition.named("all \"of\" them")
      .database("audit")
      .propagation(Propagation.NESTED)
      .isolation(Isolation.SERIALIZABLE)
      .readOnly(true)
      .durability(Durability.REMOTE_APPLY)
      .timeout(Duration.ofMillis(250))
      .lockTimeout(Duration.ofSeconds(120))
      .retryOn(LockNotAvailableException.class, IOException.class)
      .maxAttempts(3)
      .commitOn(IOException.class, IllegalStateException.class)
      .rollbackSilentlyOn(IllegalArgumentException.class)
      .resultType(String.class)
      .build();

  private static final TransactionDefinition NEVER_RETRIED = TransactionDefinition.named("Everything.neverRetried")
      .database("main")
      .isolation(Isolation.SERIALIZABLE)
      .retryOn()
      .resultType(void.class)
      .build();

  private final Transactions transactions;

  public EverythingTx(Transactions transactions) {
    this.transactions = Objects.requireNonNull(transactions,
        "EverythingTx was made without Transactions: the argument transactions is null");
  }

  @Override
  public String all() throws IOException {
    return transactions.call(ALL, () -> super.all());
  }

  @Override
  public void neverRetried() {
    transactions.run(NEVER_RETRIED, () -> super.neverRetried());
  }
}
