package io.tx4j.engine.sql;

import io.tx4j.engine.sql.DataStatement.Merge;
import io.tx4j.engine.sql.DataStatement.MergeAction;
import io.tx4j.engine.sql.DataStatement.MergeDelete;
import io.tx4j.engine.sql.DataStatement.MergeInsert;
import io.tx4j.engine.sql.DataStatement.MergeMatch;
import io.tx4j.engine.sql.DataStatement.MergeNothing;
import io.tx4j.engine.sql.DataStatement.MergeUpdate;
import io.tx4j.engine.sql.DataStatement.MergeWhen;
import io.tx4j.engine.sql.DataStatement.Overriding;
import io.tx4j.engine.sql.DataStatement.TargetColumn;
import io.tx4j.engine.sql.TableReference.NamedTable;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** MERGE. */
final class MergeParser {

  private final Grammar grammar;
  private final TokenCursor tokens;

  MergeParser(Grammar grammar) {
    this.grammar = grammar;
    this.tokens = grammar.tokens;
  }

  Merge merge(@Nullable With with, int position) {
    tokens.expect(Keyword.MERGE, Keyword.INTO);
    NamedTable table = grammar.changes.target();
    tokens.expect(Keyword.USING);
    TableReference source = grammar.from.item();
    tokens.expect(Keyword.ON);
    SqlExpression on = grammar.expressions.parse();
    List<MergeWhen> whens = new ArrayList<>();
    do {
      whens.add(when());
    } while (tokens.at(Keyword.WHEN));
    return new Merge(
        with, table, source, on, List.copyOf(whens), grammar.changes.returning(), position);
  }

  private MergeWhen when() {
    int position = tokens.position();
    tokens.expect(Keyword.WHEN);
    MergeMatch match = MergeMatch.MATCHED;
    if (tokens.accept(Keyword.NOT)) {
      match = MergeMatch.NOT_MATCHED_BY_TARGET;
    }
    tokens.expect(Keyword.MATCHED);
    if (match != MergeMatch.MATCHED && tokens.accept(Keyword.BY)) {
      if (tokens.accept(Keyword.SOURCE)) {
        match = MergeMatch.NOT_MATCHED_BY_SOURCE;
      } else {
        tokens.expect(Keyword.TARGET);
      }
    }
    SqlExpression condition = tokens.accept(Keyword.AND) ? grammar.expressions.parse() : null;
    tokens.expect(Keyword.THEN);
    MergeAction action;
    if (tokens.acceptThen(Keyword.DO, Keyword.NOTHING)) {
      action = new MergeNothing();
    } else if (match == MergeMatch.NOT_MATCHED_BY_TARGET) {
      action = insert();
    } else if (tokens.accept(Keyword.DELETE)) {
      action = new MergeDelete();
    } else {
      tokens.expect(Keyword.UPDATE, Keyword.SET);
      action = new MergeUpdate(grammar.changes.assignments());
    }
    return new MergeWhen(match, condition, action, position);
  }

  private MergeInsert insert() {
    tokens.expect(Keyword.INSERT);
    if (tokens.acceptThen(Keyword.DEFAULT, Keyword.VALUES)) {
      return new MergeInsert(List.of(), Overriding.NONE, null);
    }
    List<TargetColumn> columns =
        tokens.at('(') ? tokens.parenthesized(grammar.changes::targetColumn) : List.of();
    Overriding overriding = grammar.changes.overriding();
    tokens.expect(Keyword.VALUES);
    return new MergeInsert(columns, overriding, tokens.parenthesized(grammar.expressions::parse));
  }
}
