package io.tx4j.engine.plan;

import io.tx4j.engine.error.SqlError;
import io.tx4j.engine.expr.ColumnRef;
import io.tx4j.engine.expr.Constant;
import io.tx4j.engine.expr.Expr;
import io.tx4j.engine.sql.QueryBody;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Turns bound queries into plans. */
final class QueryPlanner {

  /** The rows that are assumed to be wanted where the number is a parameter. */
  private static final double UNKNOWN_LIMIT = 100;

  private final StatementContext statement;

  QueryPlanner(StatementContext statement) {
    this.statement = statement;
  }

  Plan plan(BoundQuery query) {
    return path(query).plan();
  }

  /** The plan with its estimates. */
  Path path(BoundQuery query) {
    Path path = body(query);
    return query.ctes().isEmpty()
        ? path
        : new Path(withCtes(query.ctes(), path.plan()), path.rows(), path.cost(), path.ordered());
  }

  Plan withCtes(List<BoundCte> ctes, Plan query) {
    if (ctes.isEmpty()) {
      return query;
    }
    List<SetPlan.Cte> planned = new ArrayList<>();
    for (BoundCte cte : ctes) {
      planned.add(
          new SetPlan.Cte(
              cte.cte(),
              cte.name(),
              new SetPlan.Branch(plan(cte.query()), cte.query().slot()),
              cte.modifies()));
    }
    return new SetPlan.With(planned, query);
  }

  private Path body(BoundQuery query) {
    BoundQuery.Body body = query.body();
    if (body instanceof BoundQuery.Select select) {
      return select(query, select);
    }
    Path rows;
    if (body instanceof BoundQuery.Values values) {
      rows = values(values);
    } else if (body instanceof BoundQuery.Combination combination) {
      rows = combination(combination, query.columns());
    } else if (body instanceof BoundQuery.Recursion recursion) {
      rows = recursion(recursion);
    } else {
      BoundQuery.Modification modification = (BoundQuery.Modification) body;
      rows = new Path(withCtes(modification.ctes(), modification.plan()), 100, 100, false);
    }
    return limited(query, sorted(query, rows));
  }

  private static Path values(BoundQuery.Values values) {
    return new Path(
        new Scan.ValuesScan(values.slot(), values.rows()),
        values.rows().size(),
        values.rows().size(),
        false);
  }

  // --- SELECT

  private Path select(BoundQuery query, BoundQuery.Select select) {
    boolean early = select.grouping() == null && !select.distinct() && select.setCalls() == null;
    List<SortKey> wanted = early && !query.sortsResult() ? query.orderBy() : List.of();
    double limit = early ? limit(query) : Double.POSITIVE_INFINITY;
    Path path =
        new JoinPlanner(statement, outerSlots(select))
            .plan(select.from(), select.where(), wanted, limit);
    path = new Path(path.plan(), path.rows(), path.cost(), path.ordered() && !wanted.isEmpty());
    path = grouped(select, path);
    BoundQuery.SetCalls sets = select.setCalls();
    if (sets != null) {
      path =
          new Path(
              new RowPlan.ProjectSet(path.plan(), sets.slot(), sets.calls()),
              path.rows() * 10,
              path.cost() + path.rows() * 10,
              false);
    }
    return select.distinct() ? distinct(query, select, path) : projected(query, select, path);
  }

  /**
   * Slots of the same frame that are filled before this query runs: those that it reads being
   * LATERAL.
   */
  private static Set<Integer> outerSlots(BoundQuery.Select select) {
    List<Expr> conditions = new ArrayList<>(select.where());
    List<JoinUnit> units = JoinUnit.flatten(select.from(), conditions);
    Set<Integer> outer = new java.util.TreeSet<>();
    for (JoinUnit unit : units) {
      outer.addAll(unit.needs());
    }
    conditions.forEach(condition -> OwnSlots.addTo(outer, condition));
    units.forEach(unit -> outer.removeAll(unit.slots()));
    return outer;
  }

  private static Path grouped(BoundQuery.Select select, Path input) {
    BoundQuery.Grouping grouping = select.grouping();
    if (grouping == null) {
      return input;
    }
    Plan plan =
        new RowPlan.Aggregate(
            input.plan(),
            grouping.slot(),
            grouping.keys(),
            grouping.aggregations(),
            grouping.sets(),
            false);
    double groups = grouping.keys().isEmpty() ? 1 : Math.max(1, input.rows() / 10);
    Path path = new Path(plan, groups, input.cost() + input.rows() * Costs.HASH_BUILD, false);
    Expr having = Conditions.join(select.having());
    return having == null
        ? path
        : path.filtered(new RowPlan.Filter(plan, having), Costs.selectivity(select.having()));
  }

  /** DISTINCT: the result is computed first, then its duplicates go, then it is sorted. */
  private static Path distinct(BoundQuery query, BoundQuery.Select select, Path input) {
    Path projected = project(select, input);
    List<Expr> keys = new ArrayList<>();
    for (int i = 0; i < query.columns().size(); i++) {
      OutputColumn column = query.columns().get(i);
      keys.add(new ColumnRef(0, select.slot(), i, column.type(), column.typmod(), column.name()));
    }
    Path distinct =
        new Path(
            new RowPlan.Distinct(projected.plan(), keys),
            projected.rows(),
            projected.cost() + projected.rows() * Costs.HASH_BUILD,
            false);
    return limited(query, sorted(query, distinct));
  }

  private static Path projected(BoundQuery query, BoundQuery.Select select, Path input) {
    Path path = sorted(query, input);
    if (!select.distinctOn().isEmpty()) {
      path =
          new Path(
              new RowPlan.Distinct(path.plan(), select.distinctOn()),
              path.rows(),
              path.cost() + path.rows() * Costs.HASH_BUILD,
              path.ordered());
    }
    if (!query.locks().isEmpty()) {
      Expr recheck = Rechecks.of(select);
      path =
          new Path(
              new RowPlan.LockRows(path.plan(), query.locks(), recheck),
              path.rows(),
              path.cost() + path.rows(),
              path.ordered());
    }
    return project(select, limited(query, path));
  }

  private static Path project(BoundQuery.Select select, Path input) {
    return select.isRowOfSlot()
        ? input
        : new Path(
            new RowPlan.Project(input.plan(), select.slot(), select.outputs()),
            input.rows(),
            input.cost() + input.rows() * Costs.CONDITION,
            input.ordered());
  }

  // --- Order and limit

  private static Path sorted(BoundQuery query, Path input) {
    return query.orderBy().isEmpty() || input.ordered()
        ? input
        : new Path(
            new RowPlan.Sort(input.plan(), query.orderBy()),
            input.rows(),
            input.cost() + Costs.sort(input.rows()),
            true);
  }

  private static Path limited(BoundQuery query, Path input) {
    if (query.limit() == null && query.offset() == null) {
      return input;
    }
    double rows = Math.min(input.rows(), limit(query));
    List<SortKey> ties = query.withTies() ? query.orderBy() : List.of();
    return new Path(
        new RowPlan.Limit(input.plan(), query.limit(), query.offset(), ties),
        rows,
        input.cost(),
        input.ordered());
  }

  /** The rows that are wanted, those that OFFSET skips included. */
  private static double limit(BoundQuery query) {
    return query.limit() == null
        ? Double.POSITIVE_INFINITY
        : number(query.limit(), UNKNOWN_LIMIT) + number(query.offset(), 0);
  }

  private static double number(@Nullable Expr expr, double unknown) {
    return expr instanceof Constant constant && constant.value() instanceof Long value
        ? value
        : expr == null ? 0 : unknown;
  }

  // --- Several queries

  private Path combination(BoundQuery.Combination combination, List<OutputColumn> columns) {
    List<BoundQuery> branches = new ArrayList<>();
    collect(combination, combination, branches);
    List<SetPlan.Branch> planned = new ArrayList<>();
    double rows = 0;
    double cost = 0;
    for (BoundQuery branch : branches) {
      Path path = path(branch);
      planned.add(new SetPlan.Branch(path.plan(), branch.slot()));
      rows += path.rows();
      cost += path.cost();
    }
    int slot = combination.slot();
    if (combination.operator() != QueryBody.SetOperator.UNION) {
      SetPlan.Operator operator = SetPlan.Operator.valueOf(combination.operator().name());
      return new Path(
          new SetPlan.SetOperation(
              operator, combination.all(), planned.get(0), planned.get(1), slot, types(columns)),
          rows,
          cost + rows * Costs.HASH_BUILD,
          false);
    }
    Plan append = new SetPlan.Append(planned, slot);
    if (combination.all()) {
      return new Path(append, rows, cost, false);
    }
    List<Expr> keys = new ArrayList<>();
    for (int i = 0; i < columns.size(); i++) {
      OutputColumn column = columns.get(i);
      if (!column.type().isComparable()) {
        throw SqlError.of(
            io.tx4j.engine.error.SqlState.UNDEFINED_FUNCTION,
            "could not identify an equality operator for type %s",
            column.type().displayName());
      }
      keys.add(new ColumnRef(0, slot, i, column.type(), column.typmod(), column.name()));
    }
    return new Path(
        new RowPlan.Distinct(append, keys), rows, cost + rows * Costs.HASH_BUILD, false);
  }

  private static List<io.tx4j.engine.value.SqlType> types(List<OutputColumn> columns) {
    return columns.stream().map(OutputColumn::type).toList();
  }

  /** The branches of a chain of the same UNION: (a UNION ALL b) UNION ALL c is one append. */
  private static void collect(
      BoundQuery.Combination chain, BoundQuery.Combination at, List<BoundQuery> branches) {
    boolean same =
        at == chain
            || (chain.operator() == QueryBody.SetOperator.UNION
                && at.operator() == chain.operator()
                && at.all() == chain.all());
    if (!same) {
      throw new IllegalStateException("not a chain");
    }
    for (BoundQuery side : List.of(at.left(), at.right())) {
      boolean chained =
          chain.operator() == QueryBody.SetOperator.UNION
              && side.body() instanceof BoundQuery.Combination inner
              && inner.operator() == chain.operator()
              && inner.all() == chain.all()
              && side.orderBy().isEmpty()
              && side.limit() == null
              && side.offset() == null
              && side.ctes().isEmpty();
      if (chained) {
        collect(chain, (BoundQuery.Combination) side.body(), branches);
      } else {
        branches.add(side);
      }
    }
  }

  private Path recursion(BoundQuery.Recursion recursion) {
    Path initial = path(recursion.initial());
    Path repeated = path(recursion.recursive());
    Plan plan =
        new SetPlan.RecursiveUnion(
            recursion.cte(),
            new SetPlan.Branch(initial.plan(), recursion.initial().slot()),
            new SetPlan.Branch(repeated.plan(), recursion.recursive().slot()),
            recursion.all(),
            recursion.slot(),
            types(recursion.initial().columns()));
    return new Path(plan, initial.rows() * 10, initial.cost() + 10 * repeated.cost(), false);
  }
}
