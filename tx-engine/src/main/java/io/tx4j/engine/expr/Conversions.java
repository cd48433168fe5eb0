package io.tx4j.engine.expr;

import io.tx4j.engine.error.SqlError;
import io.tx4j.engine.error.SqlState;
import io.tx4j.engine.value.SqlType;
import io.tx4j.engine.value.Types;
import io.tx4j.engine.value.ValueContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Makes the nodes that convert an expression to a type: PostgreSQL's coerce_type. */
final class Conversions {

  private Conversions() {}

  /** The expression as that type; null where the context does not allow it. */
  static @Nullable Expr tryConvert(Expr e, SqlType type, int typmod, CastContext context) {
    Expr converted = convertType(e, type, typmod, context);
    return converted == null ? null : fit(converted, typmod, context == CastContext.EXPLICIT);
  }

  /** For a conversion that was found possible. */
  static Expr implicit(Expr e, SqlType type) {
    Expr converted = convertType(e, type, -1, CastContext.IMPLICIT);
    if (converted == null) {
      throw cannotCast(e.type(), type);
    }
    return converted;
  }

  private static @Nullable Expr convertType(Expr e, SqlType type, int typmod, CastContext context) {
    SqlType from = e.type();
    if (from.equals(type) || type.equals(Types.ANY)) {
      return e;
    }
    if (from.equals(Types.UNKNOWN)) {
      return fromUnknown(e, type, typmod);
    }
    Casts.Path path = Casts.find(from, type, context);
    if (path == null) {
      return null;
    }
    return Folding.fold(byPath(path, e, type, context));
  }

  private static Expr fromUnknown(Expr e, SqlType type, int typmod) {
    if (e instanceof Parameter) {
      Parameter parameter = (Parameter) e;
      return parameter.types().assign(parameter, type);
    }
    if (!(e instanceof Constant)) {
      return new CastExpr.Text(e, type);
    }
    Constant literal = (Constant) e;
    if (literal.value() == null) {
      return new Constant(type, -1, null, literal.position());
    }
    return literal(literal, type, type.equals(Types.INTERVAL) ? typmod : -1);
  }

  private static Expr literal(Constant literal, SqlType type, int typmod) {
    String text = (String) Objects.requireNonNull(literal.value());
    if (LiteralExpr.dependsOnSession(type, text)) {
      LiteralExpr.checkFormat(type, text, literal.position());
      return new LiteralExpr(text, type, typmod, literal.position());
    }
    try {
      Object value = type.parse(text, typmod, ValueContext.DEFAULT);
      return new Constant(type, typmod, value, literal.position());
    } catch (SqlError error) {
      throw error.positionIfAbsent(literal.position());
    }
  }

  private static Expr byPath(Casts.Path path, Expr e, SqlType type, CastContext context) {
    switch (path) {
      case SAME:
        return e;
      case RELABEL:
        return new CastExpr.Relabel(e, type, -1);
      case FUNCTION:
        return new CastExpr.Function(
            e, Objects.requireNonNull(Registry.get().cast(e.type(), type)));
      case ARRAY:
        SqlType fromElement = Objects.requireNonNull(e.type().elementType());
        SqlType toElement = Objects.requireNonNull(type.elementType());
        return new CastExpr.Array(e, type, elementCast(fromElement, toElement, context));
      default:
        return new CastExpr.Text(e, type);
    }
  }

  /** The conversion of one element, as an expression over slot 0, column 0. */
  private static Expr elementCast(SqlType from, SqlType to, CastContext context) {
    Expr element = new ColumnRef(0, 0, 0, from, -1, "element");
    return byPath(Objects.requireNonNull(Casts.find(from, to, context)), element, to, context);
  }

  /** Makes the value fit the type modifier. */
  static Expr fit(Expr e, int typmod, boolean explicit) {
    if (typmod < 0 || e.typmod() == typmod) {
      return e;
    }
    return Folding.fold(new CastExpr.Fit(e, typmod, explicit));
  }

  static SqlError cannotCast(SqlType from, SqlType to) {
    return SqlError.of(
        SqlState.CANNOT_COERCE, "cannot cast type %s to %s", from.displayName(), to.displayName());
  }

  /** Converts the arguments of a call to its parameters' types. */
  static List<Expr> arguments(List<Expr> arguments, List<SqlType> parameters) {
    List<Expr> converted = new ArrayList<>(arguments.size());
    for (int i = 0; i < arguments.size(); i++) {
      converted.add(implicit(arguments.get(i), parameters.get(i)));
    }
    return converted;
  }
}
