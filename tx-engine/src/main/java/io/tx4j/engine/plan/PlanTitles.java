package io.tx4j.engine.plan;

import java.util.Locale;

/** The names of a plan's nodes in EXPLAIN. */
final class PlanTitles implements Plan.Visitor<String> {

  private static String on(String name, String alias) {
    return " on " + name + (name.equals(alias) ? "" : " " + alias);
  }

  @Override
  public String visit(Scan.OneRow row) {
    return "Result";
  }

  @Override
  public String visit(Scan.ValuesScan scan) {
    return "Values Scan on \"*VALUES*\"";
  }

  @Override
  public String visit(Scan.SeqScan scan) {
    return "Seq Scan" + on(scan.table().name(), scan.alias());
  }

  @Override
  public String visit(Scan.IndexScan scan) {
    return "Index Scan "
        + (scan.backward() ? "Backward " : "")
        + "using "
        + scan.index().name()
        + on(scan.table().name(), scan.alias());
  }

  @Override
  public String visit(Scan.SystemScan scan) {
    return "Seq Scan" + on(scan.table().name(), scan.alias());
  }

  @Override
  public String visit(Scan.FunctionScan scan) {
    return "Function Scan" + on(scan.calls().get(0).function().name(), scan.alias());
  }

  @Override
  public String visit(Scan.CteScan scan) {
    return "CTE Scan" + on(scan.name(), scan.alias());
  }

  @Override
  public String visit(Scan.WorkTableScan scan) {
    return "WorkTable Scan on " + scan.alias();
  }

  @Override
  public String visit(Join.NestedLoopJoin join) {
    return "Nested Loop" + suffix(join.kind(), "");
  }

  @Override
  public String visit(Join.HashJoin join) {
    return join.kind() == Join.Kind.INNER ? "Hash Join" : "Hash" + suffix(join.kind(), " Join");
  }

  private static String suffix(Join.Kind kind, String end) {
    if (kind == Join.Kind.INNER) {
      return "";
    }
    String name = kind.name();
    return " "
        + name.charAt(0)
        + name.substring(1).toLowerCase(Locale.ROOT)
        + (end.isEmpty() ? " Join" : end);
  }

  @Override
  public String visit(RowPlan.Filter filter) {
    return "Result";
  }

  @Override
  public String visit(RowPlan.Project project) {
    return "Result";
  }

  @Override
  public String visit(RowPlan.ProjectSet project) {
    return "ProjectSet";
  }

  @Override
  public String visit(RowPlan.Sort sort) {
    return "Sort";
  }

  @Override
  public String visit(RowPlan.Limit limit) {
    return "Limit";
  }

  @Override
  public String visit(RowPlan.Distinct distinct) {
    return "HashAggregate";
  }

  @Override
  public String visit(RowPlan.Aggregate aggregate) {
    if (aggregate.keys().isEmpty() && aggregate.sets().size() == 1) {
      return "Aggregate";
    }
    return aggregate.sorted() ? "GroupAggregate" : "HashAggregate";
  }

  @Override
  public String visit(RowPlan.Materialize materialize) {
    return "Materialize";
  }

  @Override
  public String visit(RowPlan.LockRows lock) {
    return "LockRows";
  }

  @Override
  public String visit(SetPlan.Append append) {
    return "Append";
  }

  @Override
  public String visit(SetPlan.SetOperation operation) {
    String name = operation.operator() == SetPlan.Operator.INTERSECT ? "Intersect" : "Except";
    return "HashSetOp " + name + (operation.all() ? " All" : "");
  }

  @Override
  public String visit(SetPlan.With with) {
    return "With";
  }

  @Override
  public String visit(SetPlan.RecursiveUnion union) {
    return "Recursive Union";
  }

  @Override
  public String visit(Modify.Insert insert) {
    return "Insert on " + insert.target().table().name();
  }

  @Override
  public String visit(Modify.Update update) {
    return "Update on " + update.target().table().name();
  }

  @Override
  public String visit(Modify.Delete delete) {
    return "Delete on " + delete.target().table().name();
  }

  @Override
  public String visit(Ddl ddl) {
    return "Utility Statement";
  }
}
