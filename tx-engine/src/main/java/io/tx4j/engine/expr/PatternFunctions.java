package io.tx4j.engine.expr;

import static io.tx4j.engine.value.Types.*;

import io.tx4j.engine.error.SqlError;
import io.tx4j.engine.error.SqlState;
import io.tx4j.engine.value.ArrayValue;
import io.tx4j.engine.value.SqlType;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.function.BiPredicate;
import java.util.regex.Matcher;
import org.jspecify.annotations.Nullable;

/** LIKE, ILIKE, SIMILAR TO and the regular expressions. */
final class PatternFunctions {

  private PatternFunctions() {}

  static void register(Registrar r) {
    for (SqlType left : List.of(TEXT, BPCHAR, NAME)) {
      test(r, "~~", left, Patterns::like);
      test(r, "~~*", left, (text, pattern) -> Patterns.like(lower(text), lower(pattern)));
      test(r, "~", left, (text, pattern) -> Patterns.posix(pattern, "").matcher(text).find());
      test(r, "~*", left, (text, pattern) -> Patterns.posix(pattern, "i").matcher(text).find());
    }
    r.function(
        "like_escape", TEXT, TEXT, TEXT, (c, a, b) -> Patterns.likeEscape((String) a, (String) b));
    r.function(
        "similar_to_escape", TEXT, TEXT, (c, a) -> Patterns.similarToPosix((String) a, "\\"));
    r.function(
        "similar_to_escape",
        TEXT,
        TEXT,
        TEXT,
        (c, a, b) -> Patterns.similarToPosix((String) a, (String) b));
    regularExpressions(r);
  }

  private static void test(
      Registrar r, String name, SqlType left, BiPredicate<String, String> matches) {
    r.operator(name, BOOL, left, TEXT, (c, a, b) -> matches.test((String) a, (String) b));
    r.operator("!" + name, BOOL, left, TEXT, (c, a, b) -> !matches.test((String) a, (String) b));
  }

  private static String lower(String text) {
    return text.toLowerCase(Locale.ROOT);
  }

  private static void regularExpressions(Registrar r) {
    SqlType texts = SystemFunctions.arrayType(TEXT);
    r.function("regexp_like", BOOL, TEXT, TEXT, (c, a, p) -> matcher(a, p, "").find());
    r.function(
        "regexp_like", BOOL, TEXT, TEXT, TEXT, (c, a, p, f) -> matcher(a, p, (String) f).find());
    r.function("regexp_match", texts, TEXT, TEXT, (c, a, p) -> match(a, p, ""));
    r.function("regexp_match", texts, TEXT, TEXT, TEXT, (c, a, p, f) -> match(a, p, (String) f));
    r.function("substring", TEXT, TEXT, TEXT, (c, a, p) -> firstMatch(matcher(a, p, "")));
    r.function("regexp_substr", TEXT, TEXT, TEXT, (c, a, p) -> wholeMatch(matcher(a, p, "")));
    r.function(
        "regexp_count", INT4, TEXT, TEXT, (c, a, p) -> (int) matcher(a, p, "").results().count());
    r.function("regexp_replace", TEXT, TEXT, TEXT, TEXT, (c, a, p, s) -> replace(a, p, s, ""));
    r.strict(
        "regexp_replace",
        TEXT,
        List.of(TEXT, TEXT, TEXT, TEXT),
        (c, a) -> replace(a[0], a[1], a[2], (String) a[3]));
    r.function(
        "regexp_split_to_array",
        texts,
        TEXT,
        TEXT,
        (c, a, p) -> ArrayValue.of(TEXT, split(a, p, "")));
    r.function(
        "regexp_split_to_array",
        texts,
        TEXT,
        TEXT,
        TEXT,
        (c, a, p, f) -> ArrayValue.of(TEXT, split(a, p, (String) f)));
    r.setFunction(
        "regexp_split_to_table",
        TEXT,
        List.of(TEXT, TEXT),
        List.of(),
        (c, a, t) -> splitRows(a, ""));
    r.setFunction(
        "regexp_split_to_table",
        TEXT,
        List.of(TEXT, TEXT, TEXT),
        List.of(),
        (c, a, t) -> splitRows(a, (String) a[2]));
    r.setFunction(
        "regexp_matches", texts, List.of(TEXT, TEXT), List.of(), (c, a, t) -> matches(a, ""));
    r.setFunction(
        "regexp_matches",
        texts,
        List.of(TEXT, TEXT, TEXT),
        List.of(),
        (c, a, t) -> matches(a, (String) a[2]));
  }

  private static Matcher matcher(Object text, Object pattern, String flags) {
    return Patterns.posix((String) pattern, flags).matcher((String) text);
  }

  private static @Nullable Object match(Object text, Object pattern, String flags) {
    if (flags.indexOf('g') >= 0) {
      throw new SqlError(
              SqlState.INVALID_PARAMETER_VALUE,
              "regexp_match() does not support the \"global\" option")
          .hint("Use the regexp_matches function instead.");
    }
    Matcher matcher = matcher(text, pattern, flags);
    return matcher.find() ? groups(matcher) : null;
  }

  /** The groups, or the whole where there are none. */
  private static ArrayValue groups(Matcher matcher) {
    if (matcher.groupCount() == 0) {
      return ArrayValue.of(TEXT, matcher.group());
    }
    @Nullable Object[] groups = new Object[matcher.groupCount()];
    for (int i = 0; i < groups.length; i++) {
      groups[i] = matcher.group(i + 1);
    }
    return ArrayValue.of(TEXT, groups);
  }

  private static @Nullable Object firstMatch(Matcher matcher) {
    return matcher.find() ? matcher.group(matcher.groupCount() == 0 ? 0 : 1) : null;
  }

  private static @Nullable Object wholeMatch(Matcher matcher) {
    return matcher.find() ? matcher.group() : null;
  }

  private static String replace(Object text, Object pattern, Object replacement, String flags) {
    Matcher matcher = matcher(text, pattern, flags.replace("g", ""));
    String java = replacement((String) replacement, matcher.groupCount());
    return flags.indexOf('g') >= 0 ? matcher.replaceAll(java) : matcher.replaceFirst(java);
  }

  /** PostgreSQL's \1 and \&amp; as Java's $1 and $0. */
  private static String replacement(String text, int groups) {
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '$') {
        out.append("\\$");
      } else if (c != '\\' || i + 1 == text.length()) {
        out.append(c == '\\' ? "\\\\" : String.valueOf(c));
      } else {
        char next = text.charAt(++i);
        if (next == '&') {
          out.append("$0");
        } else if (next >= '1' && next <= '9') {
          out.append(next - '0' <= groups ? "$" + next : "");
        } else {
          out.append("\\\\").append(next == '\\' ? "" : String.valueOf(next));
        }
      }
    }
    return out.toString();
  }

  /** Matches of nothing at the start, at the end or right behind another match do not split. */
  private static List<String> split(Object text, Object pattern, String flags) {
    String whole = (String) text;
    Matcher matcher = matcher(text, pattern, flags);
    List<String> parts = new ArrayList<>();
    int from = 0;
    while (matcher.find()) {
      boolean empty = matcher.end() == matcher.start();
      if (empty
          && (matcher.start() == from && parts.isEmpty() && from == 0
              || matcher.start() == whole.length())) {
        continue;
      }
      if (empty && matcher.start() == from) {
        continue;
      }
      parts.add(whole.substring(from, matcher.start()));
      from = matcher.end();
    }
    parts.add(whole.substring(from));
    return parts;
  }

  private static Iterator<@Nullable Object[]> splitRows(@Nullable Object[] a, String flags) {
    if (a[0] == null || a[1] == null) {
      return SetFunctions.none();
    }
    return SetFunctions.single(split(a[0], a[1], flags));
  }

  private static Iterator<@Nullable Object[]> matches(@Nullable Object[] a, String flags) {
    if (a[0] == null || a[1] == null) {
      return SetFunctions.none();
    }
    Matcher matcher = matcher(a[0], a[1], flags.replace("g", ""));
    List<Object> found = new ArrayList<>();
    while (matcher.find()) {
      found.add(groups(matcher));
      if (flags.indexOf('g') < 0) {
        break;
      }
    }
    return SetFunctions.single(found);
  }
}
