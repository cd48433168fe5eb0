package io.tx4j.engine.expr;

import io.tx4j.engine.error.SqlError;
import io.tx4j.engine.error.SqlState;
import io.tx4j.engine.value.SqlType;
import io.tx4j.engine.value.Types;
import java.util.List;
import java.util.function.BiFunction;

/** The common type of CASE, UNION and the like: section 10.5 of PostgreSQL's manual. */
final class CommonTypes {

  private CommonTypes() {}

  /**
   * @throws SqlError 42804 where there is none
   */
  static SqlType of(List<Expr> expressions, String construct) {
    SqlType common = Types.UNKNOWN;
    boolean alike = true;
    for (Expr expression : expressions) {
      SqlType type = expression.type();
      alike &= type.equals(expressions.get(0).type());
      common = combine(common, type, (a, b) -> mismatch(construct, a, b, expression));
    }
    if (alike && !common.equals(Types.UNKNOWN)) {
      return expressions.get(0).type();
    }
    return common.equals(Types.UNKNOWN) ? Types.TEXT : common;
  }

  static SqlType ofTypes(List<SqlType> types) {
    SqlType common = Types.UNKNOWN;
    for (SqlType type : types) {
      common =
          combine(
              common,
              type,
              (a, b) ->
                  new SqlError(
                      SqlState.DATATYPE_MISMATCH,
                      "arguments of anycompatible family cannot be cast to a common type"));
    }
    SqlType result = common.equals(Types.UNKNOWN) ? Types.TEXT : common;
    for (SqlType type : types) {
      if (!Casts.isPossible(type, result, CastContext.IMPLICIT)) {
        throw new SqlError(
            SqlState.DATATYPE_MISMATCH,
            "arguments of anycompatible family cannot be cast to a common type");
      }
    }
    return result;
  }

  private static SqlType combine(
      SqlType common, SqlType next, BiFunction<SqlType, SqlType, SqlError> mismatch) {
    if (next.equals(Types.UNKNOWN) || next.equals(common)) {
      return common;
    }
    if (common.equals(Types.UNKNOWN)) {
      return next;
    }
    if (next.category() != common.category()) {
      throw mismatch.apply(common, next);
    }
    boolean widens =
        !common.isPreferred()
            && Casts.isPossible(common, next, CastContext.IMPLICIT)
            && !Casts.isPossible(next, common, CastContext.IMPLICIT);
    return widens ? next : common;
  }

  private static SqlError mismatch(String construct, SqlType a, SqlType b, Expr at) {
    return SqlError.of(
            SqlState.DATATYPE_MISMATCH,
            "%s types %s and %s cannot be matched",
            construct,
            a.displayName(),
            b.displayName())
        .position(at instanceof Constant ? ((Constant) at).position() : 0);
  }
}
