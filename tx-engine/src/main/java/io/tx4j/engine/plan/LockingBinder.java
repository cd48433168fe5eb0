package io.tx4j.engine.plan;

import io.tx4j.engine.catalog.TableDef;
import io.tx4j.engine.error.SqlError;
import io.tx4j.engine.error.SqlState;
import io.tx4j.engine.lock.LockMode;
import io.tx4j.engine.lock.RowLockMode;
import io.tx4j.engine.lock.WaitPolicy;
import io.tx4j.engine.sql.QualifiedName;
import io.tx4j.engine.sql.Query;
import io.tx4j.engine.sql.QueryBody;
import io.tx4j.engine.sql.TableReference;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Binds FOR UPDATE and its kin: which tables of a SELECT are locked, and how. */
final class LockingBinder {

  private final StatementContext statement;
  private final FromBinder from;
  private final QueryBody.Select select;

  LockingBinder(StatementContext statement, FromBinder from, QueryBody.Select select) {
    this.statement = statement;
    this.from = from;
    this.select = select;
  }

  List<RowPlan.RowLock> bind(
      List<Query.Locking> clauses, GroupingBinder grouping, boolean hasSets) {
    Map<Integer, RowPlan.RowLock> locks = new LinkedHashMap<>();
    for (Query.Locking clause : clauses) {
      String name = title(clause.strength());
      checkAllowed(name, grouping, hasSets);
      statement.writes("SELECT " + name);
      for (FromItem.Table table : tables(clause, name)) {
        add(locks, table, clause);
      }
    }
    return new ArrayList<>(locks.values());
  }

  static String title(Query.LockStrength strength) {
    return "FOR " + strength.name().replace('_', ' ');
  }

  private void checkAllowed(String name, GroupingBinder grouping, boolean hasSets) {
    String obstacle =
        select.distinct()
            ? "DISTINCT clause"
            : select.groupBy() != null
                ? "GROUP BY clause"
                : select.having() != null
                    ? "HAVING clause"
                    : grouping.hasAggregates()
                        ? "aggregate functions"
                        : hasSets ? "set-returning functions in the target list" : null;
    if (obstacle != null) {
      throw SqlError.of(
          SqlState.FEATURE_NOT_SUPPORTED, "%s is not allowed with %s", name, obstacle);
    }
  }

  private List<FromItem.Table> tables(Query.Locking clause, String name) {
    List<FromItem.Table> tables = new ArrayList<>();
    if (clause.of().isEmpty()) {
      checkNotNullable(null, name);
      from.itemsByAlias().values().forEach(item -> tables.addAll(Pulling.lockable(item)));
    }
    for (QualifiedName of : clause.of()) {
      FromItem item = from.itemsByAlias().get(of.name());
      if (item == null) {
        throw SqlError.of(
                SqlState.UNDEFINED_TABLE,
                "relation \"%s\" in %s clause not found in FROM clause",
                of.name(),
                name)
            .position(of.position());
      }
      checkNotNullable(of.name(), name);
      tables.addAll(Pulling.lockable(item));
    }
    return tables;
  }

  private void checkNotNullable(@Nullable String alias, String name) {
    for (TableReference reference : select.from()) {
      checkNotNullable(reference, alias, false, name);
    }
  }

  private static void checkNotNullable(
      TableReference reference, @Nullable String alias, boolean nullable, String name) {
    if (reference instanceof TableReference.Join join) {
      boolean left =
          join.kind() == TableReference.JoinKind.RIGHT
              || join.kind() == TableReference.JoinKind.FULL;
      boolean right =
          join.kind() == TableReference.JoinKind.LEFT
              || join.kind() == TableReference.JoinKind.FULL;
      checkNotNullable(join.left(), alias, nullable || left, name);
      checkNotNullable(join.right(), alias, nullable || right, name);
    } else if (nullable && (alias == null || alias.equals(aliasOf(reference)))) {
      throw SqlError.of(
          SqlState.FEATURE_NOT_SUPPORTED,
          "%s cannot be applied to the nullable side of an outer join",
          name);
    }
  }

  private static @Nullable String aliasOf(TableReference reference) {
    if (reference instanceof TableReference.NamedTable table) {
      TableReference.Alias alias = table.alias();
      return alias == null ? table.name().name() : alias.name();
    }
    if (reference instanceof TableReference.DerivedTable table) {
      TableReference.Alias alias = table.alias();
      return alias == null ? null : alias.name();
    }
    return null;
  }

  private void add(Map<Integer, RowPlan.RowLock> locks, FromItem.Table item, Query.Locking clause) {
    int slot = item.slot();
    TableDef table = item.table();
    statement.use(table, LockMode.ROW_SHARE);
    RowLockMode mode = RowLockMode.valueOf(clause.strength().name());
    RowPlan.RowLock before = locks.get(slot);
    WaitPolicy waiting = waiting(clause.waiting());
    if (before != null) {
      mode = before.mode().compareTo(mode) > 0 ? before.mode() : mode;
      waiting = stricter(before.waiting(), waiting);
    }
    locks.put(slot, new RowPlan.RowLock(slot, table, mode, waiting));
  }

  private static WaitPolicy waiting(Query.LockWait wait) {
    switch (wait) {
      case NOWAIT:
        return WaitPolicy.NOWAIT;
      case SKIP_LOCKED:
        return WaitPolicy.SKIP;
      default:
        return WaitPolicy.BLOCK;
    }
  }

  /** Several clauses for one table: NOWAIT is stronger than SKIP LOCKED, and that than waiting. */
  private static WaitPolicy stricter(WaitPolicy left, WaitPolicy right) {
    if (left == WaitPolicy.NOWAIT || right == WaitPolicy.NOWAIT) {
      return WaitPolicy.NOWAIT;
    }
    return left == WaitPolicy.SKIP || right == WaitPolicy.SKIP ? WaitPolicy.SKIP : WaitPolicy.BLOCK;
  }
}
