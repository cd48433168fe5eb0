package io.tx4j.engine.sql;

import io.tx4j.engine.error.SqlError;
import io.tx4j.engine.error.SqlState;
import io.tx4j.engine.sql.SessionStatement.ResetVariable;
import io.tx4j.engine.sql.SessionStatement.SetVariable;
import io.tx4j.engine.sql.SessionStatement.ShowVariable;
import io.tx4j.engine.sql.SqlExpression.Cast;
import io.tx4j.engine.sql.SqlExpression.IntegerLiteral;
import io.tx4j.engine.sql.SqlExpression.NumericLiteral;
import io.tx4j.engine.sql.SqlExpression.StringLiteral;
import io.tx4j.engine.sql.TransactionStatement.SetConstraints;
import io.tx4j.engine.sql.TransactionStatement.SetSnapshot;
import io.tx4j.engine.sql.TransactionStatement.SetTransaction;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** SET, RESET and SHOW. */
final class SettingParser {

  private final Grammar grammar;
  private final TokenCursor tokens;

  SettingParser(Grammar grammar) {
    this.grammar = grammar;
    this.tokens = grammar.tokens;
  }

  Statement statement(Keyword verb) {
    int position = tokens.position();
    tokens.advance();
    return switch (verb) {
      case SET -> set(position);
      case RESET -> new ResetVariable(allOrName(), position);
      default -> new ShowVariable(allOrName(), position);
    };
  }

  /** A setting's name, or null for ALL. */
  private @Nullable String allOrName() {
    if (tokens.accept(Keyword.ALL)) {
      return null;
    }
    if (tokens.at(Keyword.TIME, Keyword.ZONE)) {
      tokens.advance();
      tokens.advance();
      return "timezone";
    }
    if (tokens.at(Keyword.TRANSACTION, Keyword.ISOLATION)) {
      tokens.advance();
      tokens.advance();
      tokens.expect(Keyword.LEVEL);
      return "transaction_isolation";
    }
    if (tokens.at(Keyword.SESSION, Keyword.AUTHORIZATION)) {
      tokens.advance();
      tokens.advance();
      return "session_authorization";
    }
    return variableName();
  }

  private String variableName() {
    String name = tokens.columnName();
    if (!tokens.at('.')) {
      return name;
    }
    StringBuilder dotted = new StringBuilder(name);
    while (tokens.accept('.')) {
      dotted.append('.').append(tokens.columnName());
    }
    return dotted.toString();
  }

  // ---- SET

  private Statement set(int position) {
    if (tokens.at(Keyword.CONSTRAINTS) && !atAssignment()) {
      return constraints(position);
    }
    boolean local = false;
    if (tokens.at(Keyword.LOCAL) && !atAssignment()) {
      tokens.advance();
      local = true;
    } else if (atSessionScope()) {
      tokens.advance();
    }
    return setRest(local, position);
  }

  /** Whether the current word is a variable's name, being followed by what assigns to one. */
  private boolean atAssignment() {
    return tokens.nextIs('=')
        || tokens.nextIs(Keyword.TO)
        || tokens.nextIs('.')
        || tokens.nextIs(Keyword.FROM);
  }

  private boolean atSessionScope() {
    return tokens.at(Keyword.SESSION)
        && !atAssignment()
        && !tokens.nextIs(Keyword.CHARACTERISTICS)
        && !tokens.nextIs(Keyword.AUTHORIZATION);
  }

  private Statement setRest(boolean local, int position) {
    Keyword keyword = tokens.keyword();
    if (keyword == null || atAssignment()) {
      return variable(local, position);
    }
    switch (keyword) {
      case TRANSACTION -> {
        tokens.advance();
        return tokens.accept(Keyword.SNAPSHOT)
            ? new SetSnapshot(tokens.string(), position)
            : new SetTransaction(modes(), false, position);
      }
      case SESSION -> {
        return session(local, position);
      }
      case TIME -> {
        tokens.advance();
        tokens.expect(Keyword.ZONE);
        return new SetVariable("timezone", timeZone(), local, position);
      }
      case SCHEMA -> {
        tokens.advance();
        return new SetVariable("search_path", List.of(string()), local, position);
      }
      case NAMES -> {
        tokens.advance();
        return new SetVariable("client_encoding", encoding(), local, position);
      }
      case ROLE -> {
        tokens.advance();
        return new SetVariable("role", List.of(wordOrString()), local, position);
      }
      case CATALOG -> {
        tokens.advance();
        int at = tokens.position();
        tokens.string();
        throw tokens.error(
            SqlState.FEATURE_NOT_SUPPORTED, "current database cannot be changed", at);
      }
      case XML -> {
        tokens.advance();
        tokens.expect(Keyword.OPTION);
        throw SqlError.notSupported("SET XML OPTION");
      }
      default -> {
        return variable(local, position);
      }
    }
  }

  private TransactionStatement.Modes modes() {
    return new TransactionParser(grammar).modes();
  }

  private Statement session(boolean local, int position) {
    tokens.expect(Keyword.SESSION);
    if (tokens.accept(Keyword.AUTHORIZATION)) {
      List<SqlExpression> role =
          tokens.accept(Keyword.DEFAULT) ? List.of() : List.of(wordOrString());
      return new SetVariable("session_authorization", role, local, position);
    }
    tokens.expect(Keyword.CHARACTERISTICS);
    tokens.expect(Keyword.AS, Keyword.TRANSACTION);
    return new SetTransaction(modes(), true, position);
  }

  private SetVariable variable(boolean local, int position) {
    String name = variableName();
    if (tokens.at(Keyword.FROM)) {
      tokens.advance();
      tokens.expect(Keyword.CURRENT);
      throw SqlError.notSupported("SET FROM CURRENT");
    }
    if (!tokens.accept('=')) {
      tokens.expect(Keyword.TO);
    }
    List<SqlExpression> values =
        tokens.accept(Keyword.DEFAULT) ? List.of() : tokens.list(this::value);
    return new SetVariable(name, values, local, position);
  }

  private SqlExpression value() {
    return atNumber() ? number() : word();
  }

  private boolean atNumber() {
    return tokens.at('+')
        || tokens.at('-')
        || tokens.at(Tokens.INTEGER)
        || tokens.at(Tokens.NUMBER);
  }

  private SqlExpression number() {
    int position = tokens.position();
    String digits = tokens.signedNumber();
    try {
      return new IntegerLiteral(Integer.parseInt(digits), position);
    } catch (NumberFormatException e) {
      return new NumericLiteral(digits, position);
    }
  }

  private SqlExpression word() {
    int position = tokens.position();
    if (tokens.at(Keyword.TRUE) || tokens.at(Keyword.FALSE) || tokens.at(Keyword.ON)) {
      return new StringLiteral(tokens.label(), position);
    }
    return wordOrString();
  }

  private SqlExpression wordOrString() {
    int position = tokens.position();
    return tokens.atString() ? string() : new StringLiteral(tokens.nonReservedWord(), position);
  }

  private SqlExpression string() {
    int position = tokens.position();
    return new StringLiteral(tokens.string(), position);
  }

  private List<SqlExpression> encoding() {
    if (tokens.atString()) {
      return List.of(string());
    }
    tokens.accept(Keyword.DEFAULT);
    return List.of();
  }

  /** A name, an offset in hours, or an interval; empty for LOCAL and DEFAULT. */
  private List<SqlExpression> timeZone() {
    if (tokens.accept(Keyword.LOCAL) || tokens.accept(Keyword.DEFAULT)) {
      return List.of();
    }
    if (atNumber()) {
      return List.of(number());
    }
    if (tokens.at(Keyword.INTERVAL)) {
      int position = tokens.position();
      TypeParser.ConstantType type = grammar.types.constantType();
      SqlExpression value = string();
      return List.of(new Cast(value, type.complete(), position));
    }
    if (tokens.atString()) {
      return List.of(string());
    }
    if (tokens.keyword() != null) {
      throw tokens.syntaxError();
    }
    return List.of(wordOrString());
  }

  private SetConstraints constraints(int position) {
    tokens.expect(Keyword.CONSTRAINTS);
    List<QualifiedName> names =
        tokens.accept(Keyword.ALL) ? List.of() : tokens.list(tokens::qualifiedName);
    boolean deferred = tokens.accept(Keyword.DEFERRED);
    if (!deferred) {
      tokens.expect(Keyword.IMMEDIATE);
    }
    return new SetConstraints(names, deferred, position);
  }
}
