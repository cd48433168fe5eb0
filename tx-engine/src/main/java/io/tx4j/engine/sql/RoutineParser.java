package io.tx4j.engine.sql;

import io.tx4j.engine.sql.DefinitionStatement.CreateFunction;
import io.tx4j.engine.sql.DefinitionStatement.ParameterMode;
import io.tx4j.engine.sql.DefinitionStatement.RoutineParameter;
import io.tx4j.engine.sql.TableReference.ResultColumn;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/** CREATE FUNCTION and CREATE PROCEDURE, and the signatures of routines. */
final class RoutineParser {

  private final Grammar grammar;
  private final TokenCursor tokens;

  RoutineParser(Grammar grammar) {
    this.grammar = grammar;
    this.tokens = grammar.tokens;
  }

  /** What a routine's options said. */
  private static final class Options {
    private @Nullable String language;
    private List<String> definition = List.of();
    private @Nullable SqlExpression body;
    private boolean hasBody;
    private final List<String> others = new ArrayList<>();
  }

  CreateFunction create(boolean orReplace, int position) {
    boolean procedure = tokens.at(Keyword.PROCEDURE);
    tokens.advance();
    QualifiedName name = routineName();
    tokens.expect('(');
    List<RoutineParameter> parameters =
        tokens.at(')') ? List.of() : tokens.list(this::parameterWithDefault);
    tokens.expect(')');
    TypeName returns = null;
    List<ResultColumn> table = List.of();
    if (!procedure && tokens.at(Keyword.RETURNS) && !tokens.nextIs(Keyword.NULL)) {
      tokens.advance();
      if (tokens.accept(Keyword.TABLE)) {
        table = tokens.parenthesized(this::tableColumn);
      } else {
        returns = grammar.types.routineType();
      }
    }
    Options options = options();
    return new CreateFunction(
        name,
        procedure,
        orReplace,
        parameters,
        returns,
        table,
        options.language,
        options.definition,
        options.body,
        List.copyOf(options.others),
        position);
  }

  private QualifiedName routineName() {
    int position = tokens.position();
    if (!tokens.atTypeOrFunctionName() && !(tokens.atColumnName() && tokens.nextIs('.'))) {
      throw tokens.syntaxError();
    }
    return tokens.restOfName(tokens.label(), position);
  }

  private ResultColumn tableColumn() {
    int position = tokens.position();
    String name = tokens.typeOrFunctionName();
    return new ResultColumn(name, grammar.types.routineType(), null, position);
  }

  // ---- parameters

  private RoutineParameter parameterWithDefault() {
    RoutineParameter parameter = parameter();
    if (tokens.accept(Keyword.DEFAULT) || tokens.accept('=')) {
      SqlExpression value = grammar.expressions.parse();
      return new RoutineParameter(
          parameter.mode(), parameter.name(), parameter.type(), value, parameter.position());
    }
    return parameter;
  }

  /** Mode and name may stand in either order, and each may be left out. */
  private RoutineParameter parameter() {
    int position = tokens.position();
    ParameterMode mode = mode();
    String name = atParameterName() ? tokens.typeOrFunctionName() : null;
    if (mode == null && name != null) {
      mode = mode();
    }
    TypeName type = grammar.types.routineType();
    return new RoutineParameter(mode == null ? ParameterMode.IN : mode, name, type, null, position);
  }

  private @Nullable ParameterMode mode() {
    if (tokens.accept(Keyword.IN)) {
      return tokens.accept(Keyword.OUT) ? ParameterMode.INOUT : ParameterMode.IN;
    }
    if (tokens.accept(Keyword.OUT)) {
      return ParameterMode.OUT;
    }
    if (tokens.accept(Keyword.INOUT)) {
      return ParameterMode.INOUT;
    }
    return tokens.accept(Keyword.VARIADIC) ? ParameterMode.VARIADIC : null;
  }

  /** A name is followed by a type or a mode; a type stands alone. */
  private boolean atParameterName() {
    if (!tokens.atTypeOrFunctionName()) {
      return false;
    }
    int next = tokens.peek(1);
    Keyword keyword = TokenCursor.keywordOf(next);
    if (keyword == null) {
      return TokenCursor.isIdentifier(next);
    }
    return switch (keyword) {
      case IN, OUT, INOUT, VARIADIC, SETOF -> true;
      case PRECISION -> false;
      default -> TokenCursor.isTypeOrFunctionName(next) || isTypeKeyword(keyword);
    };
  }

  private static boolean isTypeKeyword(Keyword keyword) {
    return switch (keyword) {
      case BIGINT,
          BIT,
          BOOLEAN,
          CHAR,
          CHARACTER,
          DEC,
          DECIMAL,
          FLOAT,
          INT,
          INTEGER,
          INTERVAL,
          JSON,
          NATIONAL,
          NCHAR,
          NUMERIC,
          REAL,
          SMALLINT,
          TIME,
          TIMESTAMP,
          VARCHAR ->
          true;
      default -> false;
    };
  }

  /** The input types of a signature in parentheses; an aggregate may have a star. */
  List<TypeName> argumentTypes(boolean aggregate) {
    tokens.expect('(');
    if (!aggregate && tokens.accept(')')) {
      return List.of();
    }
    if (aggregate && tokens.accept('*')) {
      tokens.expect(')');
      return List.of();
    }
    List<RoutineParameter> parameters = tokens.list(this::parameter);
    tokens.expect(')');
    return parameters.stream()
        .filter(parameter -> parameter.mode() != ParameterMode.OUT)
        .map(RoutineParameter::type)
        .toList();
  }

  // ---- options

  /** Options of ALTER FUNCTION; there is at least one. */
  void alteredOptions() {
    Keyword keyword = tokens.keyword();
    if (keyword == null || keyword == Keyword.AS || !option(keyword, new Options())) {
      throw tokens.syntaxError();
    }
    options();
    tokens.accept(Keyword.RESTRICT);
  }

  private Options options() {
    Options options = new Options();
    Keyword keyword;
    while ((keyword = tokens.keyword()) != null && option(keyword, options)) {
      if (options.hasBody) {
        break;
      }
    }
    return options;
  }

  /** Reads one option; false if none begins here. */
  private boolean option(Keyword keyword, Options options) {
    switch (keyword) {
      case AS -> {
        tokens.advance();
        String first = tokens.string();
        options.definition = tokens.accept(',') ? List.of(first, tokens.string()) : List.of(first);
      }
      case LANGUAGE -> {
        tokens.advance();
        options.language = tokens.atString() ? tokens.string() : tokens.nonReservedWord();
      }
      case RETURN -> {
        tokens.advance();
        options.body = grammar.expressions.parse();
        options.hasBody = true;
      }
      case BEGIN -> {
        atomicBody();
        options.others.add("begin atomic");
        options.hasBody = true;
      }
      case IMMUTABLE, STABLE, VOLATILE, STRICT, LEAKPROOF, WINDOW ->
          options.others.add(words(keyword));
      case CALLED -> options.others.add(words(keyword, Keyword.ON, Keyword.NULL, Keyword.INPUT));
      case RETURNS ->
          options.others.add(words(keyword, Keyword.NULL, Keyword.ON, Keyword.NULL, Keyword.INPUT));
      case NOT -> options.others.add(words(keyword, Keyword.LEAKPROOF));
      case SECURITY -> options.others.add(security());
      case EXTERNAL -> {
        tokens.advance();
        options.others.add(security());
      }
      case PARALLEL -> {
        tokens.advance();
        options.others.add("parallel " + tokens.columnName());
      }
      case COST, ROWS -> {
        tokens.advance();
        options.others.add(keyword.word() + " " + tokens.signedNumber());
      }
      case SUPPORT -> {
        tokens.advance();
        options.others.add("support " + tokens.anyName().name());
      }
      case SET, RESET -> {
        int start = tokens.startOffset();
        new SettingParser(grammar).statement(keyword);
        options.others.add(tokens.source(start, tokens.previousEnd()).toLowerCase(Locale.ROOT));
      }
      default -> {
        return false;
      }
    }
    return true;
  }

  /** These words, which must be there. */
  private String words(Keyword... expected) {
    StringJoiner words = new StringJoiner(" ");
    for (Keyword keyword : expected) {
      tokens.expect(keyword);
      words.add(keyword.word());
    }
    return words.toString();
  }

  private String security() {
    tokens.expect(Keyword.SECURITY);
    return tokens.at(Keyword.DEFINER)
        ? "security " + words(Keyword.DEFINER)
        : "security " + words(Keyword.INVOKER);
  }

  /** {@code BEGIN ATOMIC statements END}: only parsed. */
  private void atomicBody() {
    tokens.expect(Keyword.BEGIN, Keyword.ATOMIC);
    while (!tokens.accept(Keyword.END)) {
      if (!tokens.at(';')) {
        if (tokens.accept(Keyword.RETURN)) {
          grammar.expressions.parse();
        } else {
          grammar.statements().statement();
        }
      }
      tokens.expect(';');
    }
  }
}
