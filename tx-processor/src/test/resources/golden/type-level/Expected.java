package app;

import io.tx4j.Propagation;
import io.tx4j.Transaction;
import io.tx4j.TransactionDefinition;
import io.tx4j.Transactions;
import java.util.Objects;
import javax.annotation.processing.Generated;

/**
 * {@link Audit} with its transactional methods run within {@link Transactions}.
 */
@Generated("io.tx4j.processor.TransactionalProcessor")
public class AuditTx extends Audit {
  private static final TransactionDefinition RECORD = TransactionDefinition.named("Audit.record")
      .propagation(Propagation.REQUIRES_NEW)
      .resultType(void.class)
      .build();

  private static final TransactionDefinition RECORD_WITHIN = TransactionDefinition.named("Audit.recordWithin")
      .propagation(Propagation.MANDATORY)
      .resultType(void.class)
      .build();

  private final Transactions transactions;

  public AuditTx(Transactions transactions) {
    this.transactions = Objects.requireNonNull(transactions,
        "AuditTx was made without Transactions: the argument transactions is null");
  }

  @Override
  public void record(String event) {
    transactions.run(RECORD, () -> super.record(event));
  }

  @Override
  public void recordWithin(String event) {
    transactions.run(RECORD_WITHIN, () -> super.recordWithin(event));
  }

  @Override
  public void alarm(String event) {
    Transaction.deferAfterRollback(() -> super.alarm(event));
  }
}
