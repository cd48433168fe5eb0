package io.tx4j.processor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.tx4j.processor.testing.Compilation;
import io.tx4j.processor.testing.Compiler;
import io.tx4j.processor.testing.RecordingTransactions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.eclipse.jdt.internal.compiler.tool.EclipseCompiler;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** The same in Eclipse's compiler: the same wrappers, the same errors, no warnings about bodies. */
class EclipseCompilerTest {
  @TempDir private Path folder;

  @TestFactory
  List<DynamicTest> wrapperOfShape() throws IOException {
    try (Stream<Path> shapes = Files.list(Path.of("src/test/resources/golden"))) {
      return shapes
          .sorted()
          .map(shape -> dynamicTest(shape.getFileName().toString(), () -> check(shape)))
          .toList();
    }
  }

  private void check(Path shape) throws IOException {
    Compilation compilation = compile(Files.readString(shape.resolve("Input.java")));
    assertEquals(true, compilation.succeeded(), compilation::describe);
    assertEquals(
        Files.readString(shape.resolve("Expected.java")),
        String.join("\n", compilation.generated().values()));
  }

  @Test
  void wrapperRuns() throws IOException {
    RecordingTransactions transactions = new RecordingTransactions();
    Compilation compilation =
        compile(
            """
            package app;
            import io.tx4j.*;
            public class Sums {
              @Transactional public <X extends Exception> int sum(int... all) throws X, java.io.IOException {
                Thread.yield();
                return java.util.Arrays.stream(all).sum();
              }
            }
            """,
            """
            package app;
            import io.tx4j.*;
            public class Scenario implements java.util.function.Function<Transactions, Object> {
              @Override public Object apply(Transactions transactions) {
                try {
                  return new SumsTx(transactions).<RuntimeException>sum(1, 2, 3);
                } catch (java.io.IOException e) {
                  return e;
                }
              }
            }
            """);
    assertEquals(6, compilation.run(transactions), compilation::describe);
    assertEquals(List.of("Sums.sum"), transactions.names());
  }

  @Test
  void problemsAreErrorsAtTheirLines() throws IOException {
    Compilation compilation =
        compile(
            """
            package app;
            import io.tx4j.*;
            public class Orders {
              @Transactional(timeout = "soon")
              public final void place() {}
            }
            """);
    assertEquals(
        List.of("TX012@4", "TX002@5"),
        compilation.tags().stream().sorted(Comparator.reverseOrder()).toList());
  }

  private Compilation compile(String... sources) throws IOException {
    return Compiler.of(new EclipseCompiler())
        .with("--release", "17")
        .sources(sources)
        .compileIn(Files.createTempDirectory(folder, "compilation"));
  }
}
