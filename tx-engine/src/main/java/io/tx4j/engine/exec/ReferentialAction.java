package io.tx4j.engine.exec;

import io.tx4j.engine.expr.Frame;
import io.tx4j.engine.lock.RowLockMode;
import io.tx4j.engine.mvcc.DeferredCheck;
import io.tx4j.engine.mvcc.Row;
import io.tx4j.engine.plan.WriteTarget;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** CASCADE, SET NULL and SET DEFAULT: changes the rows that refer to the key that is gone. */
final class ReferentialAction implements DeferredCheck {

  private final Referrers referrers;
  private final Change change;
  private final @Nullable Restriction afterwards;

  /** What becomes of a referring row. */
  private interface Change {
    /** Null where it is deleted. */
    @Nullable Object @Nullable [] apply(
        @Nullable Object[] values, WriteTarget target, Scope scope, WriteTarget.Link link);
  }

  ReferentialAction(Referrers referrers, Change change) {
    this(referrers, change, null);
  }

  /**
   * @param afterwards what must hold then: a default may be the very key that is gone
   */
  ReferentialAction(Referrers referrers, Change change, @Nullable Restriction afterwards) {
    this.referrers = referrers;
    this.change = change;
    this.afterwards = afterwards;
  }

  static Change delete() {
    return (values, target, scope, link) -> null;
  }

  /** Gives the columns of the foreign key the referenced row's new key. */
  static Change setKey(@Nullable Object[] referencedKey) {
    return (values, target, scope, link) -> {
      @Nullable Object[] key =
          KeyColumns.referencing(link)
              .convert(referencedKey, KeyColumns.referenced(link), scope.context);
      @Nullable Object[] changed = values.clone();
      for (int i = 0; key != null && i < key.length; i++) {
        changed[link.key().columns().get(i) - 1] = key[i];
      }
      return changed;
    };
  }

  /**
   * @param attnums the columns to be set; empty for all of the foreign key
   */
  static Change setNull(List<Integer> attnums) {
    return (values, target, scope, link) -> {
      @Nullable Object[] changed = values.clone();
      for (int attnum : attnums.isEmpty() ? link.key().columns() : attnums) {
        changed[attnum - 1] = null;
      }
      return changed;
    };
  }

  /**
   * @param attnums the columns to be set; empty for all of the foreign key
   */
  static Change setDefault(List<Integer> attnums) {
    return (values, target, scope, link) -> {
      @Nullable Object[] changed = values.clone();
      for (int attnum : attnums.isEmpty() ? link.key().columns() : attnums) {
        changed[attnum - 1] = target.defaults().get(attnum - 1).eval(scope.frame);
      }
      return changed;
    };
  }

  /** Not deferrable, as in PostgreSQL. */
  @Override
  public int constraintOid() {
    return 0;
  }

  @Override
  public boolean initiallyDeferred() {
    return false;
  }

  @Override
  public void check() {
    ExecContext context = referrers.context();
    WriteTarget target =
        WriteTarget.of(context.transaction().catalog(), referrers.link().referencing(), 0);
    Scope scope = new Scope(new Frame(1, new Object[0], context), context);
    TableWriter writer = new TableWriter(target, scope);
    referrers.forEach(
        RowLockMode.UPDATE,
        (row, values) -> {
          referrers.checkSeen(row);
          write(writer, row, values, change.apply(values, target, scope, referrers.link()));
        });
    if (afterwards != null) {
      afterwards.check();
    }
  }

  private static void write(
      TableWriter writer, Row row, @Nullable Object[] old, @Nullable Object @Nullable [] changed) {
    if (changed == null) {
      writer.delete(row, old);
    } else {
      writer.prepare(changed);
      writer.update(row, old, changed);
    }
  }
}
