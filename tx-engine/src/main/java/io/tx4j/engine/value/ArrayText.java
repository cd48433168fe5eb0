package io.tx4j.engine.value;

import io.tx4j.engine.error.SqlError;
import io.tx4j.engine.error.SqlState;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The text form of arrays: {@code {1,2,NULL}}, {@code {{a,"b c"},{d,e}}}, {@code [0:1]={7,8}}. */
final class ArrayText {

  private static final int MAX_DIMENSIONS = 6;

  private final String text;
  private final SqlType elementType;
  private final ValueContext context;
  private final List<@Nullable Object> elements = new ArrayList<>();
  private final int[] lengths = new int[MAX_DIMENSIONS];
  private int dimensions = -1;
  private int at;

  /** Whether the last unquoted element had a backslash: then it is not the word NULL. */
  private boolean escaped;

  private ArrayText(String text, SqlType elementType, ValueContext context) {
    this.text = text;
    this.elementType = elementType;
    this.context = context;
    Arrays.fill(lengths, -1);
  }

  static ArrayValue parse(String text, SqlType elementType, ValueContext context) {
    return new ArrayText(text, elementType, context).run();
  }

  private ArrayValue run() {
    skipSpaces();
    List<int[]> bounds = bounds();
    if (peek() != '{') {
      throw malformed(
          bounds.isEmpty()
              ? "Array value must start with \"{\" or dimension information."
              : "Array contents must start with \"{\".");
    }
    array(0);
    skipSpaces();
    if (at < text.length()) {
      throw malformed("Junk after closing right brace.");
    }
    if (elements.isEmpty()) {
      return ArrayValue.of(elementType);
    }
    int[] shape = Arrays.copyOf(lengths, dimensions);
    int[] lower = new int[dimensions];
    Arrays.fill(lower, 1);
    if (!bounds.isEmpty()) {
      if (bounds.size() != dimensions) {
        throw malformed("Specified array dimensions do not match array contents.");
      }
      for (int i = 0; i < dimensions; i++) {
        lower[i] = bounds.get(i)[0];
        if (bounds.get(i)[1] - lower[i] + 1 != shape[i]) {
          throw malformed("Specified array dimensions do not match array contents.");
        }
      }
    }
    return new ArrayValue(elementType, elements.toArray(), shape, lower);
  }

  /** {@code [0:1][1:2]=}, lower and upper bound of each dimension. */
  private List<int[]> bounds() {
    List<int[]> bounds = new ArrayList<>();
    while (peek() == '[') {
      at++;
      int first = integer();
      int last = first;
      int lower = 1;
      if (peek() == ':') {
        at++;
        lower = first;
        last = integer();
      }
      if (peek() != ']') {
        throw malformed("Missing \"]\" after array dimensions.");
      }
      at++;
      if (last < lower) {
        throw new SqlError(
            SqlState.ARRAY_SUBSCRIPT_ERROR, "upper bound cannot be less than lower bound");
      }
      bounds.add(new int[] {lower, last});
      skipSpaces();
    }
    if (!bounds.isEmpty()) {
      if (peek() != '=') {
        throw malformed("Missing \"=\" after array dimensions.");
      }
      at++;
      skipSpaces();
    }
    return bounds;
  }

  private int integer() {
    int start = at;
    if (peek() == '-' || peek() == '+') {
      at++;
    }
    while (Character.isDigit(peek())) {
      at++;
    }
    try {
      return Integer.parseInt(text.substring(start, at));
    } catch (NumberFormatException e) {
      throw malformed("\"[\" must introduce explicitly-specified array dimensions.");
    }
  }

  private void array(int depth) {
    if (depth >= MAX_DIMENSIONS) {
      throw SqlError.of(
          SqlState.PROGRAM_LIMIT_EXCEEDED,
          "number of array dimensions exceeds the maximum allowed (%d)",
          MAX_DIMENSIONS);
    }
    at++;
    skipSpaces();
    int count = 0;
    if (peek() == '}') {
      at++;
      if (depth > 0 || dimensions > 0) {
        throw mismatch();
      }
      return;
    }
    while (true) {
      skipSpaces();
      if (peek() == '{') {
        if (dimensions >= 0 && depth + 1 >= dimensions) {
          throw mismatch();
        }
        array(depth + 1);
      } else {
        element(depth);
      }
      count++;
      skipSpaces();
      char c = peek();
      at++;
      if (c == '}') {
        break;
      }
      if (c != ',') {
        throw at > text.length()
            ? unexpectedEnd()
            : malformed(c == '{' ? "Unexpected \"{\" character." : "Unexpected array element.");
      }
    }
    if (lengths[depth] >= 0 && lengths[depth] != count) {
      throw mismatch();
    }
    lengths[depth] = count;
  }

  private void element(int depth) {
    if (dimensions < 0) {
      dimensions = depth + 1;
    } else if (dimensions != depth + 1) {
      throw mismatch();
    }
    if (peek() == '"') {
      elements.add(elementType.parse(quoted(), context));
      return;
    }
    String found = plain();
    if (found.isEmpty()) {
      throw at >= text.length()
          ? unexpectedEnd()
          : malformed(String.format("Unexpected \"%s\" character.", peek()));
    }
    boolean isNull = found.equalsIgnoreCase("null") && !escaped;
    elements.add(isNull ? null : elementType.parse(found, context));
  }

  private String quoted() {
    StringBuilder out = new StringBuilder();
    at++;
    while (at < text.length() && text.charAt(at) != '"') {
      if (text.charAt(at) == '\\') {
        at++;
      }
      if (at < text.length()) {
        out.append(text.charAt(at++));
      }
    }
    if (at >= text.length()) {
      throw unexpectedEnd();
    }
    at++;
    return out.toString();
  }

  private String plain() {
    StringBuilder out = new StringBuilder();
    escaped = false;
    int solid = 0;
    while (at < text.length() && "{},\"".indexOf(text.charAt(at)) < 0) {
      char c = text.charAt(at++);
      if (c == '\\' && at < text.length()) {
        out.append(text.charAt(at++));
        escaped = true;
        solid = out.length();
      } else {
        out.append(c);
        solid = IntegerText.isSpace(c) ? solid : out.length();
      }
    }
    out.setLength(solid);
    return out.toString();
  }

  private void skipSpaces() {
    while (at < text.length() && IntegerText.isSpace(text.charAt(at))) {
      at++;
    }
  }

  private char peek() {
    return at < text.length() ? text.charAt(at) : '\0';
  }

  private SqlError mismatch() {
    return malformed("Multidimensional arrays must have sub-arrays with matching dimensions.");
  }

  private SqlError unexpectedEnd() {
    return malformed("Unexpected end of input.");
  }

  private SqlError malformed(String detail) {
    return SqlError.of(
            SqlState.INVALID_TEXT_REPRESENTATION, "malformed array literal: \"%s\"", text)
        .detail(detail);
  }

  // --- Output

  static String format(ArrayValue array, ValueContext context) {
    if (array.size() == 0) {
      return "{}";
    }
    StringBuilder out = new StringBuilder();
    boolean ones = Arrays.stream(array.lowerBounds()).allMatch(bound -> bound == 1);
    if (!ones) {
      for (int i = 0; i < array.dimensions(); i++) {
        int lower = array.lowerBound(i);
        out.append('[').append(lower).append(':').append(lower + array.length(i) - 1).append(']');
      }
      out.append('=');
    }
    append(out, array, 0, 0, array.size(), context);
    return out.toString();
  }

  private static void append(
      StringBuilder out,
      ArrayValue array,
      int dimension,
      int from,
      int size,
      ValueContext context) {
    int count = array.length(dimension);
    int step = size / count;
    out.append('{');
    for (int i = 0; i < count; i++) {
      out.append(i == 0 ? "" : ",");
      if (dimension + 1 < array.dimensions()) {
        append(out, array, dimension + 1, from + i * step, step, context);
      } else {
        Object element = array.elements()[from + i];
        appendElement(out, element == null ? null : array.elementType().format(element, context));
      }
    }
    out.append('}');
  }

  private static void appendElement(StringBuilder out, @Nullable String text) {
    if (text == null) {
      out.append("NULL");
    } else if (needsQuotes(text)) {
      out.append('"');
      for (int i = 0; i < text.length(); i++) {
        char c = text.charAt(i);
        out.append(c == '"' || c == '\\' ? "\\" : "").append(c);
      }
      out.append('"');
    } else {
      out.append(text);
    }
  }

  private static boolean needsQuotes(String text) {
    if (text.isEmpty() || text.equalsIgnoreCase("null")) {
      return true;
    }
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if ("\"\\{},".indexOf(c) >= 0 || IntegerText.isSpace(c)) {
        return true;
      }
    }
    return false;
  }
}
