package app;

import io.tx4j.TransactionDefinition;
import io.tx4j.Transactions;
import java.io.IOException;
import java.util.Objects;
import javax.annotation.processing.Generated;

/**
 * {@link Orders} with its transactional methods run within {@link Transactions}.
 */
@Generated("io.tx4j.processor.TransactionalProcessor")
public class OrdersTx extends Orders {
  private static final TransactionDefinition PLACE = TransactionDefinition.named("Orders.place")
      .resultType(long.class)
      .build();

  private static final TransactionDefinition SHIP = TransactionDefinition.named("Orders.ship")
      .resultType(void.class)
      .build();

  private final Transactions transactions;

  public OrdersTx(Transactions transactions) {
    this.transactions = Objects.requireNonNull(transactions,
        "OrdersTx was made without Transactions: the argument transactions is null");
  }

  public OrdersTx(Transactions transactions, String region, int... shards) throws IOException {
    super(region, shards);
    this.transactions = Objects.requireNonNull(transactions,
        "OrdersTx was made without Transactions: the argument transactions is null");
  }

  @Override
  protected long place(String item) {
    return transactions.call(PLACE, () -> super.place(item));
  }

  @Override
  void ship(long order) {
    transactions.run(SHIP, () -> super.ship(order));
  }
}

package app;

import io.tx4j.TransactionDefinition;
import io.tx4j.Transactions;
import java.util.Objects;
import javax.annotation.processing.Generated;

/**
 * {@link Orders.Unrelated} with its transactional methods run within {@link Transactions}.
 */
@Generated("io.tx4j.processor.TransactionalProcessor")
class Orders_UnrelatedTx extends Orders.Unrelated {
  private static final TransactionDefinition WORK = TransactionDefinition.named("Unrelated.work")
      .resultType(void.class)
      .build();

  private final Transactions transactions;

  Orders_UnrelatedTx(Transactions transactions) {
    this.transactions = Objects.requireNonNull(transactions,
        "Orders_UnrelatedTx was made without Transactions: the argument transactions is null");
  }

  @Override
  public void work() {
    transactions.run(WORK, () -> super.work());
  }
}
