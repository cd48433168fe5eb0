package io.tx4j.engine.sql;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * SQL text under construction: words, names, lists. What the parts of the tree look like is
 * elsewhere.
 */
final class SqlText {

  private final StringBuilder text = new StringBuilder();
  private final ExpressionWriter expressions = new ExpressionWriter(this);
  private final QueryWriter queries = new QueryWriter(this);
  private final ChangeWriter changes = new ChangeWriter(this);
  private final UnaryOperator<QualifiedName> relationNames;

  SqlText() {
    this(UnaryOperator.identity());
  }

  /**
   * @param relationNames the name to write for the name of a relation in FROM
   */
  SqlText(UnaryOperator<QualifiedName> relationNames) {
    this.relationNames = relationNames;
  }

  QualifiedName relation(QualifiedName name) {
    return relationNames.apply(name);
  }

  @Override
  public String toString() {
    return text.toString();
  }

  // ---- text

  SqlText add(String part) {
    text.append(part);
    return this;
  }

  SqlText name(String name) {
    text.append(Names.quote(name));
    return this;
  }

  SqlText name(QualifiedName name) {
    return dotted(name.parts());
  }

  SqlText dotted(List<String> parts) {
    return list(parts, ".", this::name);
  }

  SqlText names(List<String> names) {
    return list(names, ", ", this::name);
  }

  /** {@code (a, b)} behind a space, or nothing for an empty list. */
  SqlText optionalNames(List<String> names) {
    return names.isEmpty() ? this : add(" (").names(names).add(")");
  }

  /** A string constant; one with a backslash is written so that no setting changes its meaning. */
  SqlText string(String value) {
    String doubled = value.replace("'", "''");
    if (doubled.indexOf('\\') >= 0) {
      text.append('E');
      doubled = doubled.replace("\\", "\\\\");
    }
    text.append('\'').append(doubled).append('\'');
    return this;
  }

  <T> SqlText list(List<T> elements, Consumer<T> writer) {
    return list(elements, ", ", writer);
  }

  <T> SqlText list(List<T> elements, String separator, Consumer<T> writer) {
    for (int i = 0; i < elements.size(); i++) {
      if (i > 0) {
        text.append(separator);
      }
      writer.accept(elements.get(i));
    }
    return this;
  }

  // ---- parts of the tree

  SqlText expression(SqlExpression expression) {
    expression.accept(expressions);
    return this;
  }

  /** {@code prefix} and the expression, or nothing for null. */
  SqlText optional(String prefix, @Nullable SqlExpression expression) {
    return expression == null ? this : add(prefix).expression(expression);
  }

  SqlText expressions(List<SqlExpression> list) {
    return list(list, this::expression);
  }

  SqlText statement(DataStatement statement) {
    statement.accept(changes);
    return this;
  }

  SqlText query(Query query) {
    queries.write(query);
    return this;
  }

  /** {@code (SELECT ...)}. */
  SqlText subquery(Query query) {
    return add("(").query(query).add(")");
  }

  QueryWriter queries() {
    return queries;
  }

  SqlText type(TypeName type) {
    new TypeWriter(this).write(type);
    return this;
  }

  /** {@code prefix} and the items, or nothing for an empty list. */
  SqlText orderBy(String prefix, List<SortItem> items) {
    return items.isEmpty() ? this : add(prefix).list(items, this::sortItem);
  }

  private void sortItem(SortItem item) {
    expression(item.expression());
    SqlExpression.Operator using = item.using();
    if (using != null) {
      add(" USING ").operator(using);
    } else if (item.descending()) {
      add(" DESC");
    }
    Boolean nullsFirst = item.nullsFirst();
    if (nullsFirst != null) {
      add(nullsFirst ? " NULLS FIRST" : " NULLS LAST");
    }
  }

  SqlText operator(SqlExpression.Operator operator) {
    String schema = operator.schema();
    return schema == null
        ? add(operator.symbol())
        : add("OPERATOR(").name(schema).add(".").add(operator.symbol()).add(")");
  }
}
