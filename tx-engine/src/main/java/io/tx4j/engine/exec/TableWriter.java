package io.tx4j.engine.exec;

import io.tx4j.engine.catalog.ColumnDef;
import io.tx4j.engine.catalog.IndexDef;
import io.tx4j.engine.catalog.TableDef;
import io.tx4j.engine.lock.RowTag;
import io.tx4j.engine.mvcc.Row;
import io.tx4j.engine.mvcc.TableStore;
import io.tx4j.engine.mvcc.Transaction;
import io.tx4j.engine.plan.WriteTarget;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Writes rows of one table: computes generated columns, checks what must hold for a row, stores it,
 * and notes the foreign keys that are to be looked at when the statement, or the transaction, ends.
 */
final class TableWriter {

  private final WriteTarget target;
  private final TableDef table;
  private final Scope scope;
  private final Transaction transaction;
  private final TableStore store;
  private final RowTag tag;
  private final RowConstraints constraints;

  TableWriter(WriteTarget target, Scope scope) {
    this.target = target;
    this.table = target.table();
    this.scope = scope;
    this.transaction = scope.context.transaction();
    this.store = scope.context.store().table(table.oid());
    this.tag = new RowTag(table.name(), table.oid());
    this.constraints = new RowConstraints(target, scope);
  }

  TableStore store() {
    return store;
  }

  RowTag tag() {
    return tag;
  }

  /**
   * Makes a row ready to be written: puts it into the target's slot and computes generated columns.
   */
  void prepare(@Nullable Object[] values) {
    scope.frame.rows[target.slot()] = values;
    for (WriteTarget.Generated column : target.generated()) {
      values[column.position()] = column.value().eval(scope.frame);
    }
    constraints.check(values);
  }

  /** Stores a prepared row. */
  void insert(@Nullable Object[] values) {
    inserted(store.insert(transaction, values), values);
  }

  /** A prepared row has been stored. */
  void inserted(Row row, @Nullable Object[] values) {
    for (WriteTarget.Link link : target.references()) {
      if (!KeyColumns.referencing(link).allNull(values)) {
        transaction.deferredChecks().add(new ReferenceCheck(link, row, scope.context));
      }
    }
  }

  /** Stores a prepared row in place of one that was claimed. */
  void update(Row row, @Nullable Object[] old, @Nullable Object[] values) {
    store.update(transaction, row, values);
    for (WriteTarget.Link link : target.references()) {
      KeyColumns columns = KeyColumns.referencing(link);
      if (!columns.equal(old, values) && !columns.allNull(values)) {
        transaction.deferredChecks().add(new ReferenceCheck(link, row, scope.context));
      }
    }
    for (WriteTarget.Link link : target.referrers()) {
      KeyColumns columns = KeyColumns.referenced(link);
      if (!columns.anyNull(old) && !columns.equal(old, values)) {
        transaction
            .deferredChecks()
            .add(Referrers.afterUpdate(link, columns.of(old), columns.of(values), scope.context));
      }
    }
  }

  /** Deletes a row that was claimed. */
  void delete(Row row, @Nullable Object[] old) {
    store.delete(transaction, row);
    for (WriteTarget.Link link : target.referrers()) {
      KeyColumns columns = KeyColumns.referenced(link);
      if (!columns.anyNull(old)) {
        transaction
            .deferredChecks()
            .add(Referrers.afterDelete(link, columns.of(old), scope.context));
      }
    }
  }

  /** Whether one of these columns is part of a key that a foreign key could refer to. */
  boolean isKeyChangedBy(Set<Integer> positions) {
    for (IndexDef index : target.indexes()) {
      if (canBeReferredTo(index)) {
        for (IndexDef.Key key : index.keys()) {
          if (positions.contains(key.attnum() - 1)) {
            return true;
          }
        }
      }
    }
    return false;
  }

  /** Whether a column of a key that a foreign key could refer to differs. */
  boolean isKeyChanged(@Nullable Object[] old, @Nullable Object[] values) {
    for (IndexDef index : target.indexes()) {
      if (canBeReferredTo(index)) {
        for (IndexDef.Key key : index.keys()) {
          ColumnDef column = table.column(key.attnum());
          int position = column.position();
          if (!KeyColumns.equal(column.type(), old[position], values[position])) {
            return true;
          }
        }
      }
    }
    return false;
  }

  private static boolean canBeReferredTo(IndexDef index) {
    return index.unique() && !index.isPartial() && index.plainColumns() != null;
  }
}
