package io.tx4j.engine.differential;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.tx4j.engine.EngineUnderTest;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Every script gives the same answers on PostgreSQL and on the engine. */
class DifferentialScriptsTest {

  @TestFactory
  Stream<DynamicTest> scripts() throws IOException, URISyntaxException {
    Path folder =
        Path.of(
            Objects.requireNonNull(getClass().getResource("/differential"), "no scripts").toURI());
    try (Stream<Path> files = Files.walk(folder)) {
      List<DynamicTest> tests =
          files
              .filter(file -> file.toString().endsWith(".sql"))
              .sorted()
              .map(
                  file ->
                      dynamicTest(
                          folder.relativize(file).toString(), file.toUri(), () -> compare(file)))
              .toList();
      return tests.stream();
    }
  }

  private static void compare(Path file) throws Exception {
    List<Step> steps = Step.parse(Files.readString(file));
    List<String> expected =
        ScriptPlayer.play(OraclePostgres.newDatabase(), OraclePostgres::isBlocked, steps);
    try (EngineUnderTest engine = new EngineUnderTest()) {
      List<String> found = ScriptPlayer.play(engine.dataSource(), engine::isBlocked, steps);
      assertEquals(String.join("", expected), String.join("", found));
    }
  }
}
