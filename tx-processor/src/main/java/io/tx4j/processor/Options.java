package io.tx4j.processor;

import io.tx4j.processor.rule.Problem;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What can be said on the compiler's command line.
 *
 * @param databases {@code -Atx4j.databases=main,audit}: the names of all databases; empty if not
 *     told
 * @param errors {@code -Atx4j.errors=TX051,TX056} or {@code all}: warnings to be raised to errors
 */
record Options(Set<String> databases, Set<String> errors) {
  static final String DATABASES = "tx4j.databases";
  static final String ERRORS = "tx4j.errors";

  private static final String ALL = "all";

  static Options of(Map<String, String> options) {
    return new Options(
        names(options.getOrDefault(DATABASES, "")), names(options.getOrDefault(ERRORS, "")));
  }

  private static Set<String> names(String list) {
    return Arrays.stream(list.split(",", -1))
        .map(String::trim)
        .filter(name -> !name.isEmpty())
        .collect(Collectors.toUnmodifiableSet());
  }

  /** What {@code tx4j.errors} names that is not the tag of a warning. */
  Set<String> unknownErrors() {
    Set<String> unknown = new TreeSet<>(errors);
    unknown.remove(ALL);
    Arrays.stream(Problem.values())
        .filter(Problem::isWarning)
        .map(Problem::tag)
        .forEach(unknown::remove);
    return unknown;
  }
}
