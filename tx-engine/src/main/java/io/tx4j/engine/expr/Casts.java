package io.tx4j.engine.expr;

import io.tx4j.engine.value.SqlType;
import io.tx4j.engine.value.SqlType.Category;
import io.tx4j.engine.value.Types;
import org.jspecify.annotations.Nullable;

/** Finds the way from one type to another: PostgreSQL's find_coercion_pathway. */
final class Casts {

  /** How a conversion is done. */
  enum Path {
    /** Nothing to do. */
    SAME,
    /** The same objects under another type. */
    RELABEL,
    /** A cast of the catalog. */
    FUNCTION,
    /** Element by element. */
    ARRAY,
    /** Out of the one's text form into the other's. */
    TEXT
  }

  private Casts() {}

  /** The way that the context allows; null where there is none. */
  static @Nullable Path find(SqlType from, SqlType to, CastContext context) {
    if (from.equals(to)) {
      return Path.SAME;
    }
    Cast cast = Registry.get().cast(from, to);
    if (cast != null) {
      if (!context.allows(cast.context())) {
        return null;
      }
      return cast.code() == null ? Path.RELABEL : Path.FUNCTION;
    }
    if (from.equals(Types.RECORD) || to.equals(Types.RECORD)) {
      return null;
    }
    SqlType fromElement = from.elementType();
    SqlType toElement = to.elementType();
    if (fromElement != null && toElement != null) {
      return find(fromElement, toElement, context) == null ? null : Path.ARRAY;
    }
    if (context != CastContext.IMPLICIT && to.category() == Category.STRING) {
      return Path.TEXT;
    }
    boolean outOfText = from.category() == Category.STRING && to.category() != Category.PSEUDO;
    return context == CastContext.EXPLICIT && outOfText ? Path.TEXT : null;
  }

  /** Whether an argument of type {@code from} can be given where {@code to} is expected. */
  static boolean isPossible(SqlType from, SqlType to, CastContext context) {
    return from.equals(Types.UNKNOWN) || to.equals(Types.ANY) || find(from, to, context) != null;
  }
}
