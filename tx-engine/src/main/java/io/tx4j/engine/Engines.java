package io.tx4j.engine;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * The open engines of this JVM, by their addresses. Thread-safe; one engine at a time is opened or
 * closed.
 */
final class Engines {

  private static final Map<EngineAddress, Engine> OPEN = new ConcurrentHashMap<>();

  private Engines() {}

  /** The open engine of that address; opens it where there is none. */
  static Engine get(EngineAddress address, Supplier<Engine> opening) {
    Engine open = OPEN.get(address);
    return open != null && open.isOpen() ? open : getOrOpen(address, opening);
  }

  private static synchronized Engine getOrOpen(EngineAddress address, Supplier<Engine> opening) {
    Engine open = OPEN.get(address);
    if (open == null) {
      open = opening.get();
      OPEN.put(address, open);
    }
    return open;
  }

  /** Closes an engine; whoever opens its address meanwhile waits, and gets a new one. */
  static synchronized void close(EngineAddress address, Engine engine, Runnable closing) {
    if (OPEN.get(address) == engine) {
      try {
        closing.run();
      } finally {
        OPEN.remove(address);
      }
    }
  }
}
