package io.tx4j.engine.exec;

import io.tx4j.engine.catalog.Catalog;
import io.tx4j.engine.catalog.ConstraintDef;
import io.tx4j.engine.catalog.IndexDef;
import io.tx4j.engine.catalog.Relation;
import io.tx4j.engine.catalog.TableDef;
import io.tx4j.engine.error.Cancellation;
import io.tx4j.engine.expr.Expr;
import io.tx4j.engine.key.KeyColumn;
import io.tx4j.engine.lock.LockSession;
import io.tx4j.engine.mvcc.IndexDefinition;
import io.tx4j.engine.mvcc.IndexKey;
import io.tx4j.engine.mvcc.IsolationLevel;
import io.tx4j.engine.mvcc.Store;
import io.tx4j.engine.mvcc.StoreSession;
import io.tx4j.engine.mvcc.Transaction;
import io.tx4j.engine.plan.TableExpressions;
import io.tx4j.engine.value.ValueContext;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** From the catalog's definition of an index to what the store needs to keep it. */
public final class IndexDefinitions {

  private IndexDefinitions() {}

  /** What the store needs to know of an index of the catalog. */
  public static IndexDefinition of(Catalog catalog, IndexDef index) {
    TableDef table = tableOf(catalog, index);
    TableExpressions expressions = new TableExpressions(catalog, table);
    List<Expr> values = expressions.indexKey(index, 0);
    List<String> names = new ArrayList<>();
    List<KeyColumn> columns = new ArrayList<>();
    for (int i = 0; i < values.size(); i++) {
      IndexDef.Key key = index.keys().get(i);
      names.add(key.attnum() == 0 ? values.get(i).toString() : table.column(key.attnum()).name());
      columns.add(new KeyColumn(values.get(i).type(), key.descending(), key.nullsFirst()));
    }
    ConstraintDef.Timing timing = timing(table, index);
    return new IndexDefinition(
        index.oid(),
        index.constraintOid(),
        catalog.schemaName(table.schemaOid()),
        table.name(),
        index.name(),
        names,
        columns,
        key(index, values, expressions.predicate(index, 0)),
        index.unique(),
        index.nullsDistinct(),
        timing.isDeferrable(),
        timing == ConstraintDef.Timing.INITIALLY_DEFERRED);
  }

  private static IndexKey key(IndexDef index, List<Expr> values, @Nullable Expr predicate) {
    List<Integer> attnums = index.plainColumns();
    return attnums == null || predicate != null
        ? new ExpressionKey(values, predicate)
        : IndexKey.ofColumns(attnums.stream().mapToInt(attnum -> attnum - 1).toArray());
  }

  private static TableDef tableOf(Catalog catalog, IndexDef index) {
    TableDef table = catalog.table(index.tableOid());
    if (table == null) {
      throw new IllegalStateException("index " + index.name() + " is on no table");
    }
    return table;
  }

  private static ConstraintDef.Timing timing(TableDef table, IndexDef index) {
    for (ConstraintDef.Key key : table.keys()) {
      if (key.indexOid() == index.oid()) {
        return key.timing();
      }
    }
    return ConstraintDef.Timing.NOT_DEFERRABLE;
  }

  /** Builds the indexes of a store that has just been recovered: the log holds rows only. */
  public static void restore(Store store) {
    Catalog catalog = store.catalog();
    try (LockSession locks = store.locks().open(0, new Cancellation());
        StoreSession session = store.newSession(locks, ValueContext.DEFAULT)) {
      Transaction transaction = session.begin(IsolationLevel.READ_COMMITTED, false);
      for (Relation relation : catalog.relations()) {
        if (relation instanceof IndexDef index) {
          store.table(index.tableOid()).createIndex(transaction, of(catalog, index));
        }
      }
      transaction.commit();
    }
  }
}
