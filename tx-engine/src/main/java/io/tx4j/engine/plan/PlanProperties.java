package io.tx4j.engine.plan;

import io.tx4j.engine.catalog.IndexDef;
import io.tx4j.engine.catalog.TableDef;
import io.tx4j.engine.expr.Expr;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What EXPLAIN says below the name of a node: its conditions and keys. */
final class PlanProperties implements Plan.Visitor<List<String>> {

  private static List<String> filter(@Nullable Expr filter) {
    return filter == null ? List.of() : List.of("Filter: " + filter);
  }

  private static String list(List<Expr> exprs) {
    return exprs.stream().map(Expr::toString).collect(Collectors.joining(", "));
  }

  @Override
  public List<String> visit(Scan.OneRow row) {
    return List.of();
  }

  @Override
  public List<String> visit(Scan.ValuesScan scan) {
    return List.of();
  }

  @Override
  public List<String> visit(Scan.SeqScan scan) {
    return filter(scan.filter());
  }

  @Override
  public List<String> visit(Scan.IndexScan scan) {
    List<String> lines = new ArrayList<>();
    if (!scan.bounds().isAll()) {
      lines.add("Index Cond: " + conditions(scan));
    }
    lines.addAll(filter(scan.filter()));
    return lines;
  }

  private static String conditions(Scan.IndexScan scan) {
    List<String> parts = new ArrayList<>();
    IndexBounds bounds = scan.bounds();
    for (IndexBounds.Match match : bounds.matches()) {
      String key = key(scan, parts.size());
      if (match instanceof IndexBounds.Equal equal) {
        parts.add("(" + key + " = " + equal.value() + ")");
      } else if (match instanceof IndexBounds.OneOf oneOf) {
        parts.add("(" + key + " = ANY (" + list(oneOf.values()) + "))");
      } else if (match instanceof IndexBounds.ElementOf elementOf) {
        parts.add("(" + key + " = ANY (" + elementOf.array() + "))");
      } else {
        parts.add("(" + key + " IS NULL)");
      }
    }
    int next = parts.size();
    if (bounds.lower() != null) {
      parts.add(
          "("
              + key(scan, next)
              + (bounds.lowerInclusive() ? " >= " : " > ")
              + bounds.lower()
              + ")");
    }
    if (bounds.upper() != null) {
      parts.add(
          "("
              + key(scan, next)
              + (bounds.upperInclusive() ? " <= " : " < ")
              + bounds.upper()
              + ")");
    }
    return parts.size() == 1 ? parts.get(0) : "(" + String.join(" AND ", parts) + ")";
  }

  private static String key(Scan.IndexScan scan, int column) {
    IndexDef.Key key = scan.index().keys().get(column);
    TableDef table = scan.table();
    String sql = key.expressionSql();
    return sql == null ? table.column(key.attnum()).name() : sql;
  }

  @Override
  public List<String> visit(Scan.SystemScan scan) {
    return filter(scan.filter());
  }

  @Override
  public List<String> visit(Scan.FunctionScan scan) {
    return filter(scan.filter());
  }

  @Override
  public List<String> visit(Scan.CteScan scan) {
    return filter(scan.filter());
  }

  @Override
  public List<String> visit(Scan.WorkTableScan scan) {
    return filter(scan.filter());
  }

  @Override
  public List<String> visit(Join.NestedLoopJoin join) {
    return join.condition() == null ? List.of() : List.of("Join Filter: " + join.condition());
  }

  @Override
  public List<String> visit(Join.HashJoin join) {
    List<String> pairs = new ArrayList<>();
    for (int i = 0; i < join.leftKeys().size(); i++) {
      pairs.add("(" + join.leftKeys().get(i) + " = " + join.rightKeys().get(i) + ")");
    }
    List<String> lines = new ArrayList<>();
    lines.add(
        "Hash Cond: "
            + (pairs.size() == 1 ? pairs.get(0) : "(" + String.join(" AND ", pairs) + ")"));
    if (join.condition() != null) {
      lines.add("Join Filter: " + join.condition());
    }
    return lines;
  }

  @Override
  public List<String> visit(RowPlan.Filter filter) {
    return filter(filter.condition());
  }

  @Override
  public List<String> visit(RowPlan.Project project) {
    return List.of();
  }

  @Override
  public List<String> visit(RowPlan.ProjectSet project) {
    return List.of();
  }

  @Override
  public List<String> visit(RowPlan.Sort sort) {
    List<String> keys = new ArrayList<>();
    for (SortKey key : sort.keys()) {
      String nulls =
          key.nullsFirst() == key.descending()
              ? ""
              : key.nullsFirst() ? " NULLS FIRST" : " NULLS LAST";
      keys.add(key.expr() + (key.descending() ? " DESC" : "") + nulls);
    }
    return List.of("Sort Key: " + String.join(", ", keys));
  }

  @Override
  public List<String> visit(RowPlan.Limit limit) {
    return List.of();
  }

  @Override
  public List<String> visit(RowPlan.Distinct distinct) {
    return List.of("Group Key: " + list(distinct.keys()));
  }

  @Override
  public List<String> visit(RowPlan.Aggregate aggregate) {
    List<String> lines = new ArrayList<>();
    for (List<Integer> set : aggregate.sets()) {
      if (!set.isEmpty()) {
        lines.add("Group Key: " + list(set.stream().map(aggregate.keys()::get).toList()));
      } else if (aggregate.sets().size() > 1) {
        lines.add("Group Key: ()");
      }
    }
    return lines;
  }

  @Override
  public List<String> visit(RowPlan.Materialize materialize) {
    return List.of();
  }

  @Override
  public List<String> visit(RowPlan.LockRows lock) {
    return List.of();
  }

  @Override
  public List<String> visit(SetPlan.Append append) {
    return List.of();
  }

  @Override
  public List<String> visit(SetPlan.SetOperation operation) {
    return List.of();
  }

  @Override
  public List<String> visit(SetPlan.With with) {
    return List.of();
  }

  @Override
  public List<String> visit(SetPlan.RecursiveUnion union) {
    return List.of();
  }

  @Override
  public List<String> visit(Modify.Insert insert) {
    if (insert.onConflict() == null) {
      return List.of();
    }
    List<String> lines = new ArrayList<>();
    lines.add(
        "Conflict Resolution: " + (insert.onConflict().update() == null ? "NOTHING" : "UPDATE"));
    if (!insert.onConflict().arbiters().isEmpty()) {
      lines.add(
          "Conflict Arbiter Indexes: "
              + insert.onConflict().arbiters().stream()
                  .map(IndexDef::name)
                  .collect(Collectors.joining(", ")));
    }
    return lines;
  }

  @Override
  public List<String> visit(Modify.Update update) {
    return List.of();
  }

  @Override
  public List<String> visit(Modify.Delete delete) {
    return List.of();
  }

  @Override
  public List<String> visit(Ddl ddl) {
    return List.of();
  }
}
