package io.tx4j.jdbc;

import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Something that happens at a time unless it is called off. One daemon thread keeps the time for
 * all, and goes when it has had nothing to do for a while; what is due runs on a thread of its own,
 * since it may block on the network.
 */
final class Alarm {

  private static final ScheduledThreadPoolExecutor CLOCK = clock();

  private final Future<?> future;

  private Alarm(Future<?> future) {
    this.future = future;
  }

  static Alarm in(long delay, TimeUnit unit, Runnable action) {
    return new Alarm(
        CLOCK.schedule(() -> Threads.daemon("tx4j-alarm", action).start(), delay, unit));
  }

  void callOff() {
    future.cancel(false);
  }

  private static ScheduledThreadPoolExecutor clock() {
    ScheduledThreadPoolExecutor clock =
        new ScheduledThreadPoolExecutor(1, task -> Threads.daemon("tx4j-clock", task));
    clock.setRemoveOnCancelPolicy(true);
    clock.setKeepAliveTime(10, TimeUnit.SECONDS);
    clock.allowCoreThreadTimeOut(true);
    return clock;
  }
}
