package io.tx4j.engine.exec;

import io.tx4j.engine.plan.Ddl;
import io.tx4j.engine.plan.Join;
import io.tx4j.engine.plan.Modify;
import io.tx4j.engine.plan.Plan;
import io.tx4j.engine.plan.RowPlan;
import io.tx4j.engine.plan.Scan;
import io.tx4j.engine.plan.SetPlan;

/** Makes the cursor for each node of a query's plan. */
final class CursorBuilder implements Plan.Visitor<Cursor> {

  private final Scope scope;

  CursorBuilder(Scope scope) {
    this.scope = scope;
  }

  Cursor build(Plan plan) {
    return plan.accept(this);
  }

  // --- Scans

  @Override
  public Cursor visit(Scan.OneRow row) {
    return new OneRowCursor();
  }

  @Override
  public Cursor visit(Scan.ValuesScan scan) {
    return new ValuesCursor(scan, scope);
  }

  @Override
  public Cursor visit(Scan.SeqScan scan) {
    return new SeqScanCursor(scan, scope);
  }

  @Override
  public Cursor visit(Scan.IndexScan scan) {
    return new IndexScanCursor(scan, scope);
  }

  @Override
  public Cursor visit(Scan.SystemScan scan) {
    return new SystemScanCursor(scan, scope);
  }

  @Override
  public Cursor visit(Scan.FunctionScan scan) {
    return new FunctionScanCursor(scan, scope);
  }

  @Override
  public Cursor visit(Scan.CteScan scan) {
    return new CteScanCursor(scan, scope);
  }

  @Override
  public Cursor visit(Scan.WorkTableScan scan) {
    return new WorkTableCursor(scan, scope);
  }

  // --- Joins

  @Override
  public Cursor visit(Join.NestedLoopJoin join) {
    return new NestedLoopCursor(join, build(join.left()), build(join.right()), scope);
  }

  @Override
  public Cursor visit(Join.HashJoin join) {
    return new HashJoinCursor(join, build(join.left()), build(join.right()), scope);
  }

  // --- One input

  @Override
  public Cursor visit(RowPlan.Filter filter) {
    return new FilterCursor(build(filter.input()), filter.condition(), scope);
  }

  @Override
  public Cursor visit(RowPlan.Project project) {
    return new ProjectCursor(build(project.input()), project, scope);
  }

  @Override
  public Cursor visit(RowPlan.ProjectSet project) {
    return new ProjectSetCursor(build(project.input()), project, scope);
  }

  @Override
  public Cursor visit(RowPlan.Sort sort) {
    return new SortCursor(build(sort.input()), sort, scope);
  }

  @Override
  public Cursor visit(RowPlan.Limit limit) {
    return new LimitCursor(build(limit.input()), limit, scope);
  }

  @Override
  public Cursor visit(RowPlan.Distinct distinct) {
    return new DistinctCursor(build(distinct.input()), distinct, scope);
  }

  @Override
  public Cursor visit(RowPlan.Aggregate aggregate) {
    Cursor input = build(aggregate.input());
    boolean oneSet = aggregate.sets().size() == 1;
    return aggregate.sorted() && oneSet
        ? new SortedAggregateCursor(input, aggregate, scope)
        : new HashAggregateCursor(input, aggregate, scope);
  }

  @Override
  public Cursor visit(RowPlan.Materialize materialize) {
    return new MaterializeCursor(build(materialize.input()), materialize.slots(), scope);
  }

  @Override
  public Cursor visit(RowPlan.LockRows lock) {
    return new LockRowsCursor(build(lock.input()), lock, scope);
  }

  // --- Several queries

  @Override
  public Cursor visit(SetPlan.Append append) {
    return new AppendCursor(
        append,
        append.branches().stream().map(SetPlan.Branch::plan).map(this::build).toList(),
        scope);
  }

  @Override
  public Cursor visit(SetPlan.SetOperation operation) {
    return new SetOperationCursor(
        operation, build(operation.left().plan()), build(operation.right().plan()), scope);
  }

  @Override
  public Cursor visit(SetPlan.With with) {
    return new WithCursor(
        with,
        with.ctes().stream().map(cte -> build(cte.query().plan())).toList(),
        build(with.query()),
        scope);
  }

  @Override
  public Cursor visit(SetPlan.RecursiveUnion union) {
    return new RecursiveUnionCursor(
        union, build(union.initial().plan()), build(union.recursive().plan()), scope);
  }

  // --- Changes

  @Override
  public Cursor visit(Modify.Insert insert) {
    return new InsertCursor(insert, build(insert.source()), scope);
  }

  @Override
  public Cursor visit(Modify.Update update) {
    return new UpdateCursor(update, build(update.source()), scope);
  }

  @Override
  public Cursor visit(Modify.Delete delete) {
    return new DeleteCursor(delete, build(delete.source()), scope);
  }

  @Override
  public Cursor visit(Ddl ddl) {
    throw new IllegalStateException("a definition is not part of a query");
  }
}
