package io.tx4j.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.spi.ToolProvider;
import org.junit.jupiter.api.Test;

/** A package uses only packages below it, as the compiled classes say. */
class PackageDirectionTest {

  /** Top-down; the empty name is the API itself. */
  private static final List<String> HOUSE =
      List.of(
          "", "wire", "session", "exec", "plan", "sql", "mvcc", "ssi", "lock", "wal", "io",
          "catalog", "expr", "key", "value", "error");

  private static final Pattern DEPENDENCY =
      Pattern.compile(
          "^\\s+io\\.tx4j\\.engine(?:\\.(\\w+))?\\s+->\\s+io\\.tx4j\\.engine(?:\\.(\\w+))?\\s");

  @Test
  void packagesUsePackagesBelowThemOnly() throws URISyntaxException {
    Set<String> upward = new TreeSet<>();
    for (String[] use : uses(classesOf(Engine.class))) {
      if (floor(use[0]) > floor(use[1])) {
        upward.add(name(use[0]) + " uses " + name(use[1]));
      }
    }
    assertEquals(Set.of(), upward);
  }

  @Test
  void everyPackageHasItsPlace() throws URISyntaxException {
    List<String[]> uses = uses(classesOf(Engine.class));
    assertFalse(uses.isEmpty(), "jdeps has found nothing");
    uses.forEach(use -> List.of(floor(use[0]), floor(use[1])));
  }

  private static int floor(String name) {
    int floor = HOUSE.indexOf(name);
    if (floor < 0) {
      throw new AssertionError("package engine." + name + " has no place in the house");
    }
    return floor;
  }

  private static String name(String part) {
    return part.isEmpty() ? "engine" : "engine." + part;
  }

  private static Path classesOf(Class<?> type) throws URISyntaxException {
    return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
  }

  /** Pairs of the engine's packages, the first using the second. */
  private static List<String[]> uses(Path classes) {
    ToolProvider jdeps = ToolProvider.findFirst("jdeps").orElseThrow();
    StringWriter out = new StringWriter();
    int exit =
        jdeps.run(
            new PrintWriter(out),
            new PrintWriter(System.err, true),
            "--multi-release",
            "base",
            "--ignore-missing-deps",
            "-verbose:package",
            "-filter:none",
            classes.toString());
    assertEquals(0, exit, out.toString());
    return out.toString()
        .lines()
        .map(DEPENDENCY::matcher)
        .filter(Matcher::find)
        .map(match -> new String[] {part(match, 1), part(match, 2)})
        .toList();
  }

  private static String part(Matcher match, int group) {
    return match.group(group) == null ? "" : match.group(group);
  }
}
