package io.tx4j.engine.sql;

import io.tx4j.engine.sql.SqlExpression.Operator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** ORDER BY, and the words about order that indexes have too. */
final class OrderParser {

  private final Grammar grammar;
  private final TokenCursor tokens;

  OrderParser(Grammar grammar) {
    this.grammar = grammar;
    this.tokens = grammar.tokens;
  }

  List<SortItem> optionalOrderBy() {
    return tokens.at(Keyword.ORDER) ? orderBy() : List.of();
  }

  List<SortItem> orderBy() {
    tokens.expect(Keyword.ORDER, Keyword.BY);
    return tokens.list(this::sortItem);
  }

  private SortItem sortItem() {
    int position = tokens.position();
    SqlExpression expression = grammar.expressions.parse();
    Operator using = null;
    boolean descending = false;
    if (tokens.accept(Keyword.USING)) {
      using = grammar.expressions.sortOperator();
    } else {
      descending = descending();
    }
    return new SortItem(expression, descending, using, nullsFirst(), position);
  }

  /** {@code ASC} or {@code DESC}, if one is there. */
  boolean descending() {
    boolean descending = tokens.accept(Keyword.DESC);
    if (!descending) {
      tokens.accept(Keyword.ASC);
    }
    return descending;
  }

  /** {@code NULLS FIRST} or {@code NULLS LAST}; null if neither. */
  @Nullable Boolean nullsFirst() {
    if (!tokens.accept(Tokens.NULLS_ORDER)) {
      return null;
    }
    boolean first = tokens.at(Keyword.FIRST);
    tokens.advance();
    return first;
  }
}
