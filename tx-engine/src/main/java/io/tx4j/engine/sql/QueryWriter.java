package io.tx4j.engine.sql;

import io.tx4j.engine.sql.Query.LockWait;
import io.tx4j.engine.sql.Query.Locking;
import io.tx4j.engine.sql.QueryBody.Cube;
import io.tx4j.engine.sql.QueryBody.GroupBy;
import io.tx4j.engine.sql.QueryBody.GroupingElement;
import io.tx4j.engine.sql.QueryBody.GroupingExpression;
import io.tx4j.engine.sql.QueryBody.GroupingSets;
import io.tx4j.engine.sql.QueryBody.Into;
import io.tx4j.engine.sql.QueryBody.NamedWindow;
import io.tx4j.engine.sql.QueryBody.NestedQuery;
import io.tx4j.engine.sql.QueryBody.Rollup;
import io.tx4j.engine.sql.QueryBody.Select;
import io.tx4j.engine.sql.QueryBody.SelectItem;
import io.tx4j.engine.sql.QueryBody.SetOperation;
import io.tx4j.engine.sql.QueryBody.Values;
import io.tx4j.engine.sql.With.CommonTable;
import org.jspecify.annotations.Nullable;

/** Writes queries. */
final class QueryWriter implements QueryBody.Visitor<SqlText> {

  private final SqlText text;
  private final FromWriter from;

  QueryWriter(SqlText text) {
    this.text = text;
    this.from = new FromWriter(text);
  }

  FromWriter from() {
    return from;
  }

  void write(Query query) {
    with(query.with());
    query.body().accept(this);
    text.orderBy(" ORDER BY ", query.orderBy());
    text.optional(" OFFSET ", query.offset());
    SqlExpression limit = query.limit();
    if (limit != null && query.withTies()) {
      text.add(" FETCH FIRST (").expression(limit).add(") ROWS WITH TIES");
    } else {
      text.optional(" LIMIT ", limit);
    }
    query.locking().forEach(this::locking);
  }

  private void locking(Locking locking) {
    text.add(" FOR ").add(locking.strength().name().replace('_', ' '));
    if (!locking.of().isEmpty()) {
      text.add(" OF ").list(locking.of(), text::name);
    }
    if (locking.waiting() != LockWait.WAIT) {
      text.add(" ").add(locking.waiting().name().replace('_', ' '));
    }
  }

  // ---- WITH

  void with(@Nullable With with) {
    if (with != null) {
      text.add(with.recursive() ? "WITH RECURSIVE " : "WITH ");
      text.list(with.tables(), this::commonTable).add(" ");
    }
  }

  private void commonTable(CommonTable table) {
    text.name(table.name()).optionalNames(table.columns()).add(" AS ");
    Boolean materialized = table.materialized();
    if (materialized != null) {
      text.add(materialized ? "MATERIALIZED " : "NOT MATERIALIZED ");
    }
    text.add("(").statement(table.statement()).add(")");
    With.Search search = table.search();
    if (search != null) {
      text.add(search.breadthFirst() ? " SEARCH BREADTH" : " SEARCH DEPTH")
          .add(" FIRST BY ")
          .names(search.columns())
          .add(" SET ")
          .name(search.sequenceColumn());
    }
    With.Cycle cycle = table.cycle();
    if (cycle != null) {
      text.add(" CYCLE ").names(cycle.columns()).add(" SET ").name(cycle.markColumn());
      text.optional(" TO ", cycle.markValue()).optional(" DEFAULT ", cycle.markDefault());
      text.add(" USING ").name(cycle.pathColumn());
    }
  }

  // ---- bodies

  @Override
  public SqlText visit(Values values) {
    return text.add("VALUES ").list(values.rows(), row -> text.add("(").expressions(row).add(")"));
  }

  @Override
  public SqlText visit(SetOperation operation) {
    operand(operation.left());
    text.add(" ").add(operation.operator().name()).add(operation.all() ? " ALL " : " ");
    return operand(operation.right());
  }

  /**
   * Operands that are operations themselves need parentheses; those with clauses bring their own.
   */
  private SqlText operand(QueryBody body) {
    if (body instanceof SetOperation) {
      text.add("(");
      body.accept(this);
      return text.add(")");
    }
    return body.accept(this);
  }

  @Override
  public SqlText visit(NestedQuery nested) {
    return text.subquery(nested.query());
  }

  @Override
  public SqlText visit(Select select) {
    text.add("SELECT");
    if (select.distinct()) {
      text.add(" DISTINCT");
    }
    if (!select.distinctOn().isEmpty()) {
      text.add(" ON (").expressions(select.distinctOn()).add(")");
    }
    text.add(select.items().isEmpty() ? "" : " ").list(select.items(), this::item);
    into(select.into());
    if (!select.from().isEmpty()) {
      text.add(" FROM ");
      from.write(select.from());
    }
    text.optional(" WHERE ", select.where());
    groupBy(select.groupBy());
    text.optional(" HAVING ", select.having());
    if (!select.windows().isEmpty()) {
      text.add(" WINDOW ").list(select.windows(), this::namedWindow);
    }
    return text;
  }

  void item(SelectItem item) {
    text.expression(item.expression());
    String alias = item.alias();
    if (alias != null) {
      text.add(" AS ").name(alias);
    }
  }

  private void into(@Nullable Into into) {
    if (into != null) {
      String persistence =
          switch (into.persistence()) {
            case PERMANENT -> "";
            case TEMPORARY -> "TEMPORARY ";
            case UNLOGGED -> "UNLOGGED ";
          };
      text.add(" INTO ").add(persistence).add("TABLE ").name(into.table());
    }
  }

  private void namedWindow(NamedWindow window) {
    text.name(window.name()).add(" AS ");
    new CallWriter(text).window(window.window());
  }

  // ---- GROUP BY

  private void groupBy(@Nullable GroupBy groupBy) {
    if (groupBy != null) {
      text.add(groupBy.distinct() ? " GROUP BY DISTINCT " : " GROUP BY ");
      text.list(groupBy.elements(), this::groupingElement);
    }
  }

  private void groupingElement(GroupingElement element) {
    if (element instanceof GroupingExpression grouping) {
      text.expression(grouping.expression());
    } else if (element instanceof Rollup rollup) {
      text.add("ROLLUP (").expressions(rollup.expressions()).add(")");
    } else if (element instanceof Cube cube) {
      text.add("CUBE (").expressions(cube.expressions()).add(")");
    } else if (element instanceof GroupingSets sets) {
      text.add("GROUPING SETS (").list(sets.elements(), this::groupingElement).add(")");
    } else {
      text.add("()");
    }
  }
}
