package io.tx4j.engine.sql;

import io.tx4j.engine.sql.QueryBody.Cube;
import io.tx4j.engine.sql.QueryBody.EmptyGroupingSet;
import io.tx4j.engine.sql.QueryBody.GroupBy;
import io.tx4j.engine.sql.QueryBody.GroupingElement;
import io.tx4j.engine.sql.QueryBody.GroupingExpression;
import io.tx4j.engine.sql.QueryBody.GroupingSets;
import io.tx4j.engine.sql.QueryBody.Rollup;

/** GROUP BY and its grouping sets. */
final class GroupingParser {

  private final Grammar grammar;
  private final TokenCursor tokens;

  GroupingParser(Grammar grammar) {
    this.grammar = grammar;
    this.tokens = grammar.tokens;
  }

  GroupBy groupBy() {
    tokens.expect(Keyword.GROUP, Keyword.BY);
    boolean distinct = tokens.accept(Keyword.DISTINCT);
    if (!distinct) {
      tokens.accept(Keyword.ALL);
    }
    return new GroupBy(distinct, tokens.list(this::element));
  }

  private GroupingElement element() {
    int position = tokens.position();
    if (tokens.at('(') && tokens.nextIs(')')) {
      tokens.advance();
      tokens.advance();
      return new EmptyGroupingSet(position);
    }
    if (tokens.at(Keyword.ROLLUP) && tokens.nextIs('(')) {
      tokens.advance();
      return new Rollup(tokens.parenthesized(grammar.expressions::parse), position);
    }
    if (tokens.at(Keyword.CUBE) && tokens.nextIs('(')) {
      tokens.advance();
      return new Cube(tokens.parenthesized(grammar.expressions::parse), position);
    }
    if (tokens.accept(Keyword.GROUPING, Keyword.SETS)) {
      tokens.enter();
      GroupingSets sets = new GroupingSets(tokens.parenthesized(this::element), position);
      tokens.leave();
      return sets;
    }
    return new GroupingExpression(grammar.expressions.parse(), position);
  }
}
