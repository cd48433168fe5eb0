package io.tx4j.samples.bank;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongConsumer;

/** Workers that transfer random amounts between random accounts until the time is over. */
final class Workload {

  /** One in so many transfers asks for more than the limit. */
  private static final int LOUD_EVERY = 50;

  private final Transfers transfers;
  private final BankOptions options;
  private final AtomicLong nextId;
  private final LongConsumer acknowledged;

  /**
   * Prepares the work.
   *
   * @param firstId of the transfers
   * @param acknowledged told of each transfer once it is committed
   */
  Workload(Transfers transfers, BankOptions options, long firstId, LongConsumer acknowledged) {
    this.transfers = transfers;
    this.options = options;
    this.nextId = new AtomicLong(firstId);
    this.acknowledged = acknowledged;
  }

  /** Works, and calls back about once a second; returns when all workers are done. */
  void run(Runnable everySecond) throws InterruptedException, ExecutionException {
    long end = System.nanoTime() + options.duration().toNanos();
    ExecutorService workers = Executors.newFixedThreadPool(options.workers());
    try {
      List<Future<?>> running = new ArrayList<>();
      for (int i = 0; i < options.workers(); i++) {
        running.add(workers.submit(() -> work(end)));
      }
      workers.shutdown();
      while (!workers.awaitTermination(Duration.ofSeconds(1).toMillis(), TimeUnit.MILLISECONDS)) {
        everySecond.run();
      }
      for (Future<?> worker : running) {
        worker.get();
      }
    } finally {
      workers.shutdownNow();
    }
  }

  private void work(long end) {
    while (System.nanoTime() < end) {
      TransferRequest request = randomRequest();
      try {
        if (transfers.transfer(request)) {
          acknowledged.accept(request.id());
        }
      } catch (LimitExceededException expected) {
        // Rolled back and told: the tally has counted it.
      }
    }
  }

  private TransferRequest randomRequest() {
    ThreadLocalRandom random = ThreadLocalRandom.current();
    long source = random.nextLong(options.accounts());
    long target = (source + 1 + random.nextLong(options.accounts() - 1L)) % options.accounts();
    long cents =
        random.nextInt(LOUD_EVERY) == 0
            ? random.nextLong(50_001, 60_000)
            : random.nextLong(1, 50_000);
    return new TransferRequest(
        nextId.getAndIncrement(), source, target, BigDecimal.valueOf(cents, 2));
  }
}
