package io.tx4j.samples.bank;

import java.math.BigDecimal;
import java.util.HashSet;
import java.util.Set;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.PreparedBatch;

/** The bank's tables: made, filled and checked. */
final class Ledger {

  static final BigDecimal OPENING_BALANCE = new BigDecimal("1000.00");

  private final Jdbi jdbi;

  Ledger(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  /** Makes the tables anew, and so many accounts with the opening balance. */
  void create(int accounts) {
    jdbi.useTransaction(
        handle -> {
          handle.execute("drop table if exists transfer");
          handle.execute("drop table if exists account");
          handle.execute(
              """
              create table account (
                id bigint primary key,
                balance numeric(12, 2) not null check (balance >= 0)
              )""");
          handle.execute(
              """
              create table transfer (
                id bigint primary key,
                source bigint not null references account,
                target bigint not null references account,
                amount numeric(12, 2) not null check (amount > 0)
              )""");
          PreparedBatch batch = handle.prepareBatch("insert into account values (?, ?)");
          for (long id = 0; id < accounts; id++) {
            batch.bind(0, id).bind(1, OPENING_BALANCE).add();
          }
          batch.execute();
        });
  }

  /** The sum of all balances, which transfers do not change. */
  BigDecimal total() {
    return jdbi.withHandle(
        handle ->
            handle.createQuery("select sum(balance) from account").mapTo(BigDecimal.class).one());
  }

  /** Accounts whose balance is not what the transfers make of the opening balance. */
  int accountsThatDoNotAddUp() {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    select count(*)
                    from account a
                    left join (select target, sum(amount) as amount from transfer group by target) i
                      on i.target = a.id
                    left join (select source, sum(amount) as amount from transfer group by source) o
                      on o.source = a.id
                    where a.balance
                      <> :opening + coalesce(i.amount, 0) - coalesce(o.amount, 0)""")
                .bind("opening", OPENING_BALANCE)
                .mapTo(Integer.class)
                .one());
  }

  /** The ids of all transfers. */
  Set<Long> transfers() {
    return jdbi.withHandle(
        handle ->
            new HashSet<>(handle.createQuery("select id from transfer").mapTo(Long.class).list()));
  }
}
