package io.tx4j.engine.wal;

/** Waiting that an interrupt does not end; it is remembered. */
final class Uninterruptibly {

  private Uninterruptibly() {}

  static void join(Thread thread) {
    boolean interrupted = false;
    while (true) {
      try {
        thread.join();
        break;
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
