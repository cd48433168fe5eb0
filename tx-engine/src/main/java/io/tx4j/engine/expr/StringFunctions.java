package io.tx4j.engine.expr;

import static io.tx4j.engine.value.Types.*;

import io.tx4j.engine.error.SqlError;
import io.tx4j.engine.error.SqlState;
import io.tx4j.engine.value.ArrayValue;
import io.tx4j.engine.value.SqlType;
import io.tx4j.engine.value.Texts;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Functions of text. Positions and lengths count code points. */
final class StringFunctions {

  /** No text of PostgreSQL is longer than a gigabyte. */
  private static final int MAX_LENGTH = 0x3FFF_FFFF;

  private StringFunctions() {}

  static void register(Registrar r) {
    concatenation(r);
    lengthAndCase(r);
    parts(r);
    trimming(r);
    casts(r);
  }

  private static void concatenation(Registrar r) {
    r.operator("||", TEXT, TEXT, TEXT, (c, a, b) -> (String) a + b);
    // A value beside a text is cast to text first; so the volatility is the cast's.
    r.operator("||", TEXT, List.of(ANYNONARRAY, TEXT), StringFunctions::concatAsText);
    r.operator("||", TEXT, List.of(TEXT, ANYNONARRAY), StringFunctions::concatAsText);
    r.stable()
        .variadic(
            "concat", TEXT, List.of(ANY), (types, result) -> (c, a) -> join(types, a, 0, "", c));
    r.stable()
        .variadic(
            "concat_ws",
            TEXT,
            List.of(TEXT, ANY),
            (types, result) -> (c, a) -> a[0] == null ? null : join(types, a, 1, (String) a[0], c));
    r.stable()
        .variadic(
            "format",
            TEXT,
            List.of(TEXT, ANY),
            (types, result) -> (c, a) -> Format.format(types, a, c));
    r.stable()
        .nullable("format", TEXT, List.of(TEXT), (c, a) -> Format.format(List.of(TEXT), a, c));
    r.function("repeat", TEXT, TEXT, INT4, (c, a, b) -> repeat((String) a, (Integer) b));
  }

  private static Expr concatAsText(Routine routine, SqlType result, List<Expr> arguments) {
    List<Expr> texts = new ArrayList<>(2);
    arguments.forEach(argument -> texts.add(Exprs.cast(argument, TEXT, -1, 0)));
    return OperatorCalls.call(routine.name(), texts.get(0), texts.get(1), 0);
  }

  static @Nullable String print(SqlType type, @Nullable Object value, EvalContext context) {
    return value == null ? null : type.format(value, context);
  }

  private static String join(
      List<SqlType> types,
      @Nullable Object[] values,
      int from,
      String separator,
      EvalContext context) {
    StringBuilder out = new StringBuilder();
    boolean first = true;
    for (int i = from; i < values.length; i++) {
      String text = print(types.get(i), values[i], context);
      if (text != null) {
        out.append(first ? "" : separator).append(text);
        first = false;
      }
    }
    return out.toString();
  }

  private static void lengthAndCase(Registrar r) {
    for (String name : List.of("length", "char_length", "character_length")) {
      r.function(name, INT4, TEXT, (c, a) -> length((String) a));
      r.function(name, INT4, BPCHAR, (c, a) -> length(Texts.trimBlanks((String) a)));
    }
    r.function("octet_length", INT4, TEXT, (c, a) -> utf8Length((String) a));
    r.function("octet_length", INT4, BPCHAR, (c, a) -> utf8Length((String) a));
    r.function("bit_length", INT4, TEXT, (c, a) -> 8 * utf8Length((String) a));
    r.function("lower", TEXT, TEXT, (c, a) -> ((String) a).toLowerCase(Locale.ROOT));
    r.function("upper", TEXT, TEXT, (c, a) -> ((String) a).toUpperCase(Locale.ROOT));
    r.function("initcap", TEXT, TEXT, (c, a) -> initcap((String) a));
    r.function("reverse", TEXT, TEXT, (c, a) -> new StringBuilder((String) a).reverse().toString());
    r.function(
        "ascii", INT4, TEXT, (c, a) -> ((String) a).isEmpty() ? 0 : ((String) a).codePointAt(0));
    r.function("chr", TEXT, INT4, (c, a) -> chr((Integer) a));
    r.function("quote_ident", TEXT, TEXT, (c, a) -> Quoting.identifier((String) a));
    r.function("quote_literal", TEXT, TEXT, (c, a) -> Quoting.literal((String) a));
    r.nullable(
        "quote_nullable",
        TEXT,
        List.of(TEXT),
        (c, a) -> a[0] == null ? "NULL" : Quoting.literal((String) a[0]));
  }

  private static void parts(Registrar r) {
    for (String name : List.of("substring", "substr")) {
      r.function(name, TEXT, TEXT, INT4, (c, a, b) -> substring((String) a, (Integer) b, null));
      r.function(
          name,
          TEXT,
          TEXT,
          INT4,
          INT4,
          (c, a, b, n) -> substring((String) a, (Integer) b, (Integer) n));
    }
    r.function("left", TEXT, TEXT, INT4, (c, a, b) -> left((String) a, (Integer) b));
    r.function("right", TEXT, TEXT, INT4, (c, a, b) -> right((String) a, (Integer) b));
    r.function("position", INT4, TEXT, TEXT, (c, a, b) -> position((String) a, (String) b));
    r.function("strpos", INT4, TEXT, TEXT, (c, a, b) -> position((String) a, (String) b));
    r.function("starts_with", BOOL, TEXT, TEXT, (c, a, b) -> ((String) a).startsWith((String) b));
    r.operator("^@", BOOL, TEXT, TEXT, (c, a, b) -> ((String) a).startsWith((String) b));
    r.function(
        "replace",
        TEXT,
        TEXT,
        TEXT,
        TEXT,
        (c, a, from, to) -> replace((String) a, (String) from, (String) to));
    r.function(
        "translate",
        TEXT,
        TEXT,
        TEXT,
        TEXT,
        (c, a, f, t) -> translate((String) a, (String) f, (String) t));
    r.strict(
        "overlay",
        TEXT,
        List.of(TEXT, TEXT, INT4),
        (c, a) -> overlay((String) a[0], (String) a[1], (Integer) a[2], length((String) a[1])));
    r.strict(
        "overlay",
        TEXT,
        List.of(TEXT, TEXT, INT4, INT4),
        (c, a) -> overlay((String) a[0], (String) a[1], (Integer) a[2], (Integer) a[3]));
    r.function(
        "split_part",
        TEXT,
        TEXT,
        TEXT,
        INT4,
        (c, a, b, n) -> splitPart((String) a, (String) b, (Integer) n));
    r.nullable(
        "string_to_array", arrayOfText(), List.of(TEXT, TEXT), (c, a) -> split(a[0], a[1], null));
    r.nullable(
        "string_to_array",
        arrayOfText(),
        List.of(TEXT, TEXT, TEXT),
        (c, a) -> split(a[0], a[1], a[2]));
  }

  private static SqlType arrayOfText() {
    return Objects.requireNonNull(arrayOf(TEXT));
  }

  private static void trimming(Registrar r) {
    trim(r, "btrim", true, true);
    trim(r, "ltrim", true, false);
    trim(r, "rtrim", false, true);
    for (boolean left : new boolean[] {true, false}) {
      String name = left ? "lpad" : "rpad";
      r.function(name, TEXT, TEXT, INT4, (c, a, n) -> pad((String) a, (Integer) n, " ", left));
      r.function(
          name,
          TEXT,
          TEXT,
          INT4,
          TEXT,
          (c, a, n, p) -> pad((String) a, (Integer) n, (String) p, left));
    }
  }

  private static void trim(Registrar r, String name, boolean start, boolean end) {
    r.function(name, TEXT, TEXT, (c, a) -> trim((String) a, " ", start, end));
    r.function(name, TEXT, TEXT, TEXT, (c, a, b) -> trim((String) a, (String) b, start, end));
  }

  private static void casts(Registrar r) {
    r.relabel(TEXT, VARCHAR, CastContext.IMPLICIT);
    r.relabel(VARCHAR, TEXT, CastContext.IMPLICIT);
    r.relabel(TEXT, BPCHAR, CastContext.IMPLICIT);
    r.relabel(VARCHAR, BPCHAR, CastContext.IMPLICIT);
    r.cast(BPCHAR, TEXT, CastContext.IMPLICIT, (c, a) -> Texts.trimBlanks((String) a));
    r.cast(BPCHAR, VARCHAR, CastContext.IMPLICIT, (c, a) -> Texts.trimBlanks((String) a));
    r.cast(
        BPCHAR, NAME, CastContext.IMPLICIT, (c, a) -> NAME.parse(Texts.trimBlanks((String) a), c));
    r.relabel(NAME, TEXT, CastContext.IMPLICIT);
    r.relabel(NAME, VARCHAR, CastContext.ASSIGNMENT);
    r.relabel(NAME, BPCHAR, CastContext.ASSIGNMENT);
    r.cast(TEXT, NAME, CastContext.IMPLICIT, (c, a) -> NAME.parse((String) a, c));
    r.cast(VARCHAR, NAME, CastContext.IMPLICIT, (c, a) -> NAME.parse((String) a, c));
    r.relabel(CHAR, TEXT, CastContext.IMPLICIT);
    r.relabel(CHAR, VARCHAR, CastContext.ASSIGNMENT);
    r.relabel(CHAR, BPCHAR, CastContext.ASSIGNMENT);
    for (SqlType string : List.of(TEXT, VARCHAR, BPCHAR)) {
      r.cast(string, CHAR, CastContext.ASSIGNMENT, (c, a) -> CHAR.parse((String) a, c));
      r.cast(BOOL, string, CastContext.ASSIGNMENT, (c, a) -> (Boolean) a ? "true" : "false");
    }
    r.cast(
        CHAR,
        INT4,
        CastContext.EXPLICIT,
        (c, a) -> ((String) a).isEmpty() ? 0 : (int) (byte) ((String) a).charAt(0));
    r.cast(INT4, CHAR, CastContext.EXPLICIT, (c, a) -> oneByte((Integer) a));
  }

  private static String oneByte(int value) {
    if (value < Byte.MIN_VALUE || value > Byte.MAX_VALUE) {
      throw new SqlError(SqlState.NUMERIC_VALUE_OUT_OF_RANGE, "\"char\" out of range");
    }
    return value == 0 ? "" : String.valueOf((char) (value & 0xFF));
  }

  // --- Bodies

  static int length(String text) {
    return text.codePointCount(0, text.length());
  }

  private static int utf8Length(String text) {
    return text.getBytes(StandardCharsets.UTF_8).length;
  }

  private static String initcap(String text) {
    StringBuilder out = new StringBuilder(text.length());
    boolean inWord = false;
    for (int at = 0; at < text.length(); ) {
      int c = text.codePointAt(at);
      at += Character.charCount(c);
      out.appendCodePoint(inWord ? Character.toLowerCase(c) : Character.toUpperCase(c));
      inWord = Character.isLetterOrDigit(c);
    }
    return out.toString();
  }

  private static String chr(int codePoint) {
    if (codePoint == 0) {
      throw new SqlError(SqlState.PROGRAM_LIMIT_EXCEEDED, "null character not permitted");
    }
    if (codePoint < 0) {
      throw new SqlError(SqlState.INVALID_PARAMETER_VALUE, "character number must be positive");
    }
    if (codePoint > Character.MAX_CODE_POINT || codePoint >= 0xD800 && codePoint <= 0xDFFF) {
      throw SqlError.of(
          SqlState.PROGRAM_LIMIT_EXCEEDED,
          "requested character not valid for encoding: %d",
          codePoint);
    }
    return Character.toString(codePoint);
  }

  private static String repeat(String text, int count) {
    if (count > 0 && (long) text.length() * count > MAX_LENGTH) {
      throw new SqlError(SqlState.PROGRAM_LIMIT_EXCEEDED, "requested length too large");
    }
    return text.repeat(Math.max(0, count));
  }

  /**
   * As the SQL standard says: the start may lie before the text, and then counts against the
   * length.
   */
  static String substring(String text, int start, @Nullable Integer count) {
    if (count != null && count < 0) {
      throw new SqlError(SqlState.SUBSTRING_ERROR, "negative substring length not allowed");
    }
    int length = length(text);
    long end = count == null ? length + 1L : Math.min(length + 1L, (long) start + count);
    int from = Math.max(1, start);
    if (from > length || end <= from) {
      return "";
    }
    return text.substring(
        text.offsetByCodePoints(0, from - 1), text.offsetByCodePoints(0, (int) end - 1));
  }

  private static String left(String text, int count) {
    int length = length(text);
    int end = count >= 0 ? Math.min(count, length) : Math.max(0, length + count);
    return text.substring(0, text.offsetByCodePoints(0, end));
  }

  private static String right(String text, int count) {
    int length = length(text);
    int start =
        count >= 0
            ? Math.max(0, length - count)
            : count == Integer.MIN_VALUE ? 0 : Math.min(length, -count);
    return text.substring(text.offsetByCodePoints(0, start));
  }

  private static int position(String text, String part) {
    int at = text.indexOf(part);
    return at < 0 ? 0 : text.codePointCount(0, at) + 1;
  }

  private static String replace(String text, String from, String to) {
    return from.isEmpty() ? text : text.replace(from, to);
  }

  private static String translate(String text, String from, String to) {
    int[] search = from.codePoints().toArray();
    int[] replacement = to.codePoints().toArray();
    StringBuilder out = new StringBuilder(text.length());
    text.codePoints()
        .forEach(
            c -> {
              int at = indexOf(search, c);
              if (at < 0) {
                out.appendCodePoint(c);
              } else if (at < replacement.length) {
                out.appendCodePoint(replacement[at]);
              }
            });
    return out.toString();
  }

  private static int indexOf(int[] codePoints, int c) {
    for (int i = 0; i < codePoints.length; i++) {
      if (codePoints[i] == c) {
        return i;
      }
    }
    return -1;
  }

  private static String overlay(String text, String part, int start, int count) {
    if (start <= 0) {
      throw new SqlError(SqlState.SUBSTRING_ERROR, "negative substring length not allowed");
    }
    long rest = (long) start + count;
    if (rest > Integer.MAX_VALUE) {
      throw IntegerFunctions.outOfRange(INT4);
    }
    return substring(text, 1, start - 1) + part + substring(text, (int) rest, null);
  }

  private static String splitPart(String text, String separator, int number) {
    if (number == 0) {
      throw new SqlError(SqlState.INVALID_PARAMETER_VALUE, "field position must not be zero");
    }
    List<String> fields = separator.isEmpty() ? List.of(text) : fields(text, separator);
    int index = number > 0 ? number - 1 : fields.size() + number;
    return index >= 0 && index < fields.size() ? fields.get(index) : "";
  }

  private static List<String> fields(String text, String separator) {
    List<String> fields = new ArrayList<>();
    int from = 0;
    for (int at = text.indexOf(separator); at >= 0; at = text.indexOf(separator, from)) {
      fields.add(text.substring(from, at));
      from = at + separator.length();
    }
    fields.add(text.substring(from));
    return fields;
  }

  private static @Nullable Object split(
      @Nullable Object text, @Nullable Object separator, @Nullable Object nullText) {
    if (text == null) {
      return null;
    }
    String whole = (String) text;
    List<String> fields;
    if (whole.isEmpty()) {
      fields = List.of();
    } else if (separator == null) {
      fields = new ArrayList<>();
      whole.codePoints().mapToObj(Character::toString).forEach(fields::add);
    } else {
      fields = ((String) separator).isEmpty() ? List.of(whole) : fields(whole, (String) separator);
    }
    @Nullable Object[] elements = fields.toArray();
    for (int i = 0; i < elements.length; i++) {
      if (elements[i] != null && elements[i].equals(nullText)) {
        elements[i] = null;
      }
    }
    return ArrayValue.of(TEXT, elements);
  }

  private static String trim(String text, String characters, boolean start, boolean end) {
    int from = 0;
    int to = text.length();
    while (start && from < to && characters.indexOf(text.codePointAt(from)) >= 0) {
      from += Character.charCount(text.codePointAt(from));
    }
    while (end && to > from && characters.indexOf(text.codePointBefore(to)) >= 0) {
      to -= Character.charCount(text.codePointBefore(to));
    }
    return text.substring(from, to);
  }

  private static String pad(String text, int length, String fill, boolean left) {
    if (length > MAX_LENGTH && !fill.isEmpty()) {
      throw new SqlError(SqlState.PROGRAM_LIMIT_EXCEEDED, "requested length too large");
    }
    int missing = Math.max(0, length) - length(text);
    if (missing <= 0) {
      return left(text, Math.max(0, length));
    }
    if (fill.isEmpty()) {
      return text;
    }
    String padding = left(fill.repeat(missing / length(fill) + 1), missing);
    return left ? padding + text : text + padding;
  }
}
