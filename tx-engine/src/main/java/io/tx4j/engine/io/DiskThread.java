package io.tx4j.engine.io;

import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.jspecify.annotations.Nullable;

/** Runs disk work on a thread that no caller can interrupt. */
public final class DiskThread {

  private DiskThread() {}

  /**
   * Does the work on a thread of its own and waits for it. An interrupt of the caller is
   * remembered, not acted upon.
   *
   * @param name of the thread, as a stack dump shows it
   * @throws Exception what the work throws, as the same object
   */
  public static <T> T call(String name, Callable<T> work) throws Exception {
    FutureTask<T> task = new FutureTask<>(work);
    Thread thread = new Thread(task, name);
    thread.setDaemon(true);
    thread.start();
    boolean interrupted = false;
    try {
      while (true) {
        try {
          return task.get();
        } catch (InterruptedException e) {
          interrupted = true;
        }
      }
    } catch (ExecutionException e) {
      throw thrownByWork(e.getCause());
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private static Exception thrownByWork(@Nullable Throwable thrown) {
    if (thrown instanceof Error error) {
      throw error;
    }
    return (Exception) Objects.requireNonNull(thrown);
  }
}
