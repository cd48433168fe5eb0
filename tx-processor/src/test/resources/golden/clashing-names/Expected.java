package app;

import io.tx4j.TransactionDefinition;
import javax.annotation.processing.Generated;

/**
 * {@link Clash} with its transactional methods run within {@link io.tx4j.Transactions}.
 */
@Generated("io.tx4j.processor.TransactionalProcessor")
public class ClashTx extends Clash {
  private static final TransactionDefinition SAVE = TransactionDefinition.named("Clash.save")
      .resultType(void.class)
      .build();

  private final io.tx4j.Transactions transactions;

  public ClashTx(io.tx4j.Transactions transactions, int transactions_, int delegate_) {
    super(transactions_, delegate_);
    this.transactions = java.util.Objects.requireNonNull(transactions,
        "ClashTx was made without Transactions: the argument transactions is null");
  }

  @java.lang.Override
  public <TransactionDefinition> void save(Clash.Objects transactions_, Clash.Transactions SAVE_,
      TransactionDefinition body) {
    transactions.run(SAVE, () -> super.<TransactionDefinition>save(transactions_, SAVE_, body));
  }
}
