package io.tx4j.engine.sql;

import io.tx4j.engine.sql.SessionStatement.CloseCursor;
import io.tx4j.engine.sql.SessionStatement.DeclareCursor;
import io.tx4j.engine.sql.SessionStatement.FetchCursor;
import io.tx4j.engine.sql.SessionStatement.FetchDirection;

/** DECLARE, FETCH, MOVE and CLOSE. */
final class CursorParser {

  private final Grammar grammar;
  private final TokenCursor tokens;

  CursorParser(Grammar grammar) {
    this.grammar = grammar;
    this.tokens = grammar.tokens;
  }

  SessionStatement statement(Keyword verb) {
    int position = tokens.position();
    tokens.advance();
    return switch (verb) {
      case DECLARE -> declare(position);
      case CLOSE ->
          new CloseCursor(tokens.accept(Keyword.ALL) ? null : tokens.columnName(), position);
      default -> fetch(verb == Keyword.MOVE, position);
    };
  }

  private DeclareCursor declare(int position) {
    String name = tokens.columnName();
    boolean binary = false;
    Boolean scroll = null;
    while (!tokens.at(Keyword.CURSOR)) {
      if (tokens.accept(Keyword.BINARY)) {
        binary = true;
      } else if (tokens.acceptThen(Keyword.NO, Keyword.SCROLL)) {
        scroll = false;
      } else if (tokens.accept(Keyword.SCROLL)) {
        scroll = true;
      } else if (!tokens.accept(Keyword.INSENSITIVE)) {
        tokens.expect(Keyword.ASENSITIVE);
      }
    }
    tokens.expect(Keyword.CURSOR);
    boolean hold = tokens.acceptThen(Keyword.WITH, Keyword.HOLD);
    if (!hold) {
      tokens.acceptThen(Keyword.WITHOUT, Keyword.HOLD);
    }
    tokens.expect(Keyword.FOR);
    return new DeclareCursor(name, binary, scroll, hold, grammar.queries.query(), position);
  }

  private FetchCursor fetch(boolean move, int position) {
    FetchDirection direction = FetchDirection.FORWARD;
    long count = 1;
    Keyword keyword = tokens.keyword();
    boolean named = keyword == null || isCursorNext();
    if (atNumber()) {
      count = tokens.signedInteger();
    } else if (!named && keyword != null) {
      switch (keyword) {
        case NEXT -> tokens.advance();
        case PRIOR -> {
          tokens.advance();
          direction = FetchDirection.BACKWARD;
        }
        case FIRST, LAST -> {
          tokens.advance();
          direction = FetchDirection.ABSOLUTE;
          count = keyword == Keyword.FIRST ? 1 : -1;
        }
        case ABSOLUTE, RELATIVE -> {
          tokens.advance();
          direction =
              keyword == Keyword.ABSOLUTE ? FetchDirection.ABSOLUTE : FetchDirection.RELATIVE;
          count = tokens.signedInteger();
        }
        case FORWARD, BACKWARD -> {
          tokens.advance();
          direction = keyword == Keyword.FORWARD ? FetchDirection.FORWARD : FetchDirection.BACKWARD;
          count = optionalCount();
        }
        case ALL -> {
          tokens.advance();
          count = Long.MAX_VALUE;
        }
        default -> {
          // The cursor's name.
        }
      }
    }
    if (!tokens.accept(Keyword.FROM)) {
      tokens.accept(Keyword.IN);
    }
    return new FetchCursor(tokens.columnName(), direction, count, move, position);
  }

  /** Whether the current keyword is itself the cursor's name, nothing following it. */
  private boolean isCursorNext() {
    int next = tokens.peek(1);
    return (next == Tokens.END || next == ';') && tokens.atColumnName();
  }

  private boolean atNumber() {
    return tokens.at(Tokens.INTEGER) || tokens.at('+') || tokens.at('-');
  }

  private long optionalCount() {
    if (tokens.accept(Keyword.ALL)) {
      return Long.MAX_VALUE;
    }
    return atNumber() ? tokens.signedInteger() : 1;
  }
}
