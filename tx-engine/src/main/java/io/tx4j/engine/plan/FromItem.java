package io.tx4j.engine.plan;

import io.tx4j.engine.catalog.SystemTable;
import io.tx4j.engine.catalog.TableDef;
import io.tx4j.engine.expr.Expr;
import io.tx4j.engine.expr.SetFunctionCall;
import java.util.List;
import java.util.Set;

/** A part of FROM, bound. */
sealed interface FromItem {

  /** A table. */
  record Table(TableDef table, String alias, int slot) implements FromItem {}

  /** A system table. */
  record SystemScan(SystemTable table, String alias, int slot) implements FromItem {}

  /**
   * A subquery.
   *
   * @param needs slots of items before it that it reads, being LATERAL
   */
  record Derived(BoundQuery query, String alias, Set<Integer> needs) implements FromItem {}

  /** Functions that return rows. */
  record Functions(
      List<SetFunctionCall> calls, boolean ordinality, String alias, int slot, Set<Integer> needs)
      implements FromItem {}

  /**
   * A common table expression.
   *
   * @param recursive whether it is the expression's own name inside it: the rows of the last round
   */
  record CommonTable(int cte, String name, String alias, int slot, boolean recursive)
      implements FromItem {}

  /** No table at all: one row. */
  record Nothing() implements FromItem {}

  /** A join; the conditions are those of ON. */
  record Joined(Join.Kind kind, FromItem left, FromItem right, List<Expr> conditions)
      implements FromItem {}
}
