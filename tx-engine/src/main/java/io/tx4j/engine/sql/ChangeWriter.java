package io.tx4j.engine.sql;

import io.tx4j.engine.sql.DataStatement.Assignment;
import io.tx4j.engine.sql.DataStatement.ConflictItem;
import io.tx4j.engine.sql.DataStatement.Delete;
import io.tx4j.engine.sql.DataStatement.FieldStep;
import io.tx4j.engine.sql.DataStatement.Indirection;
import io.tx4j.engine.sql.DataStatement.Insert;
import io.tx4j.engine.sql.DataStatement.Merge;
import io.tx4j.engine.sql.DataStatement.MergeAction;
import io.tx4j.engine.sql.DataStatement.MergeDelete;
import io.tx4j.engine.sql.DataStatement.MergeInsert;
import io.tx4j.engine.sql.DataStatement.MergeMatch;
import io.tx4j.engine.sql.DataStatement.MergeUpdate;
import io.tx4j.engine.sql.DataStatement.MergeWhen;
import io.tx4j.engine.sql.DataStatement.OnConflict;
import io.tx4j.engine.sql.DataStatement.Overriding;
import io.tx4j.engine.sql.DataStatement.Returning;
import io.tx4j.engine.sql.DataStatement.SubscriptStep;
import io.tx4j.engine.sql.DataStatement.TargetColumn;
import io.tx4j.engine.sql.DataStatement.Update;
import io.tx4j.engine.sql.SqlExpression.ColumnReference;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes queries and data-modifying statements. */
final class ChangeWriter implements DataStatement.Visitor<SqlText> {

  private final SqlText text;

  ChangeWriter(SqlText text) {
    this.text = text;
  }

  @Override
  public SqlText visit(Query query) {
    return text.query(query);
  }

  @Override
  public SqlText visit(Insert insert) {
    text.queries().with(insert.with());
    text.add("INSERT INTO ");
    insert.table().accept(text.queries().from());
    targets(insert.columns());
    text.add(overriding(insert.overriding()));
    Query source = insert.source();
    if (source == null) {
      text.add(" DEFAULT VALUES");
    } else {
      text.add(" ").query(source);
    }
    onConflict(insert.onConflict());
    return returning(insert.returning());
  }

  private static String overriding(Overriding overriding) {
    return switch (overriding) {
      case NONE -> "";
      case SYSTEM_VALUE -> " OVERRIDING SYSTEM VALUE";
      case USER_VALUE -> " OVERRIDING USER VALUE";
    };
  }

  private void onConflict(@Nullable OnConflict conflict) {
    if (conflict == null) {
      return;
    }
    text.add(" ON CONFLICT");
    if (!conflict.target().isEmpty()) {
      text.add(" (").list(conflict.target(), this::conflictItem).add(")");
      text.optional(" WHERE ", conflict.targetWhere());
    }
    String constraint = conflict.constraint();
    if (constraint != null) {
      text.add(" ON CONSTRAINT ").name(constraint);
    }
    List<Assignment> assignments = conflict.assignments();
    if (assignments == null) {
      text.add(" DO NOTHING");
    } else {
      text.add(" DO UPDATE SET ").list(assignments, this::assignment);
      text.optional(" WHERE ", conflict.where());
    }
  }

  private void conflictItem(ConflictItem item) {
    if (item.expression() instanceof ColumnReference) {
      text.expression(item.expression());
    } else {
      text.add("(").expression(item.expression()).add(")");
    }
    QualifiedName collation = item.collation();
    if (collation != null) {
      text.add(" COLLATE ").name(collation);
    }
    QualifiedName operatorClass = item.operatorClass();
    if (operatorClass != null) {
      text.add(" ").name(operatorClass);
    }
  }

  @Override
  public SqlText visit(Update update) {
    text.queries().with(update.with());
    text.add("UPDATE ");
    update.table().accept(text.queries().from());
    text.add(" SET ").list(update.assignments(), this::assignment);
    tables(" FROM ", update.from());
    text.optional(" WHERE ", update.where());
    return returning(update.returning());
  }

  @Override
  public SqlText visit(Delete delete) {
    text.queries().with(delete.with());
    text.add("DELETE FROM ");
    delete.table().accept(text.queries().from());
    tables(" USING ", delete.using());
    text.optional(" WHERE ", delete.where());
    return returning(delete.returning());
  }

  private void tables(String prefix, List<TableReference> tables) {
    if (!tables.isEmpty()) {
      text.add(prefix);
      text.queries().from().write(tables);
    }
  }

  @Override
  public SqlText visit(Merge merge) {
    text.queries().with(merge.with());
    text.add("MERGE INTO ");
    merge.table().accept(text.queries().from());
    text.add(" USING ");
    merge.source().accept(text.queries().from());
    text.add(" ON ").expression(merge.on());
    merge.whens().forEach(this::when);
    return returning(merge.returning());
  }

  private void when(MergeWhen when) {
    text.add(
        when.match() == MergeMatch.MATCHED
            ? " WHEN MATCHED"
            : when.match() == MergeMatch.NOT_MATCHED_BY_SOURCE
                ? " WHEN NOT MATCHED BY SOURCE"
                : " WHEN NOT MATCHED");
    text.optional(" AND ", when.condition()).add(" THEN ");
    action(when.action());
  }

  private void action(MergeAction action) {
    if (action instanceof MergeUpdate update) {
      text.add("UPDATE SET ").list(update.assignments(), this::assignment);
    } else if (action instanceof MergeInsert insert) {
      insert(insert);
    } else {
      text.add(action instanceof MergeDelete ? "DELETE" : "DO NOTHING");
    }
  }

  private void insert(MergeInsert insert) {
    text.add("INSERT");
    targets(insert.columns());
    text.add(overriding(insert.overriding()));
    List<SqlExpression> values = insert.values();
    if (values == null) {
      text.add(" DEFAULT VALUES");
    } else {
      text.add(" VALUES (").expressions(values).add(")");
    }
  }

  // ---- parts

  private void targets(List<TargetColumn> columns) {
    if (!columns.isEmpty()) {
      text.add(" (").list(columns, this::target).add(")");
    }
  }

  private void assignment(Assignment assignment) {
    if (assignment.multiple()) {
      text.add("(").list(assignment.columns(), this::target).add(")");
    } else {
      target(assignment.columns().get(0));
    }
    text.add(" = ").expression(assignment.value());
  }

  private void target(TargetColumn column) {
    text.name(column.name());
    column.indirection().forEach(this::step);
  }

  private void step(Indirection step) {
    if (step instanceof FieldStep field) {
      text.add(".").name(field.field());
    } else if (step instanceof SubscriptStep subscript) {
      text.add("[").optional("", subscript.lower());
      text.add(subscript.slice() ? ":" : "").optional("", subscript.upper()).add("]");
    }
  }

  private SqlText returning(@Nullable Returning returning) {
    if (returning == null) {
      return text;
    }
    text.add(" RETURNING ");
    String oldAlias = returning.oldAlias();
    String newAlias = returning.newAlias();
    if (oldAlias != null || newAlias != null) {
      text.add("WITH (");
      if (oldAlias != null) {
        text.add("OLD AS ").name(oldAlias).add(newAlias == null ? "" : ", ");
      }
      if (newAlias != null) {
        text.add("NEW AS ").name(newAlias);
      }
      text.add(") ");
    }
    return text.list(returning.items(), text.queries()::item);
  }
}
