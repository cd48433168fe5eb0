package io.tx4j.samples.bank;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The table at the end: what happened, and whether the invariants hold. */
final class Report {

  private static final String ROW = "  %-34s %12s   %s%n";

  private record Line(String label, String value, String remark) {}

  private final List<Line> facts = new ArrayList<>();
  private final List<Line> invariants = new ArrayList<>();
  private boolean allHold = true;

  /** What the workers did. */
  void work(BankOptions options, Tally tally, Receipts receipts, Ledger ledger, Duration duration) {
    int committed = tally.acknowledged.size();
    fact("transfers committed", committed, perSecond(committed, duration));
    fact("retries", tally.retries.sum(), "after a serialization failure or a deadlock");
    fact("rolled back silently", tally.rolledBackSilently.sum(), "the balance did not suffice");
    fact("rolled back with an exception", tally.rolledBackLoudly.sum(), "above the limit");
    fact("receipts sent", receipts.sent().size(), "by after-commit hooks");

    BigDecimal expected = Ledger.OPENING_BALANCE.multiply(BigDecimal.valueOf(options.accounts()));
    BigDecimal total = ledger.total();
    Set<Long> transfers = ledger.transfers();
    invariant(
        "sum of balances is unchanged", total.compareTo(expected) == 0, total + " of " + expected);
    invariant(
        "every account adds up",
        ledger.accountsThatDoNotAddUp() == 0,
        "balance = opening + in - out");
    invariant(
        "transfers are those acknowledged",
        transfers.equals(tally.acknowledged),
        count(transfers.size(), committed));
    invariant(
        "one receipt for each of them, only",
        receipts.sent().keySet().equals(transfers)
            && receipts.sent().values().stream().allMatch(count -> count.get() == 1),
        count(receipts.sent().size(), committed));
  }

  /** What was found after the crash. */
  void crash(Set<Long> acknowledged, Ledger ledger) {
    Set<Long> found = new HashSet<>(ledger.transfers());
    found.retainAll(acknowledged);
    invariant(
        "acknowledged transfers found",
        found.size() == acknowledged.size(),
        count(found.size(), acknowledged.size()) + ", after kill -9");
    invariant(
        "every account adds up after kill -9",
        ledger.accountsThatDoNotAddUp() == 0,
        "balance = opening + in - out");
  }

  /** Prints the table; false if an invariant does not hold. */
  boolean finish() {
    System.out.println();
    facts.forEach(Report::print);
    System.out.println();
    invariants.forEach(Report::print);
    System.out.println();
    return allHold;
  }

  private static void print(Line line) {
    System.out.printf(ROW, line.label, line.value, line.remark);
  }

  private static String count(int found, int expected) {
    return String.format("%,d of %,d", found, expected);
  }

  private static String perSecond(int count, Duration duration) {
    return String.format("%,d per second", Math.round(count * 1000.0 / duration.toMillis()));
  }

  private void fact(String label, long value, String remark) {
    facts.add(new Line(label, String.format("%,d", value), remark));
  }

  private void invariant(String label, boolean holds, String remark) {
    invariants.add(new Line(label, holds ? "ok" : "VIOLATED", remark));
    allHold &= holds;
  }
}
