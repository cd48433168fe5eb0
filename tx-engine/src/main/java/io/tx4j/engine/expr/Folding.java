package io.tx4j.engine.expr;

import io.tx4j.engine.error.SqlError;
import org.jspecify.annotations.Nullable;

/** Evaluates what is constant while binding. */
final class Folding {

  private Folding() {}

  /**
   * The value of the node as a constant where it is immutable and its children are constants; the
   * node itself otherwise. A node that fails stays, to fail when (and if) it is reached.
   */
  static Expr fold(Expr e) {
    if (e.ownVolatility() != Volatility.IMMUTABLE
        || e.type().equals(io.tx4j.engine.value.Types.RECORD)) {
      return e;
    }
    for (Expr child : e.children()) {
      if (!(child instanceof Constant)) {
        return e;
      }
    }
    if (e instanceof Constant || e instanceof ColumnRef) {
      return e;
    }
    try {
      Object value = e.eval(new Frame(0, new @Nullable Object[0], NoSession.INSTANCE));
      return new Constant(e.type(), e.typmod(), value, 0);
    } catch (SqlError error) {
      return e;
    }
  }
}
