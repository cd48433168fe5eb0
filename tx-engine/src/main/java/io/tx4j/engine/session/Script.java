package io.tx4j.engine.session;

import org.jspecify.annotations.Nullable;

/** The statements of one Query message. */
public final class Script {

  /**
   * The next statement, ready to be pulled; null after the last, when the implicit transaction of
   * the script has ended. The portal before it must have been pulled to its end.
   */
  public @Nullable Portal next() {
    throw new UnsupportedOperationException();
  }
}
