package io.tx4j.engine.session;

import io.tx4j.engine.error.SqlError;
import io.tx4j.engine.error.SqlState;
import io.tx4j.engine.sql.SqlExpression;
import io.tx4j.engine.sql.SqlExpression.BooleanLiteral;
import io.tx4j.engine.sql.SqlExpression.Cast;
import io.tx4j.engine.sql.SqlExpression.IntegerLiteral;
import io.tx4j.engine.sql.SqlExpression.NumericLiteral;
import io.tx4j.engine.sql.SqlExpression.StringLiteral;
import io.tx4j.engine.sql.SqlExpression.UnaryOperation;
import java.util.List;
import java.util.stream.Collectors;

/** What stands behind the = or TO of a SET. */
final class SettingValue {

  private SettingValue() {}

  /** The value as text. Several values are a list of names, which search_path alone takes. */
  static String of(String setting, List<SqlExpression> values) {
    if (values.size() == 1 && !setting.equals("search_path")) {
      return text(setting, values.get(0));
    }
    if (!setting.equalsIgnoreCase("search_path") && !setting.equalsIgnoreCase("DateStyle")) {
      throw new SqlError(
          SqlState.INVALID_PARAMETER_VALUE, "SET " + setting + " takes only one argument");
    }
    boolean names = setting.equals("search_path");
    return values.stream()
        .map(value -> text(setting, value))
        .map(text -> names ? quote(text) : text)
        .collect(Collectors.joining(", "));
  }

  private static String quote(String name) {
    return name.matches("[a-z_][a-z0-9_$]*") ? name : '"' + name.replace("\"", "\"\"") + '"';
  }

  private static String text(String setting, SqlExpression value) {
    if (value instanceof StringLiteral string) {
      return string.value();
    }
    if (value instanceof IntegerLiteral integer) {
      return Integer.toString(integer.value());
    }
    if (value instanceof NumericLiteral numeric) {
      return numeric.text();
    }
    if (value instanceof BooleanLiteral bool) {
      return bool.value() ? "on" : "off";
    }
    if (value instanceof UnaryOperation signed && signed.operator().symbol().equals("-")) {
      return "-" + text(setting, signed.operand());
    }
    if (value instanceof Cast) {
      throw SqlError.notSupported("SET TIME ZONE INTERVAL");
    }
    throw new SqlError(
        SqlState.INVALID_PARAMETER_VALUE, "invalid value for parameter \"" + setting + "\"");
  }
}
