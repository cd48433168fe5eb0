package io.tx4j.engine.plan;

import io.tx4j.engine.catalog.RelationNames;
import io.tx4j.engine.error.SqlError;
import io.tx4j.engine.error.SqlState;
import io.tx4j.engine.expr.AggregateCall;
import io.tx4j.engine.expr.Constant;
import io.tx4j.engine.expr.Expr;
import io.tx4j.engine.expr.Exprs;
import io.tx4j.engine.expr.SetFunctionCall;
import io.tx4j.engine.sql.QualifiedName;
import io.tx4j.engine.sql.SortItem;
import io.tx4j.engine.sql.SqlExpression;
import io.tx4j.engine.sql.SqlExpression.FunctionCall;
import io.tx4j.engine.value.SqlType;
import io.tx4j.engine.value.Types;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Binds calls of functions: scalar ones, aggregates, those that return rows. */
final class FunctionBinder {

  /**
   * Functions whose first argument is a relation: its name is looked up once, when the statement is
   * bound.
   */
  private static final Set<String> OF_RELATION = Set.of("nextval", "currval", "setval");

  /** What pg_type.typinput of an array is: the one function that clients look up by its name. */
  private static final long ARRAY_IN = 750;

  private final ExpressionBinder binder;

  FunctionBinder(ExpressionBinder binder) {
    this.binder = binder;
  }

  Expr call(FunctionCall call) {
    String name = name(call.name());
    Exprs.FunctionKind kind = Exprs.functionKind(name);
    if (call.over() != null || kind == Exprs.FunctionKind.WINDOW) {
      return window(call, name);
    }
    if (kind == Exprs.FunctionKind.AGGREGATE) {
      return aggregate(call, name);
    }
    refuseAggregateSyntax(call, name);
    if (kind == Exprs.FunctionKind.SET) {
      return setFunction(call, name);
    }
    List<Expr> arguments = arguments(call, binder, name);
    return CatalogFunctions.isKnown(name)
        ? CatalogFunctions.call(binder.statement(), name, arguments, call.position())
        : Exprs.function(name, arguments, call.variadic(), call.position());
  }

  /** A function in FROM. */
  static SetFunctionCall inFrom(FunctionCall call, ExpressionBinder binder) {
    String name = name(call.name());
    return Exprs.setFunction(name, arguments(call, binder, name), call.variadic(), call.position());
  }

  static boolean isSetFunction(FunctionCall call) {
    return Exprs.functionKind(name(call.name())) == Exprs.FunctionKind.SET;
  }

  /**
   * The name as the registry of functions has it: those of the system's schemas are not qualified.
   */
  static String name(QualifiedName name) {
    String schema = name.schema();
    boolean system =
        schema == null || schema.equals("pg_catalog") || schema.equals("information_schema");
    return system ? name.name() : String.join(".", name.parts());
  }

  private static List<Expr> arguments(FunctionCall call, ExpressionBinder binder, String name) {
    List<Expr> arguments = new ArrayList<>(call.arguments().size());
    for (SqlExpression.Argument argument : call.arguments()) {
      if (argument.name() != null) {
        throw SqlError.notSupported("a named argument").position(call.position());
      }
      Expr relation =
          arguments.isEmpty() && OF_RELATION.contains(name)
              ? new FunctionBinder(binder).catalogConstant(argument.value(), Types.REGCLASS)
              : null;
      arguments.add(relation != null ? relation : binder.bind(argument.value()));
    }
    return arguments;
  }

  /** A literal that names a relation, as the oid that it stands for; null for anything else. */
  @Nullable Expr catalogConstant(SqlExpression operand, SqlType type) {
    if (!(operand instanceof SqlExpression.StringLiteral literal)) {
      return null;
    }
    if (type.equals(Types.REGPROC) && literal.value().matches("(pg_catalog\\.)?array_in")) {
      return new Constant(Types.REGPROC, -1, ARRAY_IN, literal.position());
    }
    if (!type.equals(Types.REGCLASS)) {
      return null;
    }
    try {
      StatementContext statement = binder.statement();
      long oid = RelationNames.lookUp(statement.catalog(), statement.searchPath(), literal.value());
      return new Constant(Types.REGCLASS, -1, oid, literal.position());
    } catch (SqlError error) {
      throw error.positionIfAbsent(literal.position());
    }
  }

  // --- Aggregates, windows, sets

  private Expr aggregate(FunctionCall call, String name) {
    QueryParts parts = binder.parts();
    if (binder.clause() == Clause.AGGREGATE_ARGUMENT) {
      throw new SqlError(SqlState.GROUPING_ERROR, "aggregate function calls cannot be nested")
          .position(call.position());
    }
    if (parts == null || !binder.clause().allowsAggregates()) {
      throw SqlError.of(
              SqlState.GROUPING_ERROR,
              "aggregate functions are not allowed in %s",
              binder.clause().title())
          .position(call.position());
    }
    ExpressionBinder inside = binder.in(Clause.AGGREGATE_ARGUMENT);
    AggregateCall bound =
        Exprs.aggregate(name, arguments(call, inside, name), call.star(), call.position());
    if (call.withinGroup()) {
      throw SqlError.notSupported("WITHIN GROUP").position(call.position());
    }
    SqlExpression filter = call.filter();
    return parts.aggregate(
        new Aggregation(
            bound,
            call.distinct(),
            sortKeys(call.orderBy(), inside),
            filter == null ? null : binder.in(Clause.FILTER).condition(filter)),
        call.position());
  }

  private static List<SortKey> sortKeys(List<SortItem> items, ExpressionBinder binder) {
    List<SortKey> keys = new ArrayList<>(items.size());
    for (SortItem item : items) {
      keys.add(OrderBinder.key(item, Exprs.resolveUnknown(binder.bind(item.expression()))));
    }
    return keys;
  }

  private Expr window(FunctionCall call, String name) {
    if (call.over() == null) {
      throw SqlError.of(
              SqlState.WINDOWING_ERROR, "window function %s requires an OVER clause", name)
          .position(call.position());
    }
    QueryParts parts = binder.parts();
    Clause clause = binder.clause();
    if (parts == null || !(clause == Clause.SELECT || clause == Clause.ORDER_BY)) {
      throw SqlError.of(
              SqlState.WINDOWING_ERROR, "window functions are not allowed in %s", clause.title())
          .position(call.position());
    }
    return parts.window(call, binder);
  }

  private Expr setFunction(FunctionCall call, String name) {
    QueryParts parts = binder.parts();
    if (parts == null || !binder.clause().allowsSetFunctions()) {
      throw SqlError.of(
              SqlState.FEATURE_NOT_SUPPORTED,
              "set-returning functions are not allowed in %s",
              binder.clause().title())
          .position(call.position());
    }
    return parts.setFunction(
        Exprs.setFunction(name, arguments(call, binder, name), call.variadic(), call.position()),
        call.position());
  }

  private static void refuseAggregateSyntax(FunctionCall call, String name) {
    String what =
        call.star()
            ? "%s(*) specified, but %s is not an aggregate function"
            : call.distinct()
                ? "DISTINCT specified, but %s is not an aggregate function"
                : !call.orderBy().isEmpty()
                    ? "ORDER BY specified, but %s is not an aggregate function"
                    : call.filter() != null
                        ? "FILTER specified, but %s is not an aggregate function"
                        : null;
    if (what != null) {
      throw SqlError.of(SqlState.WRONG_OBJECT_TYPE, what, name, name).position(call.position());
    }
  }

  // --- Fields and patterns

  /** {@code (function(...)).field}: the column of the function's row. */
  Expr field(SqlExpression.FieldSelection selection) {
    Expr operand = binder.bind(selection.operand());
    RowFields fields = binder.statement().rowFields(binder.scope().frame(), operand);
    int index = fields == null ? -1 : fields.indexOf(selection.field());
    if (fields == null || index < 0) {
      throw SqlError.of(
              fields == null ? SqlState.WRONG_OBJECT_TYPE : SqlState.UNDEFINED_COLUMN,
              fields == null
                  ? "column notation .%s applied to type %s, which is not a composite type"
                  : "column \"%s\" not found in data type %s",
              selection.field(),
              operand.type().displayName())
          .position(selection.position());
    }
    return new RowField(operand, index, selection.field(), fields.type(index));
  }

  Expr like(SqlExpression.Like like) {
    Expr operand = binder.bind(like.operand());
    Expr pattern = binder.bind(like.pattern());
    SqlExpression escape = like.escape();
    String symbol;
    if (like.kind() == SqlExpression.PatternKind.SIMILAR_TO) {
      List<Expr> arguments =
          escape == null ? List.of(pattern) : List.of(pattern, binder.bind(escape));
      pattern = Exprs.function("similar_to_escape", arguments, false, like.position());
      symbol = "~";
    } else {
      if (escape != null) {
        pattern =
            Exprs.function(
                "like_escape", List.of(pattern, binder.bind(escape)), false, like.position());
      }
      symbol = like.kind() == SqlExpression.PatternKind.LIKE ? "~~" : "~~*";
    }
    return Exprs.operator(
        like.negated() ? "!" + symbol : symbol, operand, pattern, like.position());
  }
}
