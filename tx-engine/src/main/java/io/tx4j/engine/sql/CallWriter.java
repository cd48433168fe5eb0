package io.tx4j.engine.sql;

import io.tx4j.engine.sql.SqlExpression.Argument;
import io.tx4j.engine.sql.SqlExpression.FunctionCall;
import io.tx4j.engine.sql.SqlExpression.StringLiteral;
import io.tx4j.engine.sql.WindowSpecification.Bound;
import io.tx4j.engine.sql.WindowSpecification.Exclusion;
import io.tx4j.engine.sql.WindowSpecification.Frame;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes function calls, in the syntax that they were written in, and window specifications. */
final class CallWriter {

  private final SqlText text;

  CallWriter(SqlText text) {
    this.text = text;
  }

  SqlText write(FunctionCall call) {
    return call.standardSyntax() ? standard(call) : ordinary(call);
  }

  private SqlText ordinary(FunctionCall call) {
    text.name(call.name()).add("(");
    if (call.star()) {
      text.add("*");
    }
    if (call.distinct()) {
      text.add("DISTINCT ");
    }
    int last = call.arguments().size() - 1;
    for (int i = 0; i <= last; i++) {
      text.add(i == 0 ? "" : ", ").add(call.variadic() && i == last ? "VARIADIC " : "");
      argument(call.arguments().get(i));
    }
    if (call.withinGroup()) {
      text.orderBy(") WITHIN GROUP (ORDER BY ", call.orderBy());
    } else {
      text.orderBy(" ORDER BY ", call.orderBy());
    }
    text.add(")");
    SqlExpression filter = call.filter();
    if (filter != null) {
      text.add(" FILTER (WHERE ").expression(filter).add(")");
    }
    WindowSpecification over = call.over();
    if (over != null) {
      text.add(" OVER ");
      window(over);
    }
    return text;
  }

  private void argument(Argument argument) {
    String name = argument.name();
    if (name != null) {
      text.name(name).add(" => ");
    }
    text.expression(argument.value());
  }

  // ---- the standard's syntaxes

  private SqlText standard(FunctionCall call) {
    List<SqlExpression> arguments = call.arguments().stream().map(Argument::value).toList();
    SqlExpression first = arguments.isEmpty() ? null : arguments.get(0);
    return switch (call.name().name()) {
      case "extract" -> words("EXTRACT(", arguments, "", " FROM ");
      case "position" ->
          words("POSITION(", List.of(arguments.get(1), arguments.get(0)), "", " IN ");
      case "overlay" -> words("OVERLAY(", arguments, "", " PLACING ", " FROM ", " FOR ");
      case "substring" -> words("SUBSTRING(", arguments, "", " FROM ", " FOR ");
      case "btrim" -> trim("TRIM(BOTH ", arguments);
      case "ltrim" -> trim("TRIM(LEADING ", arguments);
      case "rtrim" -> trim("TRIM(TRAILING ", arguments);
      case "normalize" -> normalize(arguments);
      case "is_normalized" -> isNormalized(arguments);
      case "pg_collation_for" -> words("COLLATION FOR (", arguments, "");
      case "timezone" ->
          first != null && arguments.size() == 1
              ? text.add("(").expression(first).add(" AT LOCAL)")
              : words("(", List.of(arguments.get(1), arguments.get(0)), "", " AT TIME ZONE ");
      case "overlaps" -> words("((", arguments, "", ", ", ") OVERLAPS (", ", ").add(")");
      default -> text.add("MERGE_ACTION()");
    };
  }

  /** The arguments, each behind its own words. */
  private SqlText words(String opening, List<SqlExpression> arguments, String... words) {
    text.add(opening);
    for (int i = 0; i < arguments.size(); i++) {
      text.add(words[i]).expression(arguments.get(i));
    }
    return text.add(")");
  }

  private SqlText trim(String opening, List<SqlExpression> arguments) {
    text.add(opening);
    // TRIM(BOTH x FROM a) arrives as btrim(a, x); more than two are written as they came.
    if (arguments.size() == 2) {
      text.expression(arguments.get(1)).add(" FROM ").expression(arguments.get(0));
    } else {
      text.add("FROM ").expressions(arguments);
    }
    return text.add(")");
  }

  private SqlText normalize(List<SqlExpression> arguments) {
    text.add("NORMALIZE(").expression(arguments.get(0));
    if (arguments.size() > 1) {
      text.add(", ").add(form(arguments.get(1)));
    }
    return text.add(")");
  }

  private SqlText isNormalized(List<SqlExpression> arguments) {
    text.add("(").expression(arguments.get(0)).add(" IS ");
    if (arguments.size() > 1) {
      text.add(form(arguments.get(1))).add(" ");
    }
    return text.add("NORMALIZED)");
  }

  /** The normal form is a word that the parser turned into a string. */
  private static String form(SqlExpression form) {
    return form instanceof StringLiteral literal ? literal.value() : "NFC";
  }

  // ---- windows

  void window(WindowSpecification window) {
    String reference = window.reference();
    if (reference != null) {
      text.name(reference);
      return;
    }
    text.add("(");
    String separator = "";
    String base = window.base();
    if (base != null) {
      text.name(base);
      separator = " ";
    }
    if (!window.partitionBy().isEmpty()) {
      text.add(separator).add("PARTITION BY ").expressions(window.partitionBy());
      separator = " ";
    }
    if (!window.orderBy().isEmpty()) {
      text.orderBy(separator + "ORDER BY ", window.orderBy());
      separator = " ";
    }
    frame(separator, window.frame());
    text.add(")");
  }

  private void frame(String separator, @Nullable Frame frame) {
    if (frame == null) {
      return;
    }
    text.add(separator).add(frame.mode().name()).add(" BETWEEN ");
    bound(frame.start());
    text.add(" AND ");
    bound(frame.end());
    if (frame.exclusion() != Exclusion.NO_OTHERS) {
      text.add(" EXCLUDE ").add(frame.exclusion().name().replace('_', ' '));
    }
  }

  private void bound(Bound bound) {
    text.optional("", bound.offset());
    switch (bound.kind()) {
      case UNBOUNDED_PRECEDING -> text.add("UNBOUNDED PRECEDING");
      case OFFSET_PRECEDING -> text.add(" PRECEDING");
      case CURRENT_ROW -> text.add("CURRENT ROW");
      case OFFSET_FOLLOWING -> text.add(" FOLLOWING");
      case UNBOUNDED_FOLLOWING -> text.add("UNBOUNDED FOLLOWING");
    }
  }
}
