package io.tx4j.engine.expr;

import io.tx4j.engine.error.SqlError;
import io.tx4j.engine.error.SqlState;
import java.util.Map;
import java.util.regex.PatternSyntaxException;

/** Writes PostgreSQL's "advanced regular expressions" as those of java.util.regex. */
final class PosixTranslator {

  private static final Map<String, String> CLASSES =
      Map.ofEntries(
          Map.entry("alpha", "\\p{IsAlphabetic}"),
          Map.entry("digit", "\\p{IsDigit}"),
          Map.entry("alnum", "\\p{IsAlphabetic}\\p{IsDigit}"),
          Map.entry("upper", "\\p{IsUppercase}"),
          Map.entry("lower", "\\p{IsLowercase}"),
          Map.entry("space", "\\s\\x0B"),
          Map.entry("punct", "\\p{Punct}"),
          Map.entry("xdigit", "0-9A-Fa-f"),
          Map.entry("blank", " \\t"),
          Map.entry("cntrl", "\\p{Cntrl}"),
          Map.entry("graph", "\\p{Graph}"),
          Map.entry("print", "\\p{Print}"),
          Map.entry("word", "\\w"));

  private final String pattern;
  private final boolean lines;
  private final StringBuilder out = new StringBuilder();
  private int at;

  private PosixTranslator(String pattern, boolean lines) {
    this.pattern = pattern;
    this.lines = lines;
  }

  /**
   * @param lines whether ^ and $ match at lines too
   */
  static String translate(String pattern, boolean lines) {
    return new PosixTranslator(pattern, lines).run();
  }

  private String run() {
    while (at < pattern.length()) {
      char c = pattern.charAt(at);
      if (c == '\\') {
        escape();
      } else if (c == '[') {
        if (!wordBoundary()) {
          brackets();
        }
      } else {
        literal(c);
      }
    }
    return out.toString();
  }

  private void literal(char c) {
    at++;
    if (c == '$' && !lines) {
      // Java's $ also matches before a line feed at the end.
      out.append("\\z");
    } else if (c == '{' && (at == pattern.length() || !Character.isDigit(pattern.charAt(at)))) {
      out.append("\\{");
    } else {
      out.append(c);
    }
  }

  private void escape() {
    if (at + 1 == pattern.length()) {
      throw invalid("invalid escape \\ sequence");
    }
    char c = pattern.charAt(at + 1);
    at += 2;
    switch (c) {
      case 'm' -> out.append("\\b(?=\\w)");
      case 'M' -> out.append("\\b(?<=\\w)");
      case 'y' -> out.append("\\b");
      case 'Y' -> out.append("\\B");
      case 'A' -> out.append("\\A");
      case 'Z' -> out.append("\\z");
      case 'B' -> out.append("\\\\");
      default -> out.append('\\').append(c);
    }
  }

  private boolean wordBoundary() {
    if (pattern.startsWith("[[:<:]]", at)) {
      out.append("\\b(?=\\w)");
    } else if (pattern.startsWith("[[:>:]]", at)) {
      out.append("\\b(?<=\\w)");
    } else {
      return false;
    }
    at += "[[:<:]]".length();
    return true;
  }

  private void brackets() {
    out.append('[');
    at++;
    if (at < pattern.length() && pattern.charAt(at) == '^') {
      out.append('^');
      at++;
    }
    boolean first = true;
    while (at < pattern.length() && (first || pattern.charAt(at) != ']')) {
      first = false;
      if (pattern.startsWith("[:", at)) {
        characterClass();
      } else if (pattern.startsWith("[.", at) || pattern.startsWith("[=", at)) {
        throw invalid("invalid collating element");
      } else {
        member(pattern.charAt(at++));
      }
    }
    if (at == pattern.length()) {
      throw invalid("brackets [] not balanced");
    }
    at++;
    out.append(']');
  }

  private void characterClass() {
    int end = pattern.indexOf(":]", at);
    String name = end < 0 ? "" : pattern.substring(at + 2, end);
    String members = CLASSES.get(name);
    if (members == null) {
      throw invalid("invalid character class");
    }
    out.append(members);
    at = end + 2;
  }

  private void member(char c) {
    if (c == '\\' && at < pattern.length()) {
      out.append('\\').append(pattern.charAt(at++));
    } else if (c == '[' || c == ']' || c == '&' || c == '^' || c == '~') {
      out.append('\\').append(c);
    } else {
      out.append(c);
    }
  }

  /** PostgreSQL's words for what java.util.regex complains of. */
  static String reason(PatternSyntaxException e) {
    String description = e.getDescription();
    if (description.startsWith("Unclosed group") || description.startsWith("Unmatched closing")) {
      return "parentheses () not balanced";
    }
    if (description.startsWith("Dangling meta")) {
      return "quantifier operand invalid";
    }
    if (description.contains("repetition") || description.contains("counted closure")) {
      return "invalid repetition count(s)";
    }
    if (description.contains("character range")) {
      return "invalid character range";
    }
    return "invalid escape \\ sequence";
  }

  private static SqlError invalid(String reason) {
    return new SqlError(
        SqlState.INVALID_REGULAR_EXPRESSION, "invalid regular expression: " + reason);
  }
}
