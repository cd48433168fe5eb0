package io.tx4j.engine.expr;

import io.tx4j.engine.error.SqlError;
import io.tx4j.engine.error.SqlState;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * Turns the patterns of LIKE, SIMILAR TO and POSIX regular expressions into {@link Pattern}s.
 *
 * <p>PostgreSQL's regular expressions are Spencer's: they find the longest match where
 * java.util.regex finds the first alternative's, and know back references only as Java does.
 * Character classes ({@code [[:alpha:]]}), {@code \m \M \y \A \Z}, embedded options and bounds are
 * translated. Collating elements ({@code [[.x.]]}) are refused with 2201B.
 */
final class Patterns {

  private static final int CACHED = 500;
  private static final ConcurrentHashMap<String, Pattern> CACHE = new ConcurrentHashMap<>();

  private Patterns() {}

  // --- LIKE

  /** The LIKE pattern with its escape character turned into a backslash: like_escape(). */
  static String likeEscape(String pattern, String escape) {
    if (escape.codePointCount(0, escape.length()) > 1) {
      throw new SqlError(SqlState.INVALID_ESCAPE_SEQUENCE, "invalid escape string")
          .hint("Escape string must be empty or one character.");
    }
    if (escape.equals("\\")) {
      return pattern;
    }
    StringBuilder out = new StringBuilder();
    boolean afterEscape = false;
    for (int i = 0; i < pattern.length(); i++) {
      char c = pattern.charAt(i);
      if (!escape.isEmpty() && pattern.startsWith(escape, i) && !afterEscape) {
        out.append('\\');
        i += escape.length() - 1;
        afterEscape = true;
      } else if (c == '\\' && !afterEscape) {
        out.append("\\\\");
      } else {
        out.append(c);
        afterEscape = false;
      }
    }
    return out.toString();
  }

  static boolean like(String text, String pattern) {
    return like(text, 0, pattern, 0);
  }

  /** Matches from left to right; only the last % needs to be tried again. */
  private static boolean like(String text, int textStart, String pattern, int patternStart) {
    int t = textStart;
    int p = patternStart;
    int retryPattern = -1;
    int retryText = -1;
    while (true) {
      if (p < pattern.length() && pattern.charAt(p) == '%') {
        retryPattern = ++p;
        retryText = t;
        continue;
      }
      if (t == text.length() && p == pattern.length()) {
        return true;
      }
      if (t < text.length() && p < pattern.length()) {
        char c = pattern.charAt(p);
        if (c == '_') {
          p++;
          t += Character.charCount(text.codePointAt(t));
          continue;
        }
        int literal = c == '\\' ? p + 1 : p;
        if (literal == pattern.length()) {
          throw new SqlError(
              SqlState.INVALID_ESCAPE_SEQUENCE, "LIKE pattern must not end with escape character");
        }
        if (pattern.charAt(literal) == text.charAt(t)) {
          p = literal + 1;
          t++;
          continue;
        }
      }
      if (retryPattern < 0 || retryText >= text.length()) {
        return false;
      }
      retryText += Character.charCount(text.codePointAt(retryText));
      t = retryText;
      p = retryPattern;
    }
  }

  // --- SIMILAR TO

  /** The SIMILAR TO pattern as a POSIX one: similar_to_escape(). */
  static String similarToPosix(String pattern, String escape) {
    if (escape.codePointCount(0, escape.length()) > 1) {
      throw new SqlError(SqlState.INVALID_ESCAPE_SEQUENCE, "invalid escape string")
          .hint("Escape string must be empty or one character.");
    }
    StringBuilder out = new StringBuilder("^(?:");
    boolean inClass = false;
    for (int i = 0; i < pattern.length(); i++) {
      char c = pattern.charAt(i);
      if (!escape.isEmpty() && c == escape.charAt(0) && i + 1 < pattern.length()) {
        out.append('\\').append(pattern.charAt(++i));
      } else if (inClass) {
        inClass = c != ']';
        out.append(c == '\\' ? "\\\\" : String.valueOf(c));
      } else {
        switch (c) {
          case '[' -> {
            inClass = true;
            out.append(c);
          }
          case '%' -> out.append(".*");
          case '_' -> out.append('.');
          case '(' -> out.append("(?:");
          case '\\', '.', '^', '$' -> out.append('\\').append(c);
          default -> out.append(c);
        }
      }
    }
    return out.append(")$").toString();
  }

  // --- POSIX

  static Pattern posix(String pattern, String options) {
    String key = options + "/" + pattern;
    Pattern known = CACHE.get(key);
    if (known != null) {
      return known;
    }
    Pattern compiled = compile(pattern, options);
    if (CACHE.size() >= CACHED) {
      CACHE.clear();
    }
    CACHE.put(key, compiled);
    return compiled;
  }

  private static Pattern compile(String written, String writtenOptions) {
    String pattern = written;
    String options = writtenOptions;
    if (pattern.startsWith("***=")) {
      return Pattern.compile(pattern.substring(4), Pattern.LITERAL | flags(options));
    }
    if (pattern.startsWith("***:")) {
      pattern = pattern.substring(4);
    }
    if (pattern.matches("(?s)\\(\\?[a-z]+\\).*")) {
      int end = pattern.indexOf(')');
      options += pattern.substring(2, end);
      pattern = pattern.substring(end + 1);
    }
    if (options.indexOf('q') >= 0) {
      return Pattern.compile(pattern, Pattern.LITERAL | flags(options));
    }
    try {
      int flags = flags(options);
      boolean lines = (flags & Pattern.MULTILINE) != 0;
      return Pattern.compile(PosixTranslator.translate(pattern, lines), flags);
    } catch (PatternSyntaxException e) {
      throw new SqlError(
          SqlState.INVALID_REGULAR_EXPRESSION,
          "invalid regular expression: " + PosixTranslator.reason(e),
          e);
    }
  }

  private static int flags(String options) {
    int flags = Pattern.DOTALL;
    for (int i = 0; i < options.length(); i++) {
      switch (options.charAt(i)) {
        case 'i' -> flags |= Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE;
        case 'c' -> flags &= ~(Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
        case 'n', 'm' -> flags = flags & ~Pattern.DOTALL | Pattern.MULTILINE | Pattern.UNIX_LINES;
        case 'p' -> flags = flags & ~Pattern.DOTALL | Pattern.UNIX_LINES;
        case 'w' -> flags |= Pattern.MULTILINE | Pattern.UNIX_LINES;
        case 's' -> flags = flags & ~Pattern.MULTILINE | Pattern.DOTALL;
        case 'x' -> flags |= Pattern.COMMENTS;
        case 'g', 't', 'e', 'q' -> {
          // Of the caller's, the default, or seen already.
        }
        default ->
            throw SqlError.of(
                SqlState.INVALID_PARAMETER_VALUE,
                "invalid regular expression option: \"%s\"",
                options.charAt(i));
      }
    }
    return flags;
  }
}
