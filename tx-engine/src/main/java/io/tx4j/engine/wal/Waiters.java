package io.tx4j.engine.wal;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongPredicate;
import org.jspecify.annotations.Nullable;

/**
 * The threads that wait for the log to be forced up to a position.
 *
 * <p>Waking a thread costs the waker several microseconds, and after a force dozens may have to be
 * woken while the writer should be writing again. So the writer wakes two, and each that is woken
 * wakes two more:
 *
 * <pre>
 *   await:  push onto NEWCOMERS ... park ... woken: wake two of READY
 *   wake:   NEWCOMERS whose position is reached move to READY; wake two of READY
 * </pre>
 *
 * <p>A waiter that has found out by itself is GONE and is passed over; whoever was WOKEN passes the
 * wake on, so no branch of the tree withers. Both lists are Treiber stacks; no lock is held, and an
 * interrupt only ends a nap.
 */
final class Waiters {

  private static final int WAITING = 0;
  private static final int WOKEN = 1;
  private static final int GONE = 2;

  private static final int WAKES = 2;

  private final AtomicReference<@Nullable Waiter> newcomers = new AtomicReference<>();
  private final AtomicReference<@Nullable Waiter> ready = new AtomicReference<>();

  /**
   * Waits until the position is settled. An interrupt is remembered, not acted upon.
   *
   * @param settled whether there is nothing to wait for; becomes true before {@link #wake} is
   *     called
   */
  void await(long lsn, LongPredicate settled) {
    Waiter self = new Waiter(lsn, Thread.currentThread());
    push(newcomers, self);
    boolean interrupted = false;
    while (self.state.get() == WAITING) {
      if (settled.test(lsn)) {
        self.move(GONE);
      } else {
        LockSupport.park(this);
        interrupted |= Thread.interrupted();
      }
    }
    if (self.state.get() == WOKEN) {
      wakeSome();
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  /** Wakes those whose position is settled. Only the writer calls this. */
  void wake(LongPredicate settled) {
    Waiter next = newcomers.getAndSet(null);
    while (next != null) {
      Waiter waiter = next;
      next = waiter.next;
      push(settled.test(waiter.lsn) ? ready : newcomers, waiter);
    }
    wakeSome();
  }

  private void wakeSome() {
    int wakes = WAKES;
    while (wakes > 0) {
      Waiter waiter = pop(ready);
      if (waiter == null) {
        return;
      }
      if (waiter.move(WOKEN)) {
        LockSupport.unpark(waiter.thread);
        wakes--;
      }
    }
  }

  private static void push(AtomicReference<@Nullable Waiter> stack, Waiter waiter) {
    Waiter head;
    do {
      head = stack.get();
      waiter.next = head;
    } while (!stack.compareAndSet(head, waiter));
  }

  /** A waiter is pushed to READY once at most and never comes back, so there is no ABA. */
  private static @Nullable Waiter pop(AtomicReference<@Nullable Waiter> stack) {
    Waiter head;
    do {
      head = stack.get();
      if (head == null) {
        return null;
      }
    } while (!stack.compareAndSet(head, head.next));
    return head;
  }

  private static final class Waiter {

    private final long lsn;
    private final Thread thread;
    private @Nullable Waiter next;
    private final AtomicInteger state = new AtomicInteger(WAITING);

    Waiter(long lsn, Thread thread) {
      this.lsn = lsn;
      this.thread = thread;
    }

    boolean move(int to) {
      return state.compareAndSet(WAITING, to);
    }
  }
}
