package io.tx4j.engine.plan;

import io.tx4j.engine.error.SqlError;
import io.tx4j.engine.expr.Expr;
import io.tx4j.engine.expr.Exprs;
import io.tx4j.engine.sql.DataStatement;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Binds RETURNING. */
final class ReturningBinder {

  /**
   * What is returned; nothing where there is no RETURNING.
   *
   * @param columns empty for nothing
   */
  record Result(Modify.@Nullable Returning returning, List<OutputColumn> columns) {}

  private ReturningBinder() {}

  /**
   * Binds the items.
   *
   * @param scope shows the row that was written, and whatever else the statement reads from
   */
  static Result bind(
      StatementContext statement, DataStatement.@Nullable Returning clause, Scope scope) {
    if (clause == null) {
      return new Result(null, List.of());
    }
    if (clause.oldAlias() != null || clause.newAlias() != null) {
      throw SqlError.notSupported("RETURNING WITH").position(clause.position());
    }
    Targets targets =
        new Targets(new ExpressionBinder(statement, scope, Clause.RETURNING), clause.items());
    List<Expr> outputs = new ArrayList<>();
    for (Expr value : targets.values()) {
      outputs.add(Exprs.resolveUnknown(value));
    }
    return new Result(
        new Modify.Returning(scope.frame().newSlot(), outputs), targets.columns(outputs));
  }
}
