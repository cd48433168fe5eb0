package app;

import io.tx4j.TransactionDefinition;
import io.tx4j.Transactions;
import java.util.Objects;
import javax.annotation.processing.Generated;

/**
 * {@link Shop.Orders} with its transactional methods run within {@link Transactions}.
 */
@Generated("io.tx4j.processor.TransactionalProcessor")
public class Shop_OrdersTx extends Shop.Orders {
  private static final TransactionDefinition FIND = TransactionDefinition.named("Orders.find")
      .resultType(Shop.Item.class)
      .build();

  private final Transactions transactions;

  public Shop_OrdersTx(Transactions transactions) {
    this.transactions = Objects.requireNonNull(transactions,
        "Shop_OrdersTx was made without Transactions: the argument transactions is null");
  }

  @Override
  public Shop.Item find(long id) {
    return transactions.call(FIND, () -> super.find(id));
  }
}

package app;

import io.tx4j.TransactionDefinition;
import io.tx4j.Transactions;
import java.util.Map;
import java.util.Objects;
import javax.annotation.processing.Generated;

/**
 * {@link Shop.Orders.Lines} with its transactional methods run within {@link Transactions}.
 */
@Generated("io.tx4j.processor.TransactionalProcessor")
public class Shop_Orders_LinesTx extends Shop.Orders.Lines {
  private static final TransactionDefinition ADD = TransactionDefinition.named("Lines.add")
      .resultType(void.class)
      .build();

  private final Transactions transactions;

  public Shop_Orders_LinesTx(Transactions transactions) {
    this.transactions = Objects.requireNonNull(transactions,
        "Shop_Orders_LinesTx was made without Transactions: the argument transactions is null");
  }

  @Override
  public void add(Map.Entry<String, Shop.Item> line) {
    transactions.run(ADD, () -> super.add(line));
  }
}
