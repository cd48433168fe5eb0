package io.tx4j.samples.tour;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every Java example of the README stands, word for word, in the code of the tour. */
class ReadmeTest {

  private static final Pattern EXAMPLE = Pattern.compile("```java\n(.*?)```", Pattern.DOTALL);
  private static final Path MODULE = Path.of("").toAbsolutePath();

  @Test
  void examplesAreCompiled() throws IOException {
    String readme = Files.readString(MODULE.resolveSibling("README.md"));
    List<String> examples =
        EXAMPLE.matcher(readme).results().map((MatchResult match) -> match.group(1)).toList();
    assertFalse(examples.isEmpty(), "the README has no example");
    String tour = tour();
    for (String example : examples) {
      assertTrue(tour.contains(plain(example)), () -> "not in the tour:\n" + example);
    }
  }

  private static String tour() throws IOException {
    StringBuilder tour = new StringBuilder();
    try (Stream<Path> files = Files.list(MODULE.resolve("src/test/java/io/tx4j/samples/tour"))) {
      for (Path file : files.sorted().toList()) {
        tour.append(plain(Files.readString(file)));
      }
    }
    return tour.toString();
  }

  /** Indentation and line breaks do not count. */
  private static String plain(String code) {
    return code.replaceAll("\\s+", "");
  }
}
