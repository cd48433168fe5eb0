package io.tx4j.engine.plan;

import io.tx4j.engine.error.SqlError;
import io.tx4j.engine.error.SqlState;
import io.tx4j.engine.expr.Constant;
import io.tx4j.engine.expr.Expr;
import io.tx4j.engine.expr.Exprs;
import io.tx4j.engine.sql.SqlExpression;
import io.tx4j.engine.value.Numeric;
import io.tx4j.engine.value.Types;
import io.tx4j.engine.value.ValueContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Turns an expression as written into a bound one: names found, types known, operators and
 * functions chosen.
 */
final class ExpressionBinder implements SqlExpression.Visitor<Expr> {

  private final StatementContext statement;
  private final Scope scope;
  private final Clause clause;
  private final @Nullable QueryParts parts;
  private final ColumnBinder columns;
  private final FunctionBinder functions;
  private final SubqueryBinder subqueries;

  /**
   * @param parts of the SELECT that the expression is in; null where it is in none
   */
  ExpressionBinder(
      StatementContext statement, Scope scope, Clause clause, @Nullable QueryParts parts) {
    this.statement = statement;
    this.scope = scope;
    this.clause = clause;
    this.parts = parts;
    this.columns = new ColumnBinder(statement, scope);
    this.functions = new FunctionBinder(this);
    this.subqueries = new SubqueryBinder(this);
  }

  ExpressionBinder(StatementContext statement, Scope scope, Clause clause) {
    this(statement, scope, clause, null);
  }

  /** The same binder for an expression in another clause of the query. */
  ExpressionBinder in(Clause other) {
    return new ExpressionBinder(statement, scope, other, parts);
  }

  StatementContext statement() {
    return statement;
  }

  Scope scope() {
    return scope;
  }

  Clause clause() {
    return clause;
  }

  @Nullable QueryParts parts() {
    return parts;
  }

  ColumnBinder columns() {
    return columns;
  }

  // --- Entrances

  Expr bind(SqlExpression expression) {
    return expression.accept(this);
  }

  List<Expr> bindAll(List<SqlExpression> expressions) {
    List<Expr> bound = new ArrayList<>(expressions.size());
    for (SqlExpression expression : expressions) {
      bound.add(bind(expression));
    }
    return bound;
  }

  /** Binds a condition of the clause: it must be boolean. */
  Expr condition(SqlExpression expression) {
    return condition(expression, clause == Clause.JOIN_ON ? "JOIN/ON" : clause.title());
  }

  private Expr condition(SqlExpression expression, String construct) {
    return Exprs.condition(bind(expression), construct, Locations.start(expression));
  }

  // --- Constants and names

  @Override
  public Expr visit(SqlExpression.IntegerLiteral literal) {
    return new Constant(Types.INT4, -1, literal.value(), literal.position());
  }

  @Override
  public Expr visit(SqlExpression.NumericLiteral literal) {
    String text = literal.text();
    if (text.chars().allMatch(Character::isDigit) && text.length() <= 19) {
      try {
        return new Constant(Types.INT8, -1, Long.parseLong(text), literal.position());
      } catch (NumberFormatException tooLarge) {
        return numeric(text, literal.position());
      }
    }
    return numeric(text, literal.position());
  }

  private static Expr numeric(String text, int position) {
    Numeric value = (Numeric) Types.NUMERIC.parse(text, ValueContext.DEFAULT);
    return new Constant(Types.NUMERIC, -1, value, position);
  }

  @Override
  public Expr visit(SqlExpression.StringLiteral literal) {
    return Constant.unknown(literal.value(), literal.position());
  }

  @Override
  public Expr visit(SqlExpression.BitStringLiteral literal) {
    throw SqlError.notSupported("type bit").position(literal.position());
  }

  @Override
  public Expr visit(SqlExpression.BooleanLiteral literal) {
    return literal.value() ? Constant.TRUE : Constant.FALSE;
  }

  @Override
  public Expr visit(SqlExpression.NullLiteral literal) {
    return Constant.unknown(null, literal.position());
  }

  @Override
  public Expr visit(SqlExpression.DefaultValue value) {
    throw new SqlError(SqlState.SYNTAX_ERROR, "DEFAULT is not allowed in this context")
        .position(value.position());
  }

  @Override
  public Expr visit(SqlExpression.Parameter parameter) {
    return statement.parameters().parameter(parameter.number());
  }

  @Override
  public Expr visit(SqlExpression.ColumnReference reference) {
    if (clause == Clause.DEFAULT) {
      throw new SqlError(
              SqlState.FEATURE_NOT_SUPPORTED, "cannot use column reference in DEFAULT expression")
          .position(reference.position());
    }
    return columns.bind(reference);
  }

  @Override
  public Expr visit(SqlExpression.AllColumns all) {
    if (all.qualifier().isEmpty()) {
      throw new SqlError(SqlState.SYNTAX_ERROR, "row expansion via \"*\" is not supported here")
          .position(all.position());
    }
    return Exprs.row(
        columns.all(all.qualifier(), all.position()).stream().map(ScopeColumn::value).toList());
  }

  @Override
  public Expr visit(SqlExpression.FieldSelection selection) {
    return functions.field(selection);
  }

  @Override
  public Expr visit(SqlExpression.AllFields fields) {
    throw SqlError.notSupported("row expansion via \".*\" of an expression")
        .position(fields.position());
  }

  @Override
  public Expr visit(SqlExpression.Subscript subscript) {
    Expr container = bind(subscript.operand());
    SqlExpression lower = subscript.lower();
    SqlExpression upper = subscript.upper();
    if (!subscript.slice() && upper != null) {
      return Exprs.subscript(container, List.of(bind(upper)), subscript.position());
    }
    List<@Nullable Expr> low = new ArrayList<>();
    low.add(lower == null ? null : bind(lower));
    List<@Nullable Expr> high = new ArrayList<>();
    high.add(upper == null ? null : bind(upper));
    return Exprs.slice(container, low, high, subscript.position());
  }

  // --- Operators

  @Override
  public Expr visit(SqlExpression.UnaryOperation operation) {
    Expr operand = bind(operation.operand());
    if (operation.operator().symbol().equals("-")) {
      Expr negative = negativeLiteral(operation.operand(), operation.position());
      if (negative != null) {
        return negative;
      }
    }
    return Exprs.operator(operation.operator().symbol(), null, operand, operation.position());
  }

  /** -2147483648 is an integer although 2147483648 is none. */
  private static @Nullable Expr negativeLiteral(SqlExpression operand, int position) {
    if (operand instanceof SqlExpression.IntegerLiteral literal) {
      return new Constant(Types.INT4, -1, -literal.value(), position);
    }
    if (operand instanceof SqlExpression.NumericLiteral literal) {
      switch (literal.text()) {
        case "2147483648":
          return new Constant(Types.INT4, -1, Integer.MIN_VALUE, position);
        case "9223372036854775808":
          return new Constant(Types.INT8, -1, Long.MIN_VALUE, position);
        default:
          return null;
      }
    }
    return null;
  }

  @Override
  public Expr visit(SqlExpression.BinaryOperation operation) {
    Expr left = subqueries.rowOperand(operation.left(), operation.right());
    Expr right = subqueries.rowOperand(operation.right(), operation.left());
    return Exprs.operator(operation.operator().symbol(), left, right, operation.position());
  }

  @Override
  public Expr visit(SqlExpression.And and) {
    List<Expr> operands = new ArrayList<>(and.operands().size());
    for (SqlExpression operand : and.operands()) {
      operands.add(condition(operand, "AND"));
    }
    return Exprs.and(operands);
  }

  @Override
  public Expr visit(SqlExpression.Or or) {
    List<Expr> operands = new ArrayList<>(or.operands().size());
    for (SqlExpression operand : or.operands()) {
      operands.add(condition(operand, "OR"));
    }
    return Exprs.or(operands);
  }

  @Override
  public Expr visit(SqlExpression.Not not) {
    return Exprs.not(condition(not.operand(), "NOT"));
  }

  @Override
  public Expr visit(SqlExpression.IsNull test) {
    return Exprs.isNull(bind(test.operand()), test.negated());
  }

  @Override
  public Expr visit(SqlExpression.IsTruth test) {
    return Exprs.isTruth(
        bind(test.operand()), test.truth(), test.negated(), Locations.start(test.operand()));
  }

  @Override
  public Expr visit(SqlExpression.IsDistinct test) {
    return Exprs.distinct(bind(test.left()), bind(test.right()), test.negated(), test.position());
  }

  @Override
  public Expr visit(SqlExpression.Between between) {
    return Exprs.between(
        bind(between.operand()),
        bind(between.lower()),
        bind(between.upper()),
        between.symmetric(),
        between.negated(),
        between.position());
  }

  @Override
  public Expr visit(SqlExpression.Like like) {
    return functions.like(like);
  }

  @Override
  public Expr visit(SqlExpression.InList in) {
    return Exprs.in(bind(in.operand()), bindAll(in.elements()), in.negated(), in.position());
  }

  @Override
  public Expr visit(SqlExpression.InSubquery in) {
    Expr found = subqueries.any(in.operand(), "=", false, in.query(), in.position());
    return in.negated() ? Exprs.not(found) : found;
  }

  @Override
  public Expr visit(SqlExpression.QuantifiedArray comparison) {
    return Exprs.quantified(
        comparison.operator().symbol(),
        comparison.all(),
        bind(comparison.operand()),
        bind(comparison.array()),
        comparison.position());
  }

  @Override
  public Expr visit(SqlExpression.QuantifiedSubquery comparison) {
    return subqueries.any(
        comparison.operand(),
        comparison.operator().symbol(),
        comparison.all(),
        comparison.query(),
        comparison.position());
  }

  @Override
  public Expr visit(SqlExpression.Cast cast) {
    TypeBinder.BoundType type = statement.types().bind(cast.type());
    Expr catalogConstant = functions.catalogConstant(cast.operand(), type.type());
    if (catalogConstant != null) {
      return catalogConstant;
    }
    Expr operand = bind(cast.operand());
    Expr converted = Exprs.cast(operand, type.type(), type.typmod(), castPosition(cast, operand));
    return type.domain() == null ? converted : DomainCheck.of(statement, converted, type.domain());
  }

  /** PostgreSQL points to the literal that cannot be read, and to the cast otherwise. */
  private static int castPosition(SqlExpression.Cast cast, Expr operand) {
    return operand.type().equals(Types.UNKNOWN) ? cast.operand().position() : cast.position();
  }

  @Override
  public Expr visit(SqlExpression.Collate collate) {
    String name = collate.collation().name();
    switch (name) {
      case "C":
      case "POSIX":
      case "default":
      case "ucs_basic":
      case "pg_c_utf8":
        return bind(collate.operand());
      default:
        throw SqlError.of(
                SqlState.UNDEFINED_OBJECT,
                "collation \"%s\" for encoding \"UTF8\" does not exist",
                name)
            .position(collate.position());
    }
  }

  // --- Conditional expressions

  @Override
  public Expr visit(SqlExpression.Case expression) {
    SqlExpression operand = expression.operand();
    Expr boundOperand = operand == null ? null : bind(operand);
    List<Expr> whens = new ArrayList<>();
    List<Expr> thens = new ArrayList<>();
    for (SqlExpression.WhenClause when : expression.whens()) {
      whens.add(
          operand == null ? condition(when.condition(), "CASE/WHEN") : bind(when.condition()));
      thens.add(bind(when.result()));
    }
    SqlExpression otherwise = expression.otherwise();
    return Exprs.caseWhen(
        boundOperand,
        whens,
        thens,
        otherwise == null ? null : bind(otherwise),
        expression.position());
  }

  @Override
  public Expr visit(SqlExpression.Coalesce coalesce) {
    return Exprs.coalesce(bindAll(coalesce.arguments()), coalesce.position());
  }

  @Override
  public Expr visit(SqlExpression.NullIf nullIf) {
    return Exprs.nullIf(bind(nullIf.left()), bind(nullIf.right()), nullIf.position());
  }

  @Override
  public Expr visit(SqlExpression.Extremum extremum) {
    List<Expr> arguments = bindAll(extremum.arguments());
    return extremum.greatest()
        ? Exprs.greatest(arguments, extremum.position())
        : Exprs.least(arguments, extremum.position());
  }

  // --- Functions

  @Override
  public Expr visit(SqlExpression.FunctionCall call) {
    return functions.call(call);
  }

  @Override
  public Expr visit(SqlExpression.ValueFunctionCall call) {
    Integer precision = call.precision();
    List<Expr> arguments =
        precision == null ? List.of() : List.of(new Constant(Types.INT4, precision));
    String name = call.function().name().toLowerCase(Locale.ROOT);
    return Exprs.function(name, arguments, false, call.position());
  }

  @Override
  public Expr visit(SqlExpression.Grouping grouping) {
    if (parts == null || !clause.allowsAggregates()) {
      throw SqlError.of(
              SqlState.GROUPING_ERROR, "grouping operations are not allowed in %s", clause.title())
          .position(grouping.position());
    }
    return parts.grouping(
        bindAll(grouping.arguments()),
        grouping.arguments().stream().map(Locations::start).toList());
  }

  // --- Rows, arrays, subqueries

  @Override
  public Expr visit(SqlExpression.Row row) {
    return Exprs.row(bindAll(row.fields()));
  }

  @Override
  public Expr visit(SqlExpression.ArrayConstructor array) {
    return Exprs.array(bindAll(array.elements()), array.position());
  }

  @Override
  public Expr visit(SqlExpression.ArraySubquery subquery) {
    return subqueries.array(subquery.query(), subquery.position());
  }

  @Override
  public Expr visit(SqlExpression.ScalarSubquery subquery) {
    return subqueries.scalar(subquery.query(), subquery.position());
  }

  @Override
  public Expr visit(SqlExpression.Exists exists) {
    return subqueries.exists(exists.query(), exists.position());
  }

  @Override
  public Expr visit(SqlExpression.CurrentOf currentOf) {
    throw SqlError.notSupported("WHERE CURRENT OF").position(currentOf.position());
  }
}
