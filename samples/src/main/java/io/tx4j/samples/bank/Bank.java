package io.tx4j.samples.bank;

import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.pool.HikariPool.PoolInitializationException;
import io.tx4j.jdbc.JdbcTransactions;
import io.tx4j.samples.bank.BankOptions.BadOptionException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.function.LongConsumer;
import org.jdbi.v3.core.Jdbi;

/**
 * The main job of the samples. Workers transfer money, then the invariants are checked, then a copy
 * of the bank is killed in the middle of its work and everything it acknowledged is looked for.
 * Prints
 *
 * <pre>
 *   transfers committed              41 236   8 246 per second
 *   retries                           3 120
 *   rolled back silently              7 011   the balance did not suffice
 *   rolled back with an exception       911   above the limit
 *   receipts sent                    41 236
 *   ...
 *   sum of balances is unchanged         ok
 *   ...
 *   acknowledged transfers found         ok   9 318 of 9 318, after kill -9
 * </pre>
 */
public final class Bank {

  private static final BigDecimal LIMIT = new BigDecimal("500.00");

  private Bank() {}

  /** Runs the bank; exits with 1 if an invariant does not hold, and with 2 for a bad option. */
  public static void main(String[] arguments) throws Exception {
    BankOptions options;
    try {
      options = BankOptions.parse(arguments);
    } catch (BadOptionException e) {
      System.err.println(e.getMessage());
      System.err.print(BankOptions.USAGE);
      System.exit(2);
      return;
    }
    if (options.help()) {
      System.out.print(BankOptions.USAGE);
    } else if (options.acknowledging()) {
      CrashDrill.acknowledge(options);
    } else if (!runOrExplain(options)) {
      System.exit(1);
    }
  }

  private static boolean runOrExplain(BankOptions options) throws Exception {
    try {
      return run(options);
    } catch (PoolInitializationException | UncheckedIOException e) {
      System.err.println("The bank cannot open its database. " + e.getMessage());
      return false;
    }
  }

  static boolean run(BankOptions options) throws Exception {
    try (BankDatabase database = BankDatabase.of(options)) {
      System.out.printf(
          "The bank: %d workers, %d accounts, %s.%n%n",
          options.workers(), options.accounts(), database);
      Report report = new Report();
      work(options, database, report);
      database.release();
      CrashDrill.run(options, database, report);
      return report.finish();
    }
  }

  private static void work(BankOptions options, BankDatabase database, Report report)
      throws Exception {
    Tally tally = new Tally();
    try (HikariDataSource pool = database.pool(options.workers())) {
      Ledger ledger = new Ledger(Jdbi.create(pool));
      ledger.create(options.accounts());
      ReceiptsTx receipts = new ReceiptsTx(transactions(pool, tally));
      Workload workload = workload(pool, options, tally, receipts, 1, tally.acknowledged::add);
      long start = System.nanoTime();
      workload.run(
          () -> System.out.printf("  %,d transfers committed%n", tally.acknowledged.size()));
      report.work(options, tally, receipts, ledger, Duration.ofNanos(System.nanoTime() - start));
    }
  }

  private static JdbcTransactions transactions(HikariDataSource pool, Tally tally) {
    return JdbcTransactions.builder().database(pool).listener(tally).build();
  }

  /** The workers of a bank on a pool, wired by hand: no container is needed. */
  static Workload workload(
      HikariDataSource pool,
      BankOptions options,
      Tally tally,
      ReceiptsTx receipts,
      long firstId,
      LongConsumer acknowledged) {
    JdbcTransactions transactions = transactions(pool, tally);
    Jdbi jdbi = Jdbi.create(transactions.dataSource());
    Transfers transfers = new TransfersTx(transactions, jdbi, receipts, LIMIT);
    return new Workload(transfers, options, firstId, acknowledged);
  }
}
