package io.tx4j.engine.exec;

import io.tx4j.engine.catalog.ColumnDef;
import io.tx4j.engine.catalog.IndexDef;
import io.tx4j.engine.catalog.SequenceDef;
import io.tx4j.engine.catalog.TableDef;
import io.tx4j.engine.error.SqlError;
import io.tx4j.engine.error.SqlState;
import io.tx4j.engine.expr.Frame;
import io.tx4j.engine.lock.LockMode;
import io.tx4j.engine.lock.RowLockMode;
import io.tx4j.engine.lock.RowTag;
import io.tx4j.engine.lock.WaitPolicy;
import io.tx4j.engine.mvcc.Row;
import io.tx4j.engine.mvcc.RowCursor;
import io.tx4j.engine.mvcc.Store;
import io.tx4j.engine.mvcc.TableStore;
import io.tx4j.engine.mvcc.Transaction;
import io.tx4j.engine.plan.DdlStep;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Does the steps of a definition, one after the other. */
final class DefinitionSteps {

  private static final @Nullable Object[] NO_PARAMETERS = {};

  private final ExecContext context;
  private final Store store;
  private final Transaction transaction;
  private long filledRows;

  DefinitionSteps(ExecContext context) {
    this.context = context;
    this.store = context.store();
    this.transaction = context.transaction();
  }

  /** How many rows CREATE TABLE AS has stored. */
  long filledRows() {
    return filledRows;
  }

  void run(DdlStep step) {
    if (step instanceof DdlStep.Edit edit) {
      transaction.edit(edit.edit());
    } else if (step instanceof DdlStep.Notice notice) {
      context.notice(notice.notice());
    } else if (step instanceof DdlStep.CreateSequence create) {
      store.sequences().create(transaction, create.sequence());
    } else if (step instanceof DdlStep.RestartSequence restart) {
      restart(restart.sequence(), restart.value());
    } else if (step instanceof DdlStep.DropSequence drop) {
      store.sequences().drop(transaction, drop.sequence().oid());
    } else {
      runOnTable(step);
    }
  }

  private void runOnTable(DdlStep step) {
    if (step instanceof DdlStep.CreateTable create) {
      createTable(create.table());
    } else if (step instanceof DdlStep.DropTable drop) {
      store.dropTable(transaction, drop.table().oid());
    } else if (step instanceof DdlStep.CreateIndex create) {
      createIndex(create.table(), create.index());
    } else if (step instanceof DdlStep.DropIndex drop) {
      dropIndex(drop.index());
    } else if (step instanceof DdlStep.RewriteTable rewrite) {
      rewrite(rewrite);
    } else if (step instanceof DdlStep.Truncate truncate) {
      deleteAll(store.table(truncate.table().oid()), truncate.table());
    } else if (step instanceof DdlStep.Fill fill) {
      fill(fill);
    } else {
      validate(step);
    }
  }

  private void validate(DdlStep step) {
    if (step instanceof DdlStep.ValidateCheck check) {
      new Validation(context, check.table()).check(check.constraint(), check.condition());
    } else if (step instanceof DdlStep.ValidateNotNull notNull) {
      new Validation(context, notNull.table()).notNull(notNull.column());
    } else if (step instanceof DdlStep.ValidateForeignKey key) {
      new Validation(context, key.link().referencing()).foreignKey(key.link());
    } else {
      throw new IllegalStateException("unknown step " + step);
    }
  }

  /**
   * Nobody else knows the table yet; the lock is for those who will when the transaction commits.
   */
  private void createTable(TableDef table) {
    transaction.acquire(
        store.locks().table(table.oid(), table.name()),
        LockMode.ACCESS_EXCLUSIVE,
        WaitPolicy.BLOCK);
    store.createTable(transaction, table.oid());
  }

  private void createIndex(TableDef table, IndexDef index) {
    store
        .table(table.oid())
        .createIndex(transaction, IndexDefinitions.of(transaction.catalog(), index));
  }

  private void dropIndex(IndexDef index) {
    TableStore table = store.table(index.tableOid());
    table.dropIndex(transaction, table.index(index.oid()));
  }

  private void restart(SequenceDef sequence, long value) {
    store.sequences().set(transaction, sequence, value, false);
  }

  /** Gives every row its new form, as a new version. */
  private void rewrite(DdlStep.RewriteTable step) {
    checkIndexesKeepTheirTypes(step.before(), step.after());
    TableStore table = store.table(step.after().oid());
    checkNothingHasChanged(table);
    table.reshape(transaction);
    Scope scope = scope(1);
    forEachRow(
        table,
        (row, values) -> {
          scope.frame.rows[0] = values;
          claim(row, values, step.before());
          table.update(transaction, row, ValuesCursor.evaluate(step.values(), scope));
        });
  }

  /**
   * What a snapshot of the whole transaction still shows of rows that are deleted would keep its
   * old form, which later statements of the transaction could not read.
   */
  private void checkNothingHasChanged(TableStore table) {
    if (transaction.isolation().usesTransactionSnapshot()) {
      RowCursor rows = table.scan(context.snapshot());
      while (rows.next()) {
        if (!rows.row().isUnchangedSince(context.snapshot())) {
          throw new SqlError(
              SqlState.SERIALIZATION_FAILURE,
              "could not serialize access due to concurrent update");
        }
      }
    }
  }

  /** An index has an entry for each version of a row, so all versions must be of one type. */
  private void checkIndexesKeepTheirTypes(TableDef before, TableDef after) {
    for (IndexDef index : transaction.catalog().indexes(before.oid())) {
      List<Integer> attnums = index.plainColumns();
      for (ColumnDef column : before.columns()) {
        boolean used = attnums == null || index.isPartial() || attnums.contains(column.attnum());
        if (used && !after.column(column.attnum()).type().equals(column.type())) {
          throw SqlError.notSupported(
              "changing the type of column \"" + column.name() + "\", which an index uses,");
        }
      }
    }
  }

  private void deleteAll(TableStore table, TableDef definition) {
    forEachRow(
        table,
        (row, values) -> {
          claim(row, values, definition);
          table.delete(transaction, row);
        });
  }

  private void claim(Row row, @Nullable Object[] seen, TableDef table) {
    transaction.claim(
        row, seen, RowLockMode.UPDATE, WaitPolicy.BLOCK, new RowTag(table.name(), table.oid()));
  }

  private void fill(DdlStep.Fill step) {
    TableStore table = store.table(step.table().oid());
    List<@Nullable Object[]> rows = new ArrayList<>();
    QueryExecution query = Executor.query(step.query(), NO_PARAMETERS, context);
    while (query.next()) {
      rows.add(query.row());
    }
    rows.forEach(row -> table.insert(transaction, row));
    filledRows += rows.size();
  }

  private Scope scope(int slots) {
    return new Scope(new Frame(slots, NO_PARAMETERS, context), context);
  }

  private interface RowVisitor {
    void visit(Row row, @Nullable Object[] values);
  }

  private void forEachRow(TableStore table, RowVisitor visitor) {
    RowCursor rows = table.scan(transaction.latestSnapshot());
    while (rows.next()) {
      context.cancellation().check();
      visitor.visit(rows.row(), rows.values());
    }
  }
}
