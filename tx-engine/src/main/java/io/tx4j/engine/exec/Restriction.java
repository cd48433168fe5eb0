package io.tx4j.engine.exec;

import io.tx4j.engine.catalog.ConstraintDef;
import io.tx4j.engine.catalog.ConstraintDef.Action;
import io.tx4j.engine.error.SqlError;
import io.tx4j.engine.error.SqlState;
import io.tx4j.engine.lock.RowLockMode;
import io.tx4j.engine.mvcc.DeferredCheck;
import io.tx4j.engine.plan.WriteTarget;
import org.jspecify.annotations.Nullable;

/** NO ACTION and RESTRICT: nothing may refer to the key that is gone. */
final class Restriction implements DeferredCheck {

  private final Referrers referrers;
  private final @Nullable Object[] key;
  private final boolean noAction;

  Restriction(Referrers referrers, @Nullable Object[] key, Action action) {
    this.referrers = referrers;
    this.key = key;
    this.noAction = action == Action.NO_ACTION;
  }

  @Override
  public int constraintOid() {
    return noAction && timing().isDeferrable() ? referrers.link().key().oid() : 0;
  }

  @Override
  public boolean initiallyDeferred() {
    return noAction && timing() == ConstraintDef.Timing.INITIALLY_DEFERRED;
  }

  private ConstraintDef.Timing timing() {
    return referrers.link().key().timing();
  }

  @Override
  public void check() {
    if (noAction && referrers.isKeyThereAgain(key)) {
      return;
    }
    referrers.forEach(
        RowLockMode.KEY_SHARE,
        (row, values) -> {
          throw violation();
        });
  }

  private SqlError violation() {
    WriteTarget.Link link = referrers.link();
    ExecContext context = referrers.context();
    return SqlError.of(
            noAction ? SqlState.FOREIGN_KEY_VIOLATION : SqlState.RESTRICT_VIOLATION,
            noAction
                ? "update or delete on table \"%s\" violates foreign key constraint \"%s\" on table \"%s\""
                : "update or delete on table \"%s\" violates RESTRICT setting of foreign key constraint \"%s\" on table \"%s\"",
            link.referenced().name(),
            link.key().name(),
            link.referencing().name())
        .detail(
            String.format(
                noAction
                    ? "Key %s is still referenced from table \"%s\"."
                    : "Key %s is referenced from table \"%s\".",
                KeyColumns.referenced(link).describe(key, context),
                link.referencing().name()))
        .schema(context.transaction().catalog().schemaName(link.referencing().schemaOid()))
        .table(link.referencing().name())
        .constraint(link.key().name());
  }
}
