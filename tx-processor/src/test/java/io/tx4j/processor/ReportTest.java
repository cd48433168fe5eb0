package io.tx4j.processor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tx4j.processor.rule.Problem;
import io.tx4j.processor.testing.Compilation;
import io.tx4j.processor.testing.Compiler;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** How problems are shown; that they are found is {@link DiagnosticsTest}'s matter. */
class ReportTest {
  @Test
  void messageSaysWhatWhyAndHowToMendAtTheExactValue() {
    Compilation compilation =
        Compiler.compile(
            """
            package app;
            import io.tx4j.*;
            public class Orders {
              @Transactional(readOnly = true, timeout = "-5s")
              public void place() {}
            }
            """);
    assertEquals(
        List.of(
            "4:45 error [TX012] \"-5s\" is not a positive duration. The deadline would be unknown."
                + " Write a whole number and one of the units ms, s, m, h, such as \"250ms\" or"
                + " \"5s\"."),
        compilation.messages());
  }

  @Test
  void allProblemsOfAllTypesComeInOneCompilation() {
    Compilation compilation =
        Compiler.compile(
            """
            package app;
            import io.tx4j.*;
            public final class Orders {
              @Transactional(maxAttempts = 0)
              private java.util.concurrent.Future<?> place() { return null; }
              @Transactional static void list() {}
            }
            """,
            """
            package app;
            import io.tx4j.*;
            public interface Prices {
              @AfterCommit int price() throws Exception;
            }
            """);
    assertEquals(
        List.of("TX004@3", "TX001@5", "TX011@5", "TX003@6", "TX013@4", "TX018@4", "TX019@4"),
        compilation.tags());
    assertTrue(compilation.generated().isEmpty());
  }

  @Test
  void mistakeInADefaultOfATypeIsShownOnce() {
    Compilation compilation =
        Compiler.compile(
            """
            package app;
            import io.tx4j.*;
            @Transactional(timeout = "soon")
            public class Orders {
              public void place() {}
              public void ship() {}
            }
            """,
            """
            package app;
            public class Exports extends Orders {}
            """);
    assertEquals(List.of("TX012@3"), compilation.tags());
  }

  @Test
  void durationsAreWholePositiveNumbersWithAUnit() {
    for (String wrong : List.of("", "0s", "5", "s", "1.5s", "5 s", "5S", "9000000000000000h")) {
      assertEquals(List.of("TX012@4"), compileWithTimeout(wrong).tags(), wrong);
    }
    for (String right : List.of("1ms", "90s", "15m", "24h")) {
      compileWithTimeout(right).clean();
    }
  }

  private static Compilation compileWithTimeout(String timeout) {
    return Compiler.compile(
        """
        package app;
        import io.tx4j.*;
        public class Orders {
          @Transactional(lockTimeout = "%s")
          public void place() {}
        }
        """
            .formatted(timeout));
  }

  @Test
  void everyOutlivingResultIsFoundThroughItsSubtypes() {
    for (String type :
        List.of(
            "java.util.concurrent.CompletableFuture<String>",
            "java.util.concurrent.ForkJoinTask<?>",
            "java.util.concurrent.Flow.Processor<String, String>",
            "java.util.stream.IntStream",
            "java.util.ListIterator<String>",
            "java.sql.PreparedStatement")) {
      assertEquals(List.of("TX011@4"), compileWithResult("", type).tags(), type);
      compileWithResult("(propagation = Propagation.NOT_SUPPORTED)", type).clean();
    }
    compileWithResult("", "java.util.List<java.util.stream.Stream<String>>").clean();
  }

  private static Compilation compileWithResult(String attributes, String type) {
    return Compiler.compile(
        """
        package app;
        import io.tx4j.*;
        public interface Orders {
          @Transactional%s %s all();
        }
        """
            .formatted(attributes, type));
  }

  @Test
  void tagsAreUnique() {
    List<String> tags = Arrays.stream(Problem.values()).map(Problem::tag).toList();
    assertEquals(tags.stream().distinct().toList(), tags);
    assertFalse(Problem.INTERNAL_ERROR.isWarning());
  }

  @Test
  void sourceThatDoesNotCompileAnywayIsNotMadeWorse() {
    Compilation compilation =
        Compiler.compile(
            """
            package app;
            import io.tx4j.*;
            public class Orders extends Missing {
              @Transactional(retryOn = Absent.class, timeout = 5, isolation = Isolation.NO)
              public Unknown place(Unknown order) { return order; }
            }
            """);
    assertFalse(compilation.succeeded());
    assertEquals(List.of(), compilation.tags(), compilation::describe);
  }
}
