import io.tx4j.TransactionDefinition;
import io.tx4j.Transactions;
import java.util.Objects;
import javax.annotation.processing.Generated;

/**
 * {@link Small} with its transactional methods run within {@link Transactions}.
 */
@Generated("io.tx4j.processor.TransactionalProcessor")
class SmallTx extends Small {
  private static final TransactionDefinition RUN = TransactionDefinition.named("Small.run")
      .resultType(void.class)
      .build();

  private final Transactions transactions;

  SmallTx(Transactions transactions) {
    this.transactions = Objects.requireNonNull(transactions,
        "SmallTx was made without Transactions: the argument transactions is null");
  }

  @Override
  void run(Runnable body) {
    transactions.run(RUN, () -> super.run(body));
  }
}
