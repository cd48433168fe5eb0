package app;

import io.tx4j.TransactionDefinition;
import io.tx4j.Transactions;
import java.util.List;
import java.util.Objects;
import javax.annotation.processing.Generated;

/**
 * {@link Annotated} with its transactional methods run within {@link Transactions}.
 */
@Generated("io.tx4j.processor.TransactionalProcessor")
public class AnnotatedTx extends Annotated {
  private static final TransactionDefinition FIND = TransactionDefinition.named("Annotated.find")
      .resultType(String.class)
      .build();

  private static final TransactionDefinition ALL = TransactionDefinition.named("Annotated.all")
      .resultType(List.class)
      .build();

  private final Transactions transactions;

  @Annotated.Inject({
      "a",
      "b"
  })
  public AnnotatedTx(Transactions transactions, @Annotated.Named("main") String database,
      @Annotated.NonNull List<@Annotated.Nullable String> names) {
    super(database, names);
    this.transactions = Objects.requireNonNull(transactions,
        "AnnotatedTx was made without Transactions: the argument transactions is null");
  }

  @Override
  public @Annotated.Nullable String find(@Annotated.Named("key") @Annotated.NonNull String key,
      @Annotated.Nullable Integer @Annotated.NonNull [] ids) {
    return transactions.call(FIND, () -> super.find(key, ids));
  }

  @Override
  @Annotated.NonNull
  public List<? extends @Annotated.Nullable Object> all() {
    return transactions.call(ALL, () -> super.all());
  }
}
