package io.tx4j.engine.exec;

import io.tx4j.engine.plan.Modify;
import org.jspecify.annotations.Nullable;

/** INSERT. */
final class InsertCursor extends ModifyCursor {

  private final Modify.Insert plan;
  private final @Nullable ConflictHandler conflicts;

  InsertCursor(Modify.Insert plan, Cursor source, Scope scope) {
    super(plan, source, scope);
    this.plan = plan;
    Modify.OnConflict onConflict = plan.onConflict();
    this.conflicts = onConflict == null ? null : new ConflictHandler(onConflict, writer, scope);
  }

  @Override
  boolean write() {
    @Nullable Object[] values = ValuesCursor.evaluate(plan.values(), scope);
    writer.prepare(values);
    if (conflicts != null) {
      return conflicts.insert(values);
    }
    writer.insert(values);
    return true;
  }
}
