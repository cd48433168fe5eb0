package io.tx4j.engine.sql;

import io.tx4j.engine.error.SqlError;
import io.tx4j.engine.sql.SqlExpression.Argument;
import io.tx4j.engine.sql.SqlExpression.Cast;
import io.tx4j.engine.sql.SqlExpression.Coalesce;
import io.tx4j.engine.sql.SqlExpression.Extremum;
import io.tx4j.engine.sql.SqlExpression.FunctionCall;
import io.tx4j.engine.sql.SqlExpression.IntegerLiteral;
import io.tx4j.engine.sql.SqlExpression.NullIf;
import io.tx4j.engine.sql.SqlExpression.StringLiteral;
import io.tx4j.engine.sql.SqlExpression.ValueFunction;
import io.tx4j.engine.sql.SqlExpression.ValueFunctionCall;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Functions that the standard gives a syntax of their own: CAST, EXTRACT, CURRENT_DATE ... */
final class StandardFunctionParser {

  private final Grammar grammar;
  private final TokenCursor tokens;

  StandardFunctionParser(Grammar grammar) {
    this.grammar = grammar;
    this.tokens = grammar.tokens;
  }

  /** A call that was written in a syntax of the standard. */
  static FunctionCall standardCall(String name, List<Argument> arguments, int position) {
    return builtIn(name, arguments, true, position);
  }

  private static FunctionCall builtIn(
      String name, List<Argument> arguments, boolean standardSyntax, int position) {
    return new FunctionCall(
        new QualifiedName(List.of("pg_catalog", name), position),
        arguments,
        false,
        false,
        false,
        List.of(),
        false,
        null,
        null,
        standardSyntax,
        position);
  }

  /** A function that {@code keyword}, the current token, begins; null if it begins none. */
  @Nullable SqlExpression call(Keyword keyword) {
    ValueFunction value = valueFunction(keyword);
    if (value != null) {
      return valueFunctionCall(value);
    }
    if (keyword == Keyword.COLLATION) {
      return tokens.nextIs(Keyword.FOR) ? collationFor() : null;
    }
    if (keyword == Keyword.CAST || keyword.isColumnName() && tokens.nextIs('(')) {
      return specialCall(keyword);
    }
    return null;
  }

  private @Nullable SqlExpression specialCall(Keyword keyword) {
    int position = tokens.position();
    return switch (keyword) {
      case CAST -> cast();
      case TREAT -> treat();
      case COALESCE -> new Coalesce(arguments(), position);
      case GREATEST -> new Extremum(true, arguments(), position);
      case LEAST -> new Extremum(false, arguments(), position);
      case NULLIF -> nullIf();
      case EXTRACT -> extract();
      case NORMALIZE -> normalize();
      case OVERLAY -> overlay();
      case POSITION -> position();
      case SUBSTRING -> substring();
      case TRIM -> trim();
      case MERGE_ACTION -> mergeAction();
      case JSON,
          JSON_ARRAY,
          JSON_ARRAYAGG,
          JSON_EXISTS,
          JSON_OBJECT,
          JSON_OBJECTAGG,
          JSON_QUERY,
          JSON_SCALAR,
          JSON_SERIALIZE,
          JSON_VALUE,
          XMLCONCAT,
          XMLELEMENT,
          XMLEXISTS,
          XMLFOREST,
          XMLPARSE,
          XMLPI,
          XMLROOT,
          XMLSERIALIZE ->
          throw SqlError.notSupported(keyword.name()).position(position);
      default -> null;
    };
  }

  private @Nullable ValueFunction valueFunction(Keyword keyword) {
    return switch (keyword) {
      case CURRENT_DATE -> ValueFunction.CURRENT_DATE;
      case CURRENT_TIME -> ValueFunction.CURRENT_TIME;
      case CURRENT_TIMESTAMP -> ValueFunction.CURRENT_TIMESTAMP;
      case LOCALTIME -> ValueFunction.LOCALTIME;
      case LOCALTIMESTAMP -> ValueFunction.LOCALTIMESTAMP;
      case CURRENT_ROLE -> ValueFunction.CURRENT_ROLE;
      case CURRENT_USER -> ValueFunction.CURRENT_USER;
      case USER -> ValueFunction.USER;
      case SESSION_USER -> ValueFunction.SESSION_USER;
      case SYSTEM_USER -> ValueFunction.SYSTEM_USER;
      case CURRENT_CATALOG -> ValueFunction.CURRENT_CATALOG;
      case CURRENT_SCHEMA ->
          tokens.nextIs('(') || tokens.nextIs(Tokens.STRING) ? null : ValueFunction.CURRENT_SCHEMA;
      default -> null;
    };
  }

  private ValueFunctionCall valueFunctionCall(ValueFunction function) {
    int position = tokens.position();
    tokens.advance();
    Integer precision = null;
    boolean mayHavePrecision =
        switch (function) {
          case CURRENT_TIME, CURRENT_TIMESTAMP, LOCALTIME, LOCALTIMESTAMP -> true;
          default -> false;
        };
    if (mayHavePrecision && tokens.accept('(')) {
      precision = tokens.integer();
      tokens.expect(')');
    }
    return new ValueFunctionCall(function, precision, position);
  }

  private List<SqlExpression> arguments() {
    tokens.advance();
    return tokens.parenthesized(grammar.expressions::parse);
  }

  private SqlExpression collationFor() {
    int position = tokens.position();
    tokens.expect(Keyword.COLLATION, Keyword.FOR);
    tokens.expect('(');
    Argument argument = new Argument(null, grammar.expressions.parse());
    tokens.expect(')');
    return standardCall("pg_collation_for", List.of(argument), position);
  }

  private SqlExpression cast() {
    int position = tokens.position();
    tokens.expect(Keyword.CAST);
    tokens.expect('(');
    SqlExpression operand = grammar.expressions.parse();
    tokens.expect(Keyword.AS);
    TypeName type = grammar.types.typeName();
    tokens.expect(')');
    return new Cast(operand, type, position);
  }

  /** {@code TREAT(x AS t)} is a call of a function that has the type's name. */
  private SqlExpression treat() {
    int position = tokens.position();
    tokens.expect(Keyword.TREAT);
    tokens.expect('(');
    SqlExpression operand = grammar.expressions.parse();
    tokens.expect(Keyword.AS);
    TypeName type = grammar.types.typeName();
    tokens.expect(')');
    return builtIn(type.name().name(), List.of(new Argument(null, operand)), false, position);
  }

  private SqlExpression nullIf() {
    int position = tokens.position();
    tokens.expect(Keyword.NULLIF);
    tokens.expect('(');
    SqlExpression left = grammar.expressions.parse();
    tokens.expect(',');
    SqlExpression right = grammar.expressions.parse();
    tokens.expect(')');
    return new NullIf(left, right, position);
  }

  private SqlExpression mergeAction() {
    int position = tokens.position();
    tokens.expect(Keyword.MERGE_ACTION);
    tokens.expect('(');
    tokens.expect(')');
    return builtIn("merge_action", List.of(), true, position);
  }

  private SqlExpression extract() {
    int position = tokens.position();
    tokens.expect(Keyword.EXTRACT);
    tokens.expect('(');
    int at = tokens.position();
    Keyword keyword = tokens.keyword();
    String field;
    if (tokens.atString()) {
      field = tokens.string();
    } else if (keyword == null || isExtractField(keyword)) {
      field = tokens.label();
    } else {
      throw tokens.syntaxError();
    }
    tokens.expect(Keyword.FROM);
    SqlExpression source = grammar.expressions.parse();
    tokens.expect(')');
    return standardCall(
        "extract",
        List.of(new Argument(null, new StringLiteral(field, at)), new Argument(null, source)),
        position);
  }

  private static boolean isExtractField(Keyword keyword) {
    return switch (keyword) {
      case YEAR, MONTH, DAY, HOUR, MINUTE, SECOND -> true;
      default -> false;
    };
  }

  private SqlExpression normalize() {
    int position = tokens.position();
    tokens.expect(Keyword.NORMALIZE);
    tokens.expect('(');
    List<Argument> arguments = new ArrayList<>(2);
    add(arguments, grammar.expressions.parse());
    if (tokens.accept(',')) {
      int at = tokens.position();
      if (!tokens.at(Keyword.NFC)
          && !tokens.at(Keyword.NFD)
          && !tokens.at(Keyword.NFKC)
          && !tokens.at(Keyword.NFKD)) {
        throw tokens.syntaxError();
      }
      add(arguments, new StringLiteral(tokens.label().toUpperCase(Locale.ROOT), at));
    }
    tokens.expect(')');
    return standardCall("normalize", List.copyOf(arguments), position);
  }

  private static void add(List<Argument> arguments, SqlExpression value) {
    arguments.add(new Argument(null, value));
  }

  private SqlExpression position() {
    int position = tokens.position();
    tokens.expect(Keyword.POSITION);
    tokens.expect('(');
    SqlExpression needle = grammar.expressions.parseRestricted();
    tokens.expect(Keyword.IN);
    SqlExpression haystack = grammar.expressions.parseRestricted();
    tokens.expect(')');
    return standardCall(
        "position", List.of(new Argument(null, haystack), new Argument(null, needle)), position);
  }

  private SqlExpression overlay() {
    int position = tokens.position();
    tokens.expect(Keyword.OVERLAY);
    tokens.expect('(');
    List<Argument> arguments = new ArrayList<>(4);
    if (tokens.accept(')')) {
      return ordinary("overlay", arguments, position);
    }
    Argument first = grammar.functions.argument();
    arguments.add(first);
    if (first.name() != null || !tokens.accept(Keyword.PLACING)) {
      moreArguments(arguments);
      return ordinary("overlay", arguments, position);
    }
    add(arguments, grammar.expressions.parse());
    tokens.expect(Keyword.FROM);
    add(arguments, grammar.expressions.parse());
    if (tokens.accept(Keyword.FOR)) {
      add(arguments, grammar.expressions.parse());
    }
    tokens.expect(')');
    return standardCall("overlay", List.copyOf(arguments), position);
  }

  /** The rest of an ordinary argument list. */
  private void moreArguments(List<Argument> arguments) {
    while (tokens.accept(',')) {
      arguments.add(grammar.functions.argument());
    }
    tokens.expect(')');
  }

  /** A call with commas, by a name that is a keyword: it is looked up without schema. */
  private static FunctionCall ordinary(String name, List<Argument> arguments, int position) {
    FunctionCall call = builtIn(name, List.copyOf(arguments), false, position);
    return new FunctionCall(
        new QualifiedName(List.of(name), position),
        call.arguments(),
        false,
        false,
        false,
        List.of(),
        false,
        null,
        null,
        false,
        position);
  }

  private SqlExpression substring() {
    int position = tokens.position();
    tokens.expect(Keyword.SUBSTRING);
    tokens.expect('(');
    List<Argument> arguments = new ArrayList<>(3);
    if (tokens.accept(')')) {
      return ordinary("substring", arguments, position);
    }
    Argument first =
        grammar.functions.atNamedArgument()
            ? grammar.functions.argument()
            : new Argument(null, grammar.expressions.parseBeforeSimilar());
    arguments.add(first);
    if (first.name() == null && tokens.accept(Keyword.FROM)) {
      add(arguments, grammar.expressions.parse());
      if (tokens.accept(Keyword.FOR)) {
        add(arguments, grammar.expressions.parse());
      }
    } else if (first.name() == null && tokens.accept(Keyword.FOR)) {
      substringFor(arguments);
    } else if (first.name() == null && tokens.accept(Keyword.SIMILAR)) {
      add(arguments, grammar.expressions.parse());
      tokens.expect(Keyword.ESCAPE);
      add(arguments, grammar.expressions.parse());
    } else {
      moreArguments(arguments);
      return ordinary("substring", arguments, position);
    }
    tokens.expect(')');
    return standardCall("substring", List.copyOf(arguments), position);
  }

  /** {@code FOR length [FROM start]}; a length alone is cast, for bit strings have no such form. */
  private void substringFor(List<Argument> arguments) {
    SqlExpression length = grammar.expressions.parse();
    if (tokens.accept(Keyword.FROM)) {
      add(arguments, grammar.expressions.parse());
      add(arguments, length);
    } else {
      TypeName int4 =
          new TypeName(
              new QualifiedName(List.of("pg_catalog", "int4"), 0), List.of(), 0, false, false, 0);
      add(arguments, new IntegerLiteral(1, 0));
      add(arguments, new Cast(length, int4, 0));
    }
  }

  private SqlExpression trim() {
    int position = tokens.position();
    tokens.expect(Keyword.TRIM);
    tokens.expect('(');
    String name = "btrim";
    if (tokens.accept(Keyword.LEADING)) {
      name = "ltrim";
    } else if (tokens.accept(Keyword.TRAILING)) {
      name = "rtrim";
    } else {
      tokens.accept(Keyword.BOTH);
    }
    List<Argument> arguments = new ArrayList<>(2);
    if (tokens.accept(Keyword.FROM)) {
      grammar.expressions.list().forEach(value -> add(arguments, value));
    } else {
      SqlExpression first = grammar.expressions.parse();
      if (tokens.accept(Keyword.FROM)) {
        grammar.expressions.list().forEach(value -> add(arguments, value));
        add(arguments, first);
      } else {
        add(arguments, first);
        while (tokens.accept(',')) {
          add(arguments, grammar.expressions.parse());
        }
      }
    }
    tokens.expect(')');
    return standardCall(name, List.copyOf(arguments), position);
  }
}
