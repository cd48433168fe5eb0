package io.tx4j.engine.sql;

import java.util.function.UnaryOperator;

/**
 * Syntax trees back to SQL text, in PostgreSQL's spelling. Every operation stands in parentheses,
 * as in what {@code pg_get_expr} gives, so the text is read back as the same tree (but for
 * positions) whatever surrounds it.
 *
 * <p>It is the tree that is written, not its meaning: {@code x IN (1, 2)} stays what it is, where
 * PostgreSQL, having analysed it, writes {@code x = ANY (ARRAY[1, 2])}; nor are types added to
 * constants.
 */
public final class Deparser {

  private Deparser() {}

  /** The SQL text of a query or a data-modifying statement, without semicolon. */
  public static String toSql(DataStatement statement) {
    SqlText text = new SqlText();
    text.statement(statement);
    return text.toString();
  }

  /**
   * The SQL text of a query with other names for the relations in its FROM.
   *
   * @param relationNames the name to write for the name of a relation
   */
  public static String toSql(Query query, UnaryOperator<QualifiedName> relationNames) {
    SqlText text = new SqlText(relationNames);
    text.statement(query);
    return text.toString();
  }

  /** The SQL text of an expression. */
  public static String toSql(SqlExpression expression) {
    SqlText text = new SqlText();
    text.expression(expression);
    return text.toString();
  }

  /** The SQL text of a type name, as {@code format_type} spells it. */
  public static String toSql(TypeName type) {
    SqlText text = new SqlText();
    text.type(type);
    return text.toString();
  }

  /** {@code name}, in double quotes if it would not be read back as the same name without. */
  public static String quoteIdentifier(String name) {
    return Names.quote(name);
  }

  /** {@code value} as a string constant. */
  public static String quoteLiteral(String value) {
    SqlText text = new SqlText();
    text.string(value);
    return text.toString();
  }
}
