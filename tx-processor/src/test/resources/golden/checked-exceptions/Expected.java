package app;

import io.tx4j.Action;
import io.tx4j.Body;
import io.tx4j.TransactionDefinition;
import io.tx4j.Transactions;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.sql.SQLException;
import java.util.Objects;
import javax.annotation.processing.Generated;

/**
 * {@link Imports} with its transactional methods run within {@link Transactions}.
 */
@Generated("io.tx4j.processor.TransactionalProcessor")
public class ImportsTx extends Imports {
  private static final TransactionDefinition ONE = TransactionDefinition.named("Imports.one")
      .resultType(int.class)
      .build();

  private static final TransactionDefinition COVERED = TransactionDefinition.named("Imports.covered")
      .resultType(int.class)
      .build();

  private static final TransactionDefinition SEVERAL = TransactionDefinition.named("Imports.several")
      .resultType(String.class)
      .build();

  private static final TransactionDefinition SEVERAL_AND_VOID = TransactionDefinition.named("Imports.severalAndVoid")
      .resultType(void.class)
      .build();

  private static final TransactionDefinition GENERIC = TransactionDefinition.named("Imports.generic")
      .resultType(void.class)
      .build();

  private static final TransactionDefinition GENERIC_2 = TransactionDefinition.named("Imports.generic")
      .resultType(int.class)
      .build();

  private final Transactions transactions;

  public ImportsTx(Transactions transactions) {
    this.transactions = Objects.requireNonNull(transactions,
        "ImportsTx was made without Transactions: the argument transactions is null");
  }

  @Override
  public int one(String file) throws IOException {
    return transactions.call(ONE, () -> super.one(file));
  }

  @Override
  public int covered(String file) throws FileNotFoundException, IOException, IllegalStateException {
    return transactions.call(COVERED, () -> super.covered(file));
  }

  @Override
  public String several(String file) throws IOException, SQLException {
    return transactions.call(SEVERAL, anyBody(() -> super.several(file)));
  }

  @Override
  public void severalAndVoid() throws IOException, InterruptedException {
    transactions.run(SEVERAL_AND_VOID, anyAction(() -> super.severalAndVoid()));
  }

  @Override
  public <X extends Exception> void generic(Class<X> type) throws X {
    transactions.run(GENERIC, () -> super.<X>generic(type));
  }

  @Override
  public <X extends Exception, Y extends Throwable> int generic(X x, Y y) throws X, Y {
    return transactions.call(GENERIC_2, anyBody(() -> super.<X, Y>generic(x, y)));
  }

  /**
   * The caller declares the checked exceptions that the body throws.
   */
  @SuppressWarnings("unchecked")
  private static <T> Body<T, RuntimeException> anyBody(Body<T, ?> body) {
    return (Body<T, RuntimeException>) body;
  }

  /**
   * The caller declares the checked exceptions that the body throws.
   */
  @SuppressWarnings("unchecked")
  private static Action<RuntimeException> anyAction(Action<?> body) {
    return (Action<RuntimeException>) body;
  }
}
