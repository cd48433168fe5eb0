package app;

import io.tx4j.Isolation;
import io.tx4j.SerializationFailureException;
import io.tx4j.TransactionDefinition;
import io.tx4j.Transactions;
import java.math.BigDecimal;
import java.util.Objects;
import javax.annotation.processing.Generated;

/**
 * {@link TransferService} with its transactional methods run within {@link Transactions}.
 */
@Generated("io.tx4j.processor.TransactionalProcessor")
public class TransferServiceTx extends TransferService {
  private static final TransactionDefinition TRANSFER = TransactionDefinition.named("TransferService.transfer")
      .isolation(Isolation.SERIALIZABLE)
      .retryOn(SerializationFailureException.class)
      .resultType(void.class)
      .build();

  private static final TransactionDefinition BALANCE = TransactionDefinition.named("TransferService.balance")
      .readOnly(true)
      .resultType(BigDecimal.class)
      .build();

  private final Transactions transactions;

  public TransferServiceTx(Transactions transactions) {
    this.transactions = Objects.requireNonNull(transactions,
        "TransferServiceTx was made without Transactions: the argument transactions is null");
  }

  @Override
  public void transfer(long from, long to, BigDecimal amount) {
    transactions.run(TRANSFER, () -> super.transfer(from, to, amount));
  }

  @Override
  public BigDecimal balance(long account) {
    return transactions.call(BALANCE, () -> super.balance(account));
  }
}
