package io.tx4j.engine.sql;

import io.tx4j.engine.sql.SessionStatement.Option;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Lists of options in parentheses. */
final class OptionParser {

  private final TokenCursor tokens;
  private final Grammar grammar;

  OptionParser(Grammar grammar) {
    this.grammar = grammar;
    this.tokens = grammar.tokens;
  }

  /** Storage parameters: {@code (name = value, namespace.name)}. */
  List<Option> parameters() {
    return tokens.parenthesized(this::parameter);
  }

  /** {@code WITH (parameters)}, if it is there. */
  List<Option> optionalParameters() {
    return tokens.accept(Keyword.WITH) ? parameters() : List.of();
  }

  private Option parameter() {
    int position = tokens.position();
    String name = tokens.label();
    if (tokens.accept('.')) {
      name = name + "." + tokens.label();
    }
    String value = tokens.accept('=') ? definitionValue() : null;
    return new Option(name, value, List.of(), position);
  }

  /** PostgreSQL's def_arg, as text. */
  String definitionValue() {
    if (tokens.atString()) {
      return tokens.string();
    }
    if (atNumber()) {
      return tokens.signedNumber();
    }
    Keyword keyword = tokens.keyword();
    if (keyword == Keyword.NONE
        || (keyword != null && keyword.category() == Keyword.Category.RESERVED)) {
      return tokens.label();
    }
    if (isOperator()) {
      return grammar.expressions.operatorSymbol();
    }
    int start = tokens.startOffset();
    grammar.types.routineType();
    return Names.fold(tokens.source(start, tokens.previousEnd()), 0, tokens.previousEnd() - start);
  }

  private boolean isOperator() {
    int kind = tokens.kind();
    return kind == Tokens.OPERATOR
        || kind == Tokens.LESS_EQUALS
        || kind == Tokens.GREATER_EQUALS
        || kind == Tokens.NOT_EQUALS
        || (kind < 128 && "+-*/%^<>=".indexOf(kind) >= 0);
  }

  private boolean atNumber() {
    int kind = tokens.at('+') || tokens.at('-') ? tokens.peek(1) : tokens.kind();
    return kind == Tokens.INTEGER || kind == Tokens.NUMBER;
  }

  /** Options of EXPLAIN, VACUUM and their like: {@code (name [value], ...)}. */
  List<Option> utilityOptions() {
    return tokens.parenthesized(this::utilityOption);
  }

  private Option utilityOption() {
    int position = tokens.position();
    String name;
    if (tokens.accept(Keyword.ANALYZE) || tokens.accept(Keyword.ANALYSE)) {
      name = "analyze";
    } else if (tokens.accept(Keyword.FORMAT)) {
      name = "format";
    } else {
      name = tokens.nonReservedWord();
    }
    return new Option(name, optionalWord(), List.of(), position);
  }

  /** A boolean, a word, a string or a number; null if none is there. */
  @Nullable String optionalWord() {
    if (atNumber()) {
      return tokens.signedNumber();
    }
    return atWord() ? word() : null;
  }

  private boolean atWord() {
    return tokens.atString()
        || tokens.atNonReservedWord()
        || tokens.at(Keyword.TRUE)
        || tokens.at(Keyword.FALSE)
        || tokens.at(Keyword.ON);
  }

  private String word() {
    return tokens.atString() ? tokens.string() : tokens.label();
  }

  /** Options of COPY: a value may also be a star or a list. */
  List<Option> copyOptions() {
    return tokens.parenthesized(this::copyOption);
  }

  private Option copyOption() {
    int position = tokens.position();
    String name = tokens.label();
    if (tokens.accept('*')) {
      return new Option(name, null, List.of("*"), position);
    }
    if (tokens.at('(')) {
      return new Option(name, null, tokens.parenthesized(this::listWord), position);
    }
    if (tokens.at(Keyword.DEFAULT)) {
      tokens.advance();
      return new Option(name, "default", List.of(), position);
    }
    return new Option(name, optionalWord(), List.of(), position);
  }

  private String listWord() {
    if (!atWord()) {
      throw tokens.syntaxError();
    }
    return word();
  }

  /** Names of roles: {@code a, CURRENT_USER}. */
  List<String> roles() {
    return tokens.list(this::role);
  }

  String role() {
    if (tokens.at(Keyword.CURRENT_USER)
        || tokens.at(Keyword.CURRENT_ROLE)
        || tokens.at(Keyword.SESSION_USER)) {
      return tokens.label();
    }
    return tokens.nonReservedWord();
  }

  /** {@code CASCADE} or {@code RESTRICT}, if one is there; true for CASCADE. */
  boolean cascade() {
    boolean cascade = tokens.accept(Keyword.CASCADE);
    if (!cascade) {
      tokens.accept(Keyword.RESTRICT);
    }
    return cascade;
  }

  /** {@code IF EXISTS}. */
  boolean ifExists() {
    return tokens.accept(Keyword.IF, Keyword.EXISTS);
  }

  /** {@code IF NOT EXISTS}. */
  boolean ifNotExists() {
    if (!tokens.at(Keyword.IF, Keyword.NOT)) {
      return false;
    }
    tokens.advance();
    tokens.advance();
    tokens.expect(Keyword.EXISTS);
    return true;
  }
}
