package io.tx4j.engine.sql;

import io.tx4j.engine.sql.SqlExpression.AllColumns;
import io.tx4j.engine.sql.SqlExpression.AllFields;
import io.tx4j.engine.sql.SqlExpression.And;
import io.tx4j.engine.sql.SqlExpression.ArrayConstructor;
import io.tx4j.engine.sql.SqlExpression.ArraySubquery;
import io.tx4j.engine.sql.SqlExpression.Between;
import io.tx4j.engine.sql.SqlExpression.BinaryOperation;
import io.tx4j.engine.sql.SqlExpression.BitStringLiteral;
import io.tx4j.engine.sql.SqlExpression.BooleanLiteral;
import io.tx4j.engine.sql.SqlExpression.Case;
import io.tx4j.engine.sql.SqlExpression.Cast;
import io.tx4j.engine.sql.SqlExpression.Coalesce;
import io.tx4j.engine.sql.SqlExpression.Collate;
import io.tx4j.engine.sql.SqlExpression.ColumnReference;
import io.tx4j.engine.sql.SqlExpression.CurrentOf;
import io.tx4j.engine.sql.SqlExpression.DefaultValue;
import io.tx4j.engine.sql.SqlExpression.Exists;
import io.tx4j.engine.sql.SqlExpression.Extremum;
import io.tx4j.engine.sql.SqlExpression.FieldSelection;
import io.tx4j.engine.sql.SqlExpression.FunctionCall;
import io.tx4j.engine.sql.SqlExpression.Grouping;
import io.tx4j.engine.sql.SqlExpression.InList;
import io.tx4j.engine.sql.SqlExpression.InSubquery;
import io.tx4j.engine.sql.SqlExpression.IntegerLiteral;
import io.tx4j.engine.sql.SqlExpression.IsDistinct;
import io.tx4j.engine.sql.SqlExpression.IsNull;
import io.tx4j.engine.sql.SqlExpression.IsTruth;
import io.tx4j.engine.sql.SqlExpression.Like;
import io.tx4j.engine.sql.SqlExpression.Not;
import io.tx4j.engine.sql.SqlExpression.NullIf;
import io.tx4j.engine.sql.SqlExpression.NullLiteral;
import io.tx4j.engine.sql.SqlExpression.NumericLiteral;
import io.tx4j.engine.sql.SqlExpression.Or;
import io.tx4j.engine.sql.SqlExpression.Parameter;
import io.tx4j.engine.sql.SqlExpression.QuantifiedArray;
import io.tx4j.engine.sql.SqlExpression.QuantifiedSubquery;
import io.tx4j.engine.sql.SqlExpression.Row;
import io.tx4j.engine.sql.SqlExpression.ScalarSubquery;
import io.tx4j.engine.sql.SqlExpression.StringLiteral;
import io.tx4j.engine.sql.SqlExpression.Subscript;
import io.tx4j.engine.sql.SqlExpression.UnaryOperation;
import io.tx4j.engine.sql.SqlExpression.ValueFunctionCall;
import io.tx4j.engine.sql.SqlExpression.WhenClause;
import org.jspecify.annotations.Nullable;

/** Writes expressions: operations in parentheses, operands as they are. */
final class ExpressionWriter implements SqlExpression.Visitor<SqlText> {

  private final SqlText text;

  ExpressionWriter(SqlText text) {
    this.text = text;
  }

  @Override
  public SqlText visit(IntegerLiteral literal) {
    return number(String.valueOf(literal.value()));
  }

  @Override
  public SqlText visit(NumericLiteral literal) {
    return number(literal.text());
  }

  /** A minus sign would bind weaker than what may follow. */
  private SqlText number(String digits) {
    return digits.startsWith("-") ? text.add("(").add(digits).add(")") : text.add(digits);
  }

  @Override
  public SqlText visit(StringLiteral literal) {
    return text.string(literal.value());
  }

  @Override
  public SqlText visit(BitStringLiteral literal) {
    return text.add(literal.hexadecimal() ? "X'" : "B'").add(literal.digits()).add("'");
  }

  @Override
  public SqlText visit(BooleanLiteral literal) {
    return text.add(literal.value() ? "true" : "false");
  }

  @Override
  public SqlText visit(NullLiteral literal) {
    return text.add("NULL");
  }

  @Override
  public SqlText visit(DefaultValue value) {
    return text.add("DEFAULT");
  }

  @Override
  public SqlText visit(Parameter parameter) {
    return text.add("$").add(String.valueOf(parameter.number()));
  }

  @Override
  public SqlText visit(ColumnReference reference) {
    return text.dotted(reference.parts());
  }

  @Override
  public SqlText visit(AllColumns columns) {
    return columns.qualifier().isEmpty()
        ? text.add("*")
        : text.dotted(columns.qualifier()).add(".*");
  }

  @Override
  public SqlText visit(FieldSelection selection) {
    return text.add("(").expression(selection.operand()).add(").").name(selection.field());
  }

  @Override
  public SqlText visit(AllFields fields) {
    return text.add("(").expression(fields.operand()).add(").*");
  }

  @Override
  public SqlText visit(Subscript subscript) {
    SqlExpression operand = subscript.operand();
    if (operand instanceof ColumnReference || operand instanceof Subscript) {
      text.expression(operand);
    } else {
      text.add("(").expression(operand).add(")");
    }
    text.add("[");
    text.optional("", subscript.lower());
    if (subscript.slice()) {
      text.add(":");
    }
    text.optional("", subscript.upper());
    return text.add("]");
  }

  // ---- operators

  private SqlText open() {
    return text.add("(");
  }

  @Override
  public SqlText visit(UnaryOperation operation) {
    return open().operator(operation.operator()).add(" ").expression(operation.operand()).add(")");
  }

  @Override
  public SqlText visit(BinaryOperation operation) {
    return open()
        .expression(operation.left())
        .add(" ")
        .operator(operation.operator())
        .add(" ")
        .expression(operation.right())
        .add(")");
  }

  @Override
  public SqlText visit(And and) {
    return open().list(and.operands(), " AND ", text::expression).add(")");
  }

  @Override
  public SqlText visit(Or or) {
    return open().list(or.operands(), " OR ", text::expression).add(")");
  }

  @Override
  public SqlText visit(Not not) {
    return open().add("NOT ").expression(not.operand()).add(")");
  }

  @Override
  public SqlText visit(IsNull test) {
    return open().expression(test.operand()).add(test.negated() ? " IS NOT NULL)" : " IS NULL)");
  }

  @Override
  public SqlText visit(IsTruth test) {
    Boolean truth = test.truth();
    return open()
        .expression(test.operand())
        .add(test.negated() ? " IS NOT " : " IS ")
        .add(truth == null ? "UNKNOWN)" : truth ? "TRUE)" : "FALSE)");
  }

  @Override
  public SqlText visit(IsDistinct test) {
    return open()
        .expression(test.left())
        .add(test.negated() ? " IS NOT DISTINCT FROM " : " IS DISTINCT FROM ")
        .expression(test.right())
        .add(")");
  }

  @Override
  public SqlText visit(Between between) {
    return open()
        .expression(between.operand())
        .add(between.negated() ? " NOT BETWEEN " : " BETWEEN ")
        .add(between.symmetric() ? "SYMMETRIC " : "")
        .expression(between.lower())
        .add(" AND ")
        .expression(between.upper())
        .add(")");
  }

  @Override
  public SqlText visit(Like like) {
    String verb =
        switch (like.kind()) {
          case LIKE -> "LIKE ";
          case ILIKE -> "ILIKE ";
          case SIMILAR_TO -> "SIMILAR TO ";
        };
    return open()
        .expression(like.operand())
        .add(like.negated() ? " NOT " : " ")
        .add(verb)
        .expression(like.pattern())
        .optional(" ESCAPE ", like.escape())
        .add(")");
  }

  @Override
  public SqlText visit(InList in) {
    return in(in.operand(), in.negated()).add("(").expressions(in.elements()).add("))");
  }

  @Override
  public SqlText visit(InSubquery in) {
    return in(in.operand(), in.negated()).subquery(in.query()).add(")");
  }

  private SqlText in(SqlExpression operand, boolean negated) {
    return open().expression(operand).add(negated ? " NOT IN " : " IN ");
  }

  @Override
  public SqlText visit(QuantifiedArray comparison) {
    return quantified(comparison.operand(), comparison.operator(), comparison.all())
        .add("(")
        .expression(comparison.array())
        .add("))");
  }

  @Override
  public SqlText visit(QuantifiedSubquery comparison) {
    return quantified(comparison.operand(), comparison.operator(), comparison.all())
        .subquery(comparison.query())
        .add(")");
  }

  private SqlText quantified(SqlExpression operand, SqlExpression.Operator operator, boolean all) {
    return open().expression(operand).add(" ").operator(operator).add(all ? " ALL " : " ANY ");
  }

  @Override
  public SqlText visit(Cast cast) {
    SqlExpression operand = cast.operand();
    if (operand instanceof StringLiteral || operand instanceof Parameter) {
      text.expression(operand);
    } else {
      text.add("(").expression(operand).add(")");
    }
    return text.add("::").type(cast.type());
  }

  @Override
  public SqlText visit(Collate collate) {
    return open().expression(collate.operand()).add(" COLLATE ").name(collate.collation()).add(")");
  }

  // ---- conditional expressions

  @Override
  public SqlText visit(Case expression) {
    text.add("CASE");
    text.optional(" ", expression.operand());
    for (WhenClause when : expression.whens()) {
      text.add(" WHEN ").expression(when.condition()).add(" THEN ").expression(when.result());
    }
    return text.optional(" ELSE ", expression.otherwise()).add(" END");
  }

  @Override
  public SqlText visit(Coalesce coalesce) {
    return text.add("COALESCE(").expressions(coalesce.arguments()).add(")");
  }

  @Override
  public SqlText visit(NullIf nullIf) {
    return text.add("NULLIF(")
        .expression(nullIf.left())
        .add(", ")
        .expression(nullIf.right())
        .add(")");
  }

  @Override
  public SqlText visit(Extremum extremum) {
    return text.add(extremum.greatest() ? "GREATEST(" : "LEAST(")
        .expressions(extremum.arguments())
        .add(")");
  }

  // ---- functions

  @Override
  public SqlText visit(FunctionCall call) {
    return new CallWriter(text).write(call);
  }

  @Override
  public SqlText visit(ValueFunctionCall call) {
    text.add(call.function().name());
    @Nullable Integer precision = call.precision();
    return precision == null ? text : text.add("(").add(precision.toString()).add(")");
  }

  @Override
  public SqlText visit(Grouping grouping) {
    return text.add("GROUPING(").expressions(grouping.arguments()).add(")");
  }

  // ---- rows, arrays, subqueries

  @Override
  public SqlText visit(Row row) {
    return text.add(row.explicit() ? "ROW(" : "(").expressions(row.fields()).add(")");
  }

  @Override
  public SqlText visit(ArrayConstructor array) {
    return text.add("ARRAY[").expressions(array.elements()).add("]");
  }

  @Override
  public SqlText visit(ArraySubquery subquery) {
    return text.add("ARRAY").subquery(subquery.query());
  }

  @Override
  public SqlText visit(ScalarSubquery subquery) {
    return text.subquery(subquery.query());
  }

  @Override
  public SqlText visit(Exists exists) {
    return text.add("EXISTS ").subquery(exists.query());
  }

  @Override
  public SqlText visit(CurrentOf currentOf) {
    return text.add("CURRENT OF ").name(currentOf.cursor());
  }
}
