package io.tx4j.processor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.tx4j.processor.rule.Problem;
import io.tx4j.processor.testing.Compilation;
import io.tx4j.processor.testing.Compiler;
import jakarta.inject.Named;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * The README's list of diagnostics. Each has its reason and its cure as the processor prints them,
 * an example that is wrong in exactly the lines marked with its tag, and one that is right.
 */
class DiagnosticsTest {
  private static final String HEADER =
      "package app; import io.tx4j.*; import jakarta.inject.Named; import java.io.*;"
          + " import java.net.http.*; import java.sql.Connection; import java.sql.SQLException;"
          + " import java.util.*; import java.util.concurrent.*; import java.util.stream.*;\n";
  private static final String ELSEWHERE =
      """
      package base;
      public abstract class Base {
        @io.tx4j.Transactional void open() {}
      }
      """;
  private static final Pattern EXAMPLE = Pattern.compile("```java\n(.*?)```", Pattern.DOTALL);
  private static final Pattern MARK = Pattern.compile("// (TX\\d+)$");

  @TestFactory
  Stream<DynamicTest> readme() throws IOException {
    String readme = Files.readString(Path.of("README.md"));
    return Arrays.stream(Problem.values())
        .filter(problem -> problem != Problem.INTERNAL_ERROR)
        .map(problem -> dynamicTest(problem.tag(), () -> check(problem, readme)));
  }

  private static void check(Problem problem, String readme) {
    String section = section(problem, readme);
    assertTrue(section.contains(problem.explanation()), problem.explanation());
    Matcher examples = EXAMPLE.matcher(section);
    assertTrue(examples.find(), "a wrong example");
    String wrong = examples.group(1);
    assertTrue(examples.find(), "a right example");
    String right = examples.group(1);
    assertTrue(marks(wrong).stream().anyMatch(mark -> mark.startsWith(problem.tag())));
    check(wrong);
    assertEquals(List.of(), marks(right));
    check(right);
  }

  private static void check(String example) {
    Compilation compilation = compile(example);
    assertEquals(marks(example), compilation.tags(), compilation::describe);
    boolean errors = marks(example).stream().anyMatch(mark -> mark.compareTo("TX050") < 0);
    assertEquals(!errors, compilation.succeeded(), compilation::describe);
  }

  private static Compilation compile(String example) {
    return Compiler.bare()
        .using(Compiler.registered())
        .on(Named.class)
        .with("-Atx4j.databases=main,audit")
        .sources(HEADER + example, ELSEWHERE)
        .compile();
  }

  /** Tags with the lines of the file, which has the header in front. */
  private static List<String> marks(String example) {
    List<String> marks = new ArrayList<>();
    List<String> lines = example.lines().toList();
    for (int i = 0; i < lines.size(); i++) {
      Matcher mark = MARK.matcher(lines.get(i));
      if (mark.find()) {
        marks.add(mark.group(1) + "@" + (i + 2));
      }
    }
    return marks;
  }

  private static String section(Problem problem, String readme) {
    int start = readme.indexOf("### " + problem.tag() + "\n");
    assertTrue(start >= 0, "README.md has no section on " + problem.tag());
    int end = readme.indexOf("\n### ", start + 1);
    return readme.substring(start, end < 0 ? readme.length() : end);
  }
}
