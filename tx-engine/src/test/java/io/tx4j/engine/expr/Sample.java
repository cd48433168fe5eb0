package io.tx4j.engine.expr;

import io.tx4j.engine.error.SqlError;
import io.tx4j.engine.value.SqlType;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** An expression twice: as SQL for PostgreSQL, and as what the binder would make of that SQL. */
record Sample(String sql, Supplier<Expr> expr) {

  /** What came of an expression: value and type, or an error. */
  record Outcome(
      @Nullable String value, long typeOid, @Nullable String state, @Nullable String message) {

    static Outcome of(SqlError error) {
      return new Outcome(null, 0, error.state().code(), error.message());
    }

    boolean agrees(Outcome other) {
      return state != null || other.state != null
          ? java.util.Objects.equals(state, other.state)
          : typeOid == other.typeOid && java.util.Objects.equals(value, other.value);
    }

    @Override
    public String toString() {
      return state != null ? state + " " + message : value + " : " + typeOid;
    }
  }

  static Sample literal(SqlType type, String text) {
    String quoted = "'" + text.replace("'", "''") + "'";
    String name = type.displayName(-1);
    return new Sample(
        quoted + "::" + name, () -> Exprs.cast(Constant.unknown(text, 1), type, -1, 1));
  }

  static Sample unknown(String text) {
    return new Sample("'" + text.replace("'", "''") + "'", () -> Constant.unknown(text, 1));
  }

  static Sample nullOf(SqlType type) {
    return new Sample(
        "null::" + type.displayName(-1), () -> Exprs.cast(Constant.unknown(null, 1), type, -1, 1));
  }

  static Sample operator(String name, Sample left, Sample right) {
    return new Sample(
        "(" + left.sql + " " + name + " " + right.sql + ")",
        () -> Exprs.operator(name, left.expr.get(), right.expr.get(), 1));
  }

  static Sample prefix(String name, Sample right) {
    return new Sample(
        "(" + name + " " + right.sql + ")", () -> Exprs.operator(name, null, right.expr.get(), 1));
  }

  static Sample function(String name, List<Sample> arguments) {
    String sql =
        arguments.stream()
            .map(Sample::sql)
            .collect(Collectors.joining(", ", "pg_catalog.\"" + name + "\"(", ")"));
    return new Sample(
        sql,
        () -> {
          List<Expr> exprs = new ArrayList<>();
          arguments.forEach(argument -> exprs.add(argument.expr.get()));
          return Exprs.function(name, exprs, false, 1);
        });
  }

  Sample cast(SqlType type, int typmod) {
    return new Sample(
        "cast(" + sql + " as " + type.displayName(typmod) + ")",
        () -> Exprs.cast(expr.get(), type, typmod, 1));
  }

  /** Evaluates the engine's side. Anything but a value or an SqlError is a bug and passed on. */
  Outcome evaluate(EvalContext context) {
    try {
      Expr e = expr.get();
      Object value = e.eval(new Frame(0, new Object[0], context));
      return new Outcome(
          value == null ? null : e.type().format(value, context), e.type().oid(), null, null);
    } catch (SqlError error) {
      return Outcome.of(error);
    }
  }
}
