package app;

import io.tx4j.Transaction;
import io.tx4j.TransactionDefinition;
import io.tx4j.Transactions;
import java.util.Objects;
import javax.annotation.processing.Generated;

/**
 * {@link Mailer} with its transactional methods run within {@link Transactions}.
 */
@Generated("io.tx4j.processor.TransactionalProcessor")
public class MailerTx extends Mailer {
  private static final TransactionDefinition STORE = TransactionDefinition.named("Mailer.store")
      .resultType(void.class)
      .build();

  private final Transactions transactions;

  public MailerTx(Transactions transactions) {
    this.transactions = Objects.requireNonNull(transactions,
        "MailerTx was made without Transactions: the argument transactions is null");
  }

  @Override
  public void send(String to, String text) {
    Transaction.deferAfterCommit(() -> super.send(to, text));
  }

  @Override
  public void store(String text) {
    Transaction.deferAfterCommit(() -> transactions.run(STORE, () -> super.store(text)));
  }

  @Override
  void apologize() {
    Transaction.deferAfterRollback(() -> super.apologize());
  }
}
