package io.tx4j.samples.tour;

import io.tx4j.Isolation;
import io.tx4j.SilentRollback;
import io.tx4j.Transactional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

abstract class Accounts {

  private final Jdbi jdbi;
  private final Receipts receipts;

  Accounts(Jdbi jdbi, Receipts receipts) {
    this.jdbi = jdbi;
    this.receipts = receipts;
  }

  @Transactional(isolation = Isolation.REPEATABLE_READ, timeout = "5s")
  boolean transfer(long from, long to, int amount) {
    Handle handle = jdbi.open();
    handle.execute("update account set balance = balance + ? where id = ?", amount, to);
    receipts.send("you got " + amount); // happens after the commit, or not at all
    if (balance(from) < amount) {
      throw SilentRollback.returning(false); // nothing happened, and the caller gets false
    }
    handle.execute("update account set balance = balance - ? where id = ?", amount, from);
    return true;
  }

  @Transactional(readOnly = true)
  int balance(long id) {
    return jdbi.open()
        .select("select balance from account where id = ?", id)
        .mapTo(int.class)
        .one();
  }
}
