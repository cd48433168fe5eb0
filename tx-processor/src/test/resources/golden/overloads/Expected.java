package app;

import io.tx4j.TransactionDefinition;
import io.tx4j.Transactions;
import java.util.Objects;
import javax.annotation.processing.Generated;

/**
 * {@link Ledger} with its transactional methods run within {@link Transactions}.
 */
@Generated("io.tx4j.processor.TransactionalProcessor")
public class LedgerTx extends Ledger {
  private static final TransactionDefinition POST = TransactionDefinition.named("Ledger.post")
      .resultType(void.class)
      .build();

  private static final TransactionDefinition POST_2 = TransactionDefinition.named("Ledger.post")
      .resultType(void.class)
      .build();

  private static final TransactionDefinition POST_3 = TransactionDefinition.named("Ledger.post")
      .resultType(boolean.class)
      .build();

  private static final TransactionDefinition POST_ALL = TransactionDefinition.named("Ledger.postAll")
      .resultType(int[].class)
      .build();

  private static final TransactionDefinition POST_HTTP_REQUEST = TransactionDefinition.named("Ledger.postHTTPRequest")
      .resultType(char.class)
      .build();

  private final Transactions transactions;

  public LedgerTx(Transactions transactions) {
    this.transactions = Objects.requireNonNull(transactions,
        "LedgerTx was made without Transactions: the argument transactions is null");
  }

  @Override
  public void post(int amount) {
    transactions.run(POST, () -> super.post(amount));
  }

  @Override
  public void post(long amount) {
    transactions.run(POST_2, () -> super.post(amount));
  }

  @Override
  public boolean post(double amount) {
    return transactions.call(POST_3, () -> super.post(amount));
  }

  @Override
  public int[] postAll(String first, long... amounts) {
    return transactions.call(POST_ALL, () -> super.postAll(first, amounts));
  }

  @Override
  public char postHTTPRequest(byte b, short s, float f, char c, boolean[][] flags) {
    return transactions.call(POST_HTTP_REQUEST, () -> super.postHTTPRequest(b, s, f, c, flags));
  }
}
