package io.tx4j.engine.expr;

import org.jspecify.annotations.Nullable;

/**
 * What an expression is evaluated against: one slot for each relation of the query, the parameters,
 * the context. Executors put a row into its slot and evaluate; nothing is copied. Used by one
 * thread at a time; the fields are public because every access to a column passes through them.
 */
public final class Frame {

  /**
   * The current row of each relation; null is the missing side of an outer join, all of whose
   * columns are null.
   */
  public final @Nullable Object[] @Nullable [] rows;

  /** The values of $1, $2, ... */
  public @Nullable Object[] parameters;

  public final EvalContext context;

  /** The frame of the query around this one; null at the outermost. */
  public final @Nullable Frame outer;

  public Frame(
      @Nullable Object[] @Nullable [] rows,
      @Nullable Object[] parameters,
      EvalContext context,
      @Nullable Frame outer) {
    this.rows = rows;
    this.parameters = parameters;
    this.context = context;
    this.outer = outer;
  }

  /** An outermost frame with that many empty slots. */
  public Frame(int slots, @Nullable Object[] parameters, EvalContext context) {
    this(new Object[slots][], parameters, context, null);
  }
}
