package io.tx4j.engine.plan;

import io.tx4j.engine.sql.QueryBody;
import io.tx4j.engine.sql.SqlExpression;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The names that PostgreSQL gives to output columns without an alias. */
final class ColumnNames {

  private static final String NAMELESS = "?column?";

  private ColumnNames() {}

  static String of(SqlExpression expression) {
    String name = find(expression);
    return name == null ? NAMELESS : name;
  }

  private static @Nullable String find(SqlExpression expression) {
    if (expression instanceof SqlExpression.ColumnReference reference) {
      return reference.parts().get(reference.parts().size() - 1);
    }
    if (expression instanceof SqlExpression.FieldSelection selection) {
      return selection.field();
    }
    if (expression instanceof SqlExpression.Subscript subscript) {
      return find(subscript.operand());
    }
    if (expression instanceof SqlExpression.FunctionCall call) {
      return call.name().name();
    }
    if (expression instanceof SqlExpression.Cast cast) {
      String name = find(cast.operand());
      return name == null ? cast.type().name().name() : name;
    }
    if (expression instanceof SqlExpression.Collate collate) {
      return find(collate.operand());
    }
    if (expression instanceof SqlExpression.Case choice) {
      SqlExpression otherwise = choice.otherwise();
      String name = otherwise == null ? null : find(otherwise);
      return name == null ? "case" : name;
    }
    return findOfSpecialForm(expression);
  }

  private static @Nullable String findOfSpecialForm(SqlExpression expression) {
    if (expression instanceof SqlExpression.Coalesce) {
      return "coalesce";
    }
    if (expression instanceof SqlExpression.NullIf) {
      return "nullif";
    }
    if (expression instanceof SqlExpression.Extremum extremum) {
      return extremum.greatest() ? "greatest" : "least";
    }
    if (expression instanceof SqlExpression.ValueFunctionCall call) {
      return call.function().name().toLowerCase(Locale.ROOT);
    }
    if (expression instanceof SqlExpression.Grouping) {
      return "grouping";
    }
    if (expression instanceof SqlExpression.Row) {
      return "row";
    }
    if (expression instanceof SqlExpression.ArrayConstructor
        || expression instanceof SqlExpression.ArraySubquery) {
      return "array";
    }
    if (expression instanceof SqlExpression.Exists) {
      return "exists";
    }
    if (expression instanceof SqlExpression.BooleanLiteral) {
      return "bool";
    }
    if (expression instanceof SqlExpression.ScalarSubquery subquery) {
      return ofSubquery(subquery.query().body());
    }
    return null;
  }

  private static @Nullable String ofSubquery(QueryBody body) {
    if (body instanceof QueryBody.Select select && !select.items().isEmpty()) {
      List<QueryBody.SelectItem> items = select.items();
      String alias = items.get(0).alias();
      return alias != null ? alias : find(items.get(0).expression());
    }
    return body instanceof QueryBody.Values ? "column1" : null;
  }
}
