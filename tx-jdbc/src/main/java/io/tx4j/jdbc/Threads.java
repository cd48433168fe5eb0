package io.tx4j.jdbc;

import java.util.concurrent.Executor;
import java.util.concurrent.Executors;

/** Threads of the runtime. */
final class Threads {

  /** A new thread for each task: a virtual one where the JDK has them (21), else a daemon. */
  static final Executor PER_TASK = perTask();

  private Threads() {}

  static Thread daemon(String name, Runnable task) {
    Thread thread = new Thread(task, name);
    thread.setDaemon(true);
    return thread;
  }

  private static Executor perTask() {
    try {
      return (Executor) Executors.class.getMethod("newVirtualThreadPerTaskExecutor").invoke(null);
    } catch (ReflectiveOperationException e) {
      return task -> daemon("tx4j-async", task).start();
    }
  }
}
