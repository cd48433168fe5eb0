package io.tx4j.samples.bank;

import com.zaxxer.hikari.HikariDataSource;
import io.tx4j.jdbc.JdbcTransactions;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jdbi.v3.core.Jdbi;

/**
 * Starts a copy of the bank, kills it in the middle of its work, and looks for everything that it
 * acknowledged. The copy writes the number of each transfer to its output once it is committed;
 * what stands there, outside of the database, must be inside.
 */
final class CrashDrill {

  /** So many acknowledgements are waited for before the copy is killed. */
  private static final int KILLED_AFTER = 2_000;

  /** The copy's transfers have numbers from here on. */
  private static final long FIRST_ID = 1_000_000_000L;

  private CrashDrill() {}

  static void run(BankOptions options, BankDatabase database, Report report)
      throws IOException, InterruptedException {
    System.out.printf("%nA copy of the bank starts, and is going to be killed ...%n");
    Set<Long> acknowledged = killedCopysAcknowledgements(options, database);
    System.out.printf("  killed after %,d acknowledged transfers%n", acknowledged.size());
    try (HikariDataSource pool = database.pool(2)) {
      report.crash(acknowledged, new Ledger(Jdbi.create(pool)));
    }
  }

  private static Set<Long> killedCopysAcknowledgements(BankOptions options, BankDatabase database)
      throws IOException, InterruptedException {
    Process copy = start(options, database);
    Set<Long> acknowledged = new HashSet<>();
    try (BufferedReader output =
        new BufferedReader(
            new InputStreamReader(copy.getInputStream(), StandardCharsets.US_ASCII))) {
      for (String line = output.readLine(); line != null; line = output.readLine()) {
        acknowledged.add(Long.valueOf(line.trim()));
        if (acknowledged.size() == KILLED_AFTER) {
          copy.toHandle().destroyForcibly(); // kill -9; what it had written by then is still read
        }
      }
    } finally {
      copy.toHandle().destroyForcibly();
    }
    int exit = copy.waitFor();
    if (acknowledged.size() < KILLED_AFTER) {
      throw new IllegalStateException(
          "the copy ended by itself, with exit code "
              + exit
              + ", after "
              + acknowledged.size()
              + " transfers; its own error output says why");
    }
    return acknowledged;
  }

  private static Process start(BankOptions options, BankDatabase database) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(ProcessHandle.current().info().command().orElse("java"));
    command.add("-cp");
    command.add(System.getProperty("java.class.path"));
    command.add(Bank.class.getName());
    command.addAll(List.of("--acknowledging", "--db", database.url(), "--seconds", "60"));
    command.addAll(List.of("--workers", String.valueOf(options.workers())));
    command.addAll(List.of("--accounts", String.valueOf(options.accounts())));
    return new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
  }

  /** What the copy does: works on the tables that are there, and says which transfers are done. */
  static void acknowledge(BankOptions options) throws Exception {
    PrintStream out =
        new PrintStream(
            new java.io.FileOutputStream(java.io.FileDescriptor.out),
            true,
            StandardCharsets.US_ASCII);
    try (BankDatabase database = BankDatabase.of(options);
        HikariDataSource pool = database.pool(options.workers())) {
      ReceiptsTx receipts = new ReceiptsTx(JdbcTransactions.of(pool));
      Bank.workload(pool, options, new Tally(), receipts, FIRST_ID, id -> out.println(id))
          .run(() -> {});
    }
  }
}
