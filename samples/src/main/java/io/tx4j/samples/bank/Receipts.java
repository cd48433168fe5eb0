package io.tx4j.samples.bank;

import io.tx4j.AfterCommit;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** Sends receipts; here it remembers how many went out for each transfer. */
abstract class Receipts {

  private final Map<Long, AtomicInteger> sent = new ConcurrentHashMap<>();

  /**
   * Sends the receipt of a transfer. Called within a transaction it happens after the commit, and
   * not at all if the transaction is rolled back or run again.
   */
  @AfterCommit
  void send(long transfer) {
    sent.computeIfAbsent(transfer, id -> new AtomicInteger()).incrementAndGet();
  }

  /** How often a receipt was sent, by transfer. */
  Map<Long, AtomicInteger> sent() {
    return sent;
  }
}
