package io.tx4j.engine.exec;

import io.tx4j.engine.catalog.ConstraintDef;
import io.tx4j.engine.error.SqlError;
import io.tx4j.engine.error.SqlState;
import io.tx4j.engine.key.KeyRange;
import io.tx4j.engine.lock.RowTag;
import io.tx4j.engine.lock.WaitPolicy;
import io.tx4j.engine.mvcc.DeferredCheck;
import io.tx4j.engine.mvcc.IndexStore;
import io.tx4j.engine.mvcc.Row;
import io.tx4j.engine.mvcc.RowCursor;
import io.tx4j.engine.mvcc.Snapshot;
import io.tx4j.engine.mvcc.Transaction;
import io.tx4j.engine.plan.WriteTarget;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Whether a row's foreign key refers to a row. That row is locked FOR KEY SHARE, so that it stays.
 * As PostgreSQL's triggers do, READ COMMITTED looks with a new snapshot, the levels above it with
 * the transaction's.
 */
final class ReferenceCheck implements DeferredCheck {

  private final WriteTarget.Link link;
  private final Row row;
  private final ExecContext context;

  /**
   * @param row what was written; the check looks at what it is by then
   */
  ReferenceCheck(WriteTarget.Link link, Row row, ExecContext context) {
    this.link = link;
    this.row = row;
    this.context = context;
  }

  @Override
  public int constraintOid() {
    return link.key().timing().isDeferrable() ? link.key().oid() : 0;
  }

  @Override
  public boolean initiallyDeferred() {
    return link.key().timing() == ConstraintDef.Timing.INITIALLY_DEFERRED;
  }

  @Override
  public void check() {
    @Nullable Object[] values = row.visible(context.transaction().statementSnapshot());
    if (values != null) {
      check(values, link, context);
    }
  }

  /** 23503 unless what the row refers to is there. */
  static void check(@Nullable Object[] values, WriteTarget.Link link, ExecContext context) {
    KeyColumns referencing = KeyColumns.referencing(link);
    int nulls = referencing.nulls(values);
    if (nulls > 0) {
      if (link.key().matchFull() && nulls < link.key().columns().size()) {
        throw violation(
            link, context, "MATCH FULL does not allow mixing of null and nonnull key values.");
      }
      return;
    }
    @Nullable Object[] key = referencing.of(values);
    KeyColumns referenced = KeyColumns.referenced(link);
    @Nullable Object[] wanted = referenced.convert(key, referencing, context);
    if (wanted == null
        || !lockReferenced(link, referenced.inOrderOf(link.referencedIndex(), wanted), context)) {
      throw violation(
          link,
          context,
          "Key "
              + referencing.describe(key, context)
              + " is not present in table \""
              + link.referenced().name()
              + "\".");
    }
  }

  private static boolean lockReferenced(
      WriteTarget.Link link, @Nullable Object[] key, ExecContext context) {
    Transaction transaction = context.transaction();
    IndexStore index =
        context.store().table(link.referenced().oid()).index(link.referencedIndex().oid());
    RowTag tag = new RowTag(link.referenced().name(), link.referenced().oid());
    while (true) {
      context.cancellation().check();
      Snapshot snapshot = transaction.statementSnapshot();
      RowCursor found = index.scan(snapshot, KeyRange.prefix(key), false);
      if (!found.next()) {
        return false;
      }
      if (transaction.claimKeys(found.row(), found.values(), List.of(index), WaitPolicy.BLOCK, tag)
          == Transaction.Claim.UNCHANGED) {
        return true;
      }
    }
  }

  private static SqlError violation(WriteTarget.Link link, ExecContext context, String detail) {
    return SqlError.of(
            SqlState.FOREIGN_KEY_VIOLATION,
            "insert or update on table \"%s\" violates foreign key constraint \"%s\"",
            link.referencing().name(),
            link.key().name())
        .detail(detail)
        .schema(context.transaction().catalog().schemaName(link.referencing().schemaOid()))
        .table(link.referencing().name())
        .constraint(link.key().name());
  }
}
