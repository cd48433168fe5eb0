package io.tx4j.engine.sql;

import io.tx4j.engine.error.SqlError;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * The entrance: SQL text to syntax trees. Thread-safe: each call works on its own state.
 *
 * <p>All methods throw {@link SqlError}: 42601 with PostgreSQL's message and position for a syntax
 * error, the lexical errors' own states (22025, 22021, ...), 0A000 for syntax that the engine does
 * not know, 54001 for text that nests too deeply.
 */
public final class Parser {

  private Parser() {}

  /**
   * Parses all statements of a string; they are separated by semicolons. One error refuses the
   * whole string, as in PostgreSQL.
   *
   * @return one entry for each statement that is not empty; an empty list for an empty string
   */
  public static List<ParsedStatement> parse(String sql) {
    return parse(sql, Parser::statements);
  }

  /** Parses a single value expression that fills the whole text, such as a default of a column. */
  public static SqlExpression parseExpression(String sql) {
    return parse(sql, grammar -> whole(grammar, grammar.expressions.parse()));
  }

  /** Parses a type name that fills the whole text, such as {@code numeric(10,2)[]}. */
  public static TypeName parseTypeName(String sql) {
    return parse(sql, grammar -> whole(grammar, grammar.types.typeName()));
  }

  private static <T> T parse(String sql, Function<Grammar, T> goal) {
    try {
      return goal.apply(new Grammar(new TokenCursor(Lexer.tokenize(sql))));
    } catch (StackOverflowError e) {
      // The caller's thread had little stack left. The parser keeps no state that could be torn.
      throw TokenCursor.tooDeep();
    }
  }

  private static <T> T whole(Grammar grammar, T result) {
    if (!grammar.tokens.at(Tokens.END)) {
      throw grammar.tokens.syntaxError();
    }
    return result;
  }

  private static List<ParsedStatement> statements(Grammar grammar) {
    TokenCursor tokens = grammar.tokens;
    List<ParsedStatement> statements = new ArrayList<>(1);
    while (true) {
      while (tokens.accept(';')) {
        // Empty statements leave no trace.
      }
      if (tokens.at(Tokens.END)) {
        return statements;
      }
      statements.add(statement(grammar));
      if (!tokens.atEnd()) {
        throw tokens.syntaxError();
      }
    }
  }

  private static ParsedStatement statement(Grammar grammar) {
    TokenCursor tokens = grammar.tokens;
    int start = tokens.startOffset();
    int position = tokens.position();
    Statement statement = grammar.statements().statement();
    String source = tokens.source(start, tokens.previousEnd());
    return new ParsedStatement(statement, source, position, tokens.takeParameterCount());
  }
}
