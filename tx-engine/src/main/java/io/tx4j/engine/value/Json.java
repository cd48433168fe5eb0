package io.tx4j.engine.value;

import io.tx4j.engine.error.SqlError;
import io.tx4j.engine.error.SqlState;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The text of a JSON value, read: what is where. Kept by type json (which stores its text as it was
 * given) to find parts in it, and made into {@link Jsonb}.
 */
public final class Json {

  /** What a value is. */
  public enum Kind {
    NULL("null"),
    BOOLEAN("boolean"),
    NUMBER("number"),
    STRING("string"),
    ARRAY("array"),
    OBJECT("object");

    private final String word;

    Kind(String word) {
      this.word = word;
    }

    /** As json_typeof names it. */
    public String word() {
      return word;
    }
  }

  private final Kind kind;
  private final String text;
  private final int start;
  private int end;
  private @Nullable String string;
  private final List<String> keys = new ArrayList<>(0);
  private final List<Json> children = new ArrayList<>(0);

  private Json(Kind kind, String text, int start) {
    this.kind = kind;
    this.text = text;
    this.start = start;
  }

  /**
   * @throws SqlError 22P02 where it is not JSON
   */
  public static Json parse(String text) {
    return new Parser(text).whole();
  }

  public Kind kind() {
    return kind;
  }

  /** The value as it was written. */
  public String source() {
    return text.substring(start, end);
  }

  /**
   * The text of a string without quotes and escapes; of any other value, as it was written; null
   * for JSON's null.
   */
  public @Nullable String plain() {
    return kind == Kind.NULL ? null : kind == Kind.STRING ? string : source();
  }

  /** Elements of an array, or the values of an object's members. */
  public List<Json> children() {
    return children;
  }

  /**
   * The keys of an object, in the order of {@link #children()}; a key may be there several times.
   */
  public List<String> keys() {
    return keys;
  }

  /** The last member of that key; null where there is none. */
  public @Nullable Json member(String key) {
    int at = keys.lastIndexOf(key);
    return at < 0 ? null : children.get(at);
  }

  /**
   * The element at an index, which counts from the end when it is negative; null where there is
   * none.
   */
  public @Nullable Json element(int index) {
    int at = index < 0 ? children.size() + index : index;
    return kind == Kind.ARRAY && at >= 0 && at < children.size() ? children.get(at) : null;
  }

  public Jsonb toJsonb() {
    switch (kind) {
      case NULL:
        return Jsonb.NULL;
      case BOOLEAN:
        return Jsonb.of(text.charAt(start) == 't');
      case NUMBER:
        return Jsonb.of(Numeric.of(new BigDecimal(source())));
      case STRING:
        return Jsonb.of(string == null ? "" : string);
      case ARRAY:
        List<Jsonb> elements = new ArrayList<>(children.size());
        children.forEach(child -> elements.add(child.toJsonb()));
        return new Jsonb.Array(elements);
      default:
        Jsonb.Builder members = new Jsonb.Builder();
        for (int i = 0; i < keys.size(); i++) {
          members.put(keys.get(i), children.get(i).toJsonb());
        }
        return members.build();
    }
  }

  /** Recursive descent; as deep as a thread's stack is sure to allow. */
  private static final class Parser {
    private static final int MAX_DEPTH = 6000;

    private final String text;
    private int at;
    private int depth;

    Parser(String text) {
      this.text = text;
    }

    Json whole() {
      Json value = value();
      skipSpaces();
      if (at < text.length()) {
        throw unexpected("end of input");
      }
      return value;
    }

    private Json value() {
      skipSpaces();
      if (at == text.length()) {
        throw invalid("The input string ended unexpectedly.");
      }
      Json value;
      char c = text.charAt(at);
      if (c == '{') {
        value = object();
      } else if (c == '[') {
        value = array();
      } else if (c == '"') {
        value = new Json(Kind.STRING, text, at);
        value.string = string();
      } else if (c == '-' || c >= '0' && c <= '9') {
        value = new Json(Kind.NUMBER, text, at);
        number();
      } else {
        value = word();
      }
      value.end = at;
      return value;
    }

    private Json object() {
      Json object = new Json(Kind.OBJECT, text, at);
      enter();
      skipSpaces();
      if (peek() == '}') {
        at++;
      } else {
        do {
          skipSpaces();
          if (peek() != '"') {
            throw unexpected("string");
          }
          object.keys.add(string());
          skipSpaces();
          if (peek() != ':') {
            throw unexpected("\":\"");
          }
          at++;
          object.children.add(value());
          skipSpaces();
        } while (next('}'));
      }
      depth--;
      return object;
    }

    private Json array() {
      Json array = new Json(Kind.ARRAY, text, at);
      enter();
      skipSpaces();
      if (peek() == ']') {
        at++;
      } else {
        do {
          array.children.add(value());
          skipSpaces();
        } while (next(']'));
      }
      depth--;
      return array;
    }

    private void enter() {
      at++;
      if (++depth > MAX_DEPTH) {
        throw new SqlError(SqlState.STATEMENT_TOO_COMPLEX, "stack depth limit exceeded");
      }
    }

    /** Whether a comma follows; otherwise the closing bracket must. */
    private boolean next(char close) {
      char c = peek();
      if (c != ',' && c != close) {
        throw unexpected("\",\" or \"" + close + "\"");
      }
      at++;
      return c == ',';
    }

    private Json word() {
      for (String word : new String[] {"true", "false", "null"}) {
        if (text.startsWith(word, at) && !isWordPart(at + word.length())) {
          Json value = new Json(word.equals("null") ? Kind.NULL : Kind.BOOLEAN, text, at);
          at += word.length();
          return value;
        }
      }
      throw unexpected("JSON value");
    }

    private boolean isWordPart(int index) {
      return index < text.length()
          && (Character.isLetterOrDigit(text.charAt(index)) || text.charAt(index) == '_');
    }

    private void number() {
      int first = at;
      if (peek() == '-') {
        at++;
      }
      int digitsFrom = at;
      digits(first);
      if (text.charAt(digitsFrom) == '0' && at > digitsFrom + 1) {
        throw invalidToken(first);
      }
      if (peek() == '.') {
        at++;
        digits(first);
      }
      if (peek() == 'e' || peek() == 'E') {
        at++;
        if (peek() == '+' || peek() == '-') {
          at++;
        }
        digits(first);
      }
      if (isWordPart(at)) {
        throw invalidToken(first);
      }
    }

    private void digits(int first) {
      int from = at;
      while (peek() >= '0' && peek() <= '9') {
        at++;
      }
      if (at == from) {
        throw invalidToken(first);
      }
    }

    private String string() {
      int first = at++;
      int plainEnd = at;
      while (plainEnd < text.length() && isPlain(text.charAt(plainEnd))) {
        plainEnd++;
      }
      if (plainEnd < text.length() && text.charAt(plainEnd) == '"') {
        String plain = text.substring(at, plainEnd);
        at = plainEnd + 1;
        return plain;
      }
      StringBuilder out = new StringBuilder();
      while (peek() != '"') {
        if (at >= text.length()) {
          throw invalidToken(first);
        }
        char c = text.charAt(at++);
        if (c < ' ') {
          throw invalid(String.format("Character with value 0x%02x must be escaped.", (int) c));
        }
        out.append(c == '\\' ? escape() : String.valueOf(c));
      }
      at++;
      return out.toString();
    }

    private static boolean isPlain(char c) {
      return c != '"' && c != '\\' && c >= ' ';
    }

    private String escape() {
      char c = peek();
      at++;
      switch (c) {
        case '"':
        case '\\':
        case '/':
          return String.valueOf(c);
        case 'b':
          return "\b";
        case 'f':
          return "\f";
        case 'n':
          return "\n";
        case 'r':
          return "\r";
        case 't':
          return "\t";
        case 'u':
          return unicode();
        default:
          throw invalid("Escape sequence \"\\" + c + "\" is invalid.");
      }
    }

    private String unicode() {
      int code = hex();
      if (code == 0) {
        throw new SqlError(SqlState.UNTRANSLATABLE_CHARACTER, "unsupported Unicode escape sequence")
            .detail("\\u0000 cannot be converted to text.");
      }
      if (Character.isLowSurrogate((char) code)) {
        throw invalid("Unicode low surrogate must follow a high surrogate.");
      }
      if (Character.isHighSurrogate((char) code)) {
        boolean follows = text.startsWith("\\u", at);
        at += follows ? 2 : 0;
        int low = follows ? hex() : 0;
        if (!Character.isLowSurrogate((char) low)) {
          throw invalid("Unicode low surrogate must follow a high surrogate.");
        }
        return new String(new char[] {(char) code, (char) low});
      }
      return String.valueOf((char) code);
    }

    private int hex() {
      int code = 0;
      for (int i = 0; i < 4; i++, at++) {
        int digit = Character.digit(peek(), 16);
        if (digit < 0) {
          throw invalid("\"\\u\" must be followed by four hexadecimal digits.");
        }
        code = code << 4 | digit;
      }
      return code;
    }

    private void skipSpaces() {
      while (at < text.length() && " \t\n\r".indexOf(text.charAt(at)) >= 0) {
        at++;
      }
    }

    private char peek() {
      return at < text.length() ? text.charAt(at) : '\0';
    }

    private SqlError unexpected(String expected) {
      if (at >= text.length()) {
        return invalid("The input string ended unexpectedly.");
      }
      int end = at + 1;
      while (isWordPart(at) && isWordPart(end)) {
        end++;
      }
      String token = text.substring(at, end);
      boolean isValue =
          token.equals("\"")
              || token.equals("{")
              || token.equals("[")
              || Character.isDigit(token.charAt(0));
      boolean known =
          isValue
              || "]},:".contains(token)
              || token.equals("true")
              || token.equals("false")
              || token.equals("null");
      return invalid(
          known
              ? "Expected " + expected + ", but found \"" + token + "\"."
              : "Token \"" + token + "\" is invalid.");
    }

    private SqlError invalidToken(int first) {
      int end = Math.max(at, first + 1);
      while (isWordPart(end)) {
        end++;
      }
      return invalid(
          "Token \"" + text.substring(first, Math.min(end, text.length())) + "\" is invalid.");
    }

    private static SqlError invalid(String detail) {
      return new SqlError(
              SqlState.INVALID_TEXT_REPRESENTATION, "invalid input syntax for type json")
          .detail(detail);
    }
  }
}
