package io.tx4j.engine.expr;

import io.tx4j.engine.error.SqlError;
import io.tx4j.engine.error.SqlState;
import io.tx4j.engine.value.SqlType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** format('%s %I %L', ...): {@code %[position$][-][width]type}. */
final class Format {

  private final String pattern;
  private final List<SqlType> types;
  private final @Nullable Object[] arguments;
  private final EvalContext context;
  private final StringBuilder out = new StringBuilder();
  private int at;
  private int next = 1;

  private Format(
      String pattern, List<SqlType> types, @Nullable Object[] arguments, EvalContext context) {
    this.pattern = pattern;
    this.types = types;
    this.arguments = arguments;
    this.context = context;
  }

  static @Nullable String format(
      List<SqlType> types, @Nullable Object[] arguments, EvalContext context) {
    String pattern = (String) arguments[0];
    return pattern == null ? null : new Format(pattern, types, arguments, context).run();
  }

  private String run() {
    while (at < pattern.length()) {
      char c = pattern.charAt(at++);
      if (c != '%') {
        out.append(c);
      } else if (peek() == '%') {
        out.append('%');
        at++;
      } else {
        specifier();
      }
    }
    return out.toString();
  }

  private void specifier() {
    int number = number();
    int position = 0;
    int width = number;
    if (number >= 0 && peek() == '$') {
      if (number == 0) {
        throw error("format specifies argument 0, but arguments are numbered from 1");
      }
      position = number;
      width = -1;
      at++;
    }
    boolean left = false;
    if (width < 0) {
      while (peek() == '-') {
        left = true;
        at++;
      }
      width = peek() == '*' ? starWidth() : number();
    }
    if (width < -1) {
      left = true;
      width = -width;
    }
    char conversion = peek();
    at++;
    if ("sIL".indexOf(conversion) < 0) {
      throw SqlError.of(
              SqlState.INVALID_PARAMETER_VALUE,
              "unrecognized format() type specifier \"%s\"",
              conversion)
          .hint("For a single \"%\" use \"%%\".");
    }
    int index = position > 0 ? position : next;
    next = index + 1;
    append(converted(conversion, index), width, left);
  }

  private int starWidth() {
    at++;
    int number = number();
    int index = next;
    if (number > 0 && peek() == '$') {
      at++;
      index = number;
    }
    next = index + 1;
    Object width = argument(index);
    return width == null ? 0 : ((Number) width).intValue();
  }

  private @Nullable Object argument(int index) {
    if (index >= arguments.length) {
      throw error("too few arguments for format()");
    }
    return arguments[index];
  }

  private String converted(char conversion, int index) {
    Object value = argument(index);
    if (value == null) {
      if (conversion == 'I') {
        throw new SqlError(
            SqlState.NULL_VALUE_NOT_ALLOWED,
            "null values cannot be formatted as an SQL identifier");
      }
      return conversion == 'L' ? "NULL" : "";
    }
    String text = types.get(index).format(value, context);
    return conversion == 'I'
        ? Quoting.identifier(text)
        : conversion == 'L' ? Quoting.literal(text) : text;
  }

  private void append(String text, int width, boolean left) {
    int missing = width - StringFunctions.length(text);
    String padding = missing > 0 ? " ".repeat(missing) : "";
    out.append(left ? text + padding : padding + text);
  }

  private int number() {
    int start = at;
    while (Character.isDigit(peek())) {
      at++;
    }
    return start == at ? -1 : Integer.parseInt(pattern.substring(start, at));
  }

  private char peek() {
    if (at >= pattern.length()) {
      throw error("unterminated format() type specifier").hint("For a single \"%\" use \"%%\".");
    }
    return pattern.charAt(at);
  }

  private static SqlError error(String message) {
    return new SqlError(SqlState.INVALID_PARAMETER_VALUE, message);
  }
}
