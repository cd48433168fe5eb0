package io.tx4j.samples.bank;

import io.tx4j.Isolation;
import io.tx4j.SilentRollback;
import io.tx4j.Transactional;
import java.math.BigDecimal;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/**
 * Moves money. The compiler writes {@code TransfersTx}, which is what the application makes; this
 * class is abstract, so that nobody can go past the transaction by {@code new Transfers(...)}.
 */
abstract class Transfers {

  private final Jdbi jdbi;
  private final Receipts receipts;
  private final BigDecimal limit;

  /**
   * Works on a database.
   *
   * @param jdbi on the DataSource that takes part in transactions
   * @param limit the largest amount of one transfer
   */
  Transfers(Jdbi jdbi, Receipts receipts, BigDecimal limit) {
    this.jdbi = jdbi;
    this.receipts = receipts;
    this.limit = limit;
  }

  /**
   * Transfers an amount. Run again by itself when the database says that a concurrent transfer was
   * in the way.
   *
   * @return false where the balance does not suffice: then everything is rolled back, silently
   * @throws LimitExceededException where the amount is too large: rolled back, and thrown on
   */
  @Transactional(isolation = Isolation.REPEATABLE_READ, maxAttempts = 100)
  boolean transfer(TransferRequest request) throws LimitExceededException {
    Handle handle = jdbi.open(); // the transaction's connection; closing it gives nothing back
    handle.execute(
        "insert into transfer (id, source, target, amount) values (?, ?, ?, ?)",
        request.id(),
        request.source(),
        request.target(),
        request.amount());
    receipts.send(request.id()); // kept, and made after the commit
    if (balance(handle, request.source()).compareTo(request.amount()) < 0) {
      throw SilentRollback.returning(false);
    }
    add(handle, request.source(), request.amount().negate());
    add(handle, request.target(), request.amount());
    if (request.amount().compareTo(limit) > 0) {
      throw new LimitExceededException(request, limit);
    }
    return true;
  }

  private static BigDecimal balance(Handle handle, long account) {
    return handle
        .createQuery("select balance from account where id = :id")
        .bind("id", account)
        .mapTo(BigDecimal.class)
        .one();
  }

  private static void add(Handle handle, long account, BigDecimal amount) {
    handle.execute("update account set balance = balance + ? where id = ?", amount, account);
  }
}
