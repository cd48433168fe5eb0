package io.tx4j.engine.exec;

import io.tx4j.engine.catalog.ColumnDef;
import io.tx4j.engine.catalog.TableDef;
import io.tx4j.engine.error.SqlError;
import io.tx4j.engine.error.SqlState;
import io.tx4j.engine.plan.WriteTarget;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** What a row must satisfy on its own: domains, NOT NULL, CHECK; in PostgreSQL's order. */
final class RowConstraints {

  /** Longer values are cut in messages, as PostgreSQL does. */
  private static final int MAX_FIELD_BYTES = 64;

  private final WriteTarget target;
  private final TableDef table;
  private final Scope scope;

  RowConstraints(WriteTarget target, Scope scope) {
    this.target = target;
    this.table = target.table();
    this.scope = scope;
  }

  /** Checks a row that is in the target's slot. */
  void check(@Nullable Object[] values) {
    checkDomains();
    checkNotNull(values);
    for (WriteTarget.Check check : target.checks()) {
      if (check.domain() == null && isViolated(check)) {
        throw violation(
                SqlState.CHECK_VIOLATION,
                "new row for relation \""
                    + table.name()
                    + "\" violates check constraint \""
                    + check.name()
                    + "\"",
                values)
            .constraint(check.name());
      }
    }
  }

  private void checkDomains() {
    for (WriteTarget.Check check : target.checks()) {
      if (check.domain() != null && isViolated(check)) {
        throw SqlError.of(
                SqlState.CHECK_VIOLATION,
                "value for domain %s violates check constraint \"%s\"",
                check.domain(),
                check.name())
            .dataType(check.domain())
            .constraint(check.name());
      }
    }
  }

  private boolean isViolated(WriteTarget.Check check) {
    return Boolean.FALSE.equals(check.condition().eval(scope.frame));
  }

  private void checkNotNull(@Nullable Object[] values) {
    for (int i = 0; i < values.length; i++) {
      if (values[i] == null) {
        ColumnDef column = table.columns().get(i);
        if (column.notNull() && !column.dropped()) {
          throw violation(
                  SqlState.NOT_NULL_VIOLATION,
                  "null value in column \""
                      + column.name()
                      + "\" of relation \""
                      + table.name()
                      + "\" violates not-null constraint",
                  values)
              .column(column.name());
        }
      }
    }
  }

  private SqlError violation(SqlState state, String message, @Nullable Object[] values) {
    return new SqlError(state, message)
        .detail("Failing row contains " + describe(values) + ".")
        .schema(scope.context.transaction().catalog().schemaName(table.schemaOid()))
        .table(table.name());
  }

  private String describe(@Nullable Object[] values) {
    StringBuilder text = new StringBuilder("(");
    for (ColumnDef column : table.liveColumns()) {
      Object value = values[column.position()];
      text.append(text.length() == 1 ? "" : ", ");
      text.append(value == null ? "null" : cut(column.type().format(value, scope.context)));
    }
    return text.append(')').toString();
  }

  private static String cut(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    if (bytes.length <= MAX_FIELD_BYTES) {
      return text;
    }
    int end = MAX_FIELD_BYTES;
    while ((bytes[end] & 0xC0) == 0x80) {
      end--; // not inside a character
    }
    return new String(bytes, 0, end, StandardCharsets.UTF_8) + "...";
  }
}
