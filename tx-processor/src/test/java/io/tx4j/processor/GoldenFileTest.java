package io.tx4j.processor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.tx4j.processor.testing.Compilation;
import io.tx4j.processor.testing.Compiler;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * The exact text of one wrapper for each shape. {@code golden/<shape>/Input.java} is compiled, and
 * all that is generated must be what {@code Expected.java} beside it says; {@code
 * -Dtx4j.golden.write=true} writes that file anew, to be read before it is committed.
 */
class GoldenFileTest {
  private static final Path FOLDER = Path.of("src/test/resources/golden");

  @TestFactory
  List<DynamicTest> wrapperOfShape() throws IOException {
    try (Stream<Path> shapes = Files.list(FOLDER)) {
      return shapes
          .sorted()
          .map(shape -> dynamicTest(shape.getFileName().toString(), () -> check(shape)))
          .toList();
    }
  }

  private static void check(Path shape) throws IOException {
    Compilation compilation =
        Compiler.javac()
            .with("-Xlint:-processing")
            .sources(Files.readString(shape.resolve("Input.java")))
            .compile()
            .clean();
    String text = String.join("\n", compilation.generated().values());
    Path expected = shape.resolve("Expected.java");
    if (Boolean.getBoolean("tx4j.golden.write")) {
      Files.writeString(expected, text);
    }
    assertEquals(Files.readString(expected), text);
  }
}
