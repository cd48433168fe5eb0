package io.tx4j.engine.expr;

/** Where a conversion happens; each context allows what the ones before it allow. */
public enum CastContext {
  /** In an expression, unasked. */
  IMPLICIT,
  /** Into a column of INSERT or UPDATE. */
  ASSIGNMENT,
  /** Written out: CAST(x AS t), x::t. */
  EXPLICIT;

  public boolean allows(CastContext cast) {
    return cast.compareTo(this) <= 0;
  }
}
