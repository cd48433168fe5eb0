package io.tx4j.processor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tx4j.processor.testing.Compilation;
import io.tx4j.processor.testing.Compiler;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Set;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.ProcessingEnvironment;
import javax.annotation.processing.Processor;
import javax.annotation.processing.RoundEnvironment;
import javax.annotation.processing.SupportedAnnotationTypes;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.TypeElement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** When there are warnings about bodies, and when not; {@link DiagnosticsTest} has one of each. */
class BodyWarningsTest {

  private static final String SLEEPER =
      """
      package app;
      import io.tx4j.*;
      %s
      public class Sleeper {
        %s
        @Transactional
        public void work() throws InterruptedException {
          Thread.sleep(1);
        }
      }
      """;

  private static Compiler compiler(String... sources) {
    return Compiler.bare().using(Compiler.registered()).sources(sources);
  }

  /** What is found in a body of a serializable method {@code work}, beside some others. */
  private static List<String> tagsIn(String body) {
    Compilation compilation =
        compiler(
                """
                package app;
                import io.tx4j.*;
                import java.io.IOException;
                import java.util.*;
                import java.util.concurrent.*;
                public abstract class Service {
                  private int field;
                  private int[] array = new int[1];
                  private ExecutorService executor;
                  @Transactional(isolation = Isolation.SERIALIZABLE)
                  public void work() throws Exception {
                    %s
                  }
                  @Transactional public void joined() throws IOException {}
                  @Transactional(commitOn = IOException.class) public void commits() throws IOException {}
                  @Transactional(propagation = Propagation.REQUIRES_NEW) public void separate() {}
                  @Transactional(database = "other", isolation = Isolation.SERIALIZABLE, propagation = Propagation.REQUIRES_NEW) public void elsewhere() {}
                  private void part() throws Exception { Thread.sleep(1); part(); }
                  void noPart() throws Exception { Thread.sleep(1); }
                  void later(Runnable work) { work.run(); }
                }
                """
                    .formatted(body))
            .compile();
    assertTrue(compilation.succeeded(), compilation::describe);
    return compilation.tags().stream().map(tag -> tag.substring(0, 5)).toList();
  }

  @Test
  void warningIsSuppressedAtTheMethodOrAroundIt() {
    for (String name : List.of("tx4j:TX056", "tx4j")) {
      String suppress = "@SuppressWarnings({\"unused\", \"" + name + "\"})";
      assertEquals(List.of(), compiler(SLEEPER.formatted("", suppress)).compile().tags());
      assertEquals(List.of(), compiler(SLEEPER.formatted(suppress, "")).compile().tags());
    }
    String another = "@SuppressWarnings(\"tx4j:TX057\")";
    assertEquals(List.of("TX056@8"), compiler(SLEEPER.formatted("", another)).compile().tags());
  }

  @Test
  void warningIsRaisedToAnErrorByAnOption() {
    String source = SLEEPER.formatted("", "");
    assertTrue(compiler(source).compile().succeeded());
    assertTrue(compiler(source).with("-Atx4j.errors=TX051").compile().succeeded());
    assertFalse(compiler(source).with("-Atx4j.errors=TX051,TX056").compile().succeeded());
    assertFalse(compiler(source).with("-Atx4j.errors=all").compile().succeeded());
  }

  @Test
  void unknownTagInTheOptionIsRefused() {
    Compilation compilation =
        compiler(SLEEPER.formatted("", "")).with("-Atx4j.errors=TX001,TX056,x").compile();
    assertTrue(
        compilation
            .messages()
            .get(0)
            .contains("tx4j.errors names TX001, x; expected all, or tags of warnings"),
        compilation::describe);
  }

  @Test
  void annotationInALocalClassIsAnError() {
    Compilation compilation =
        compiler(
                """
                package app;
                import io.tx4j.*;
                public class Other {
                  Runnable field = new Runnable() { @Transactional @Override public void run() {} };
                  @SuppressWarnings("tx4j")
                  void method() {
                    class Local { @Transactional void work() {} }
                    new Local().work();
                  }
                }
                """)
            .compile();
    assertEquals(List.of("TX008@4", "TX008@7"), compilation.tags());
    assertFalse(compilation.succeeded());
  }

  @Test
  void positionIsThatOfTheCall() {
    assertEquals(
        List.of(
            "8:17 warning [TX056] Sleeper.work calls Thread.sleep inside a transaction. While it"
                + " waits, a connection and all locks are held. Wait before the transaction, or in"
                + " an @AfterCommit method."),
        compiler(SLEEPER.formatted("", "")).compile().messages());
  }

  @Test
  void privatePartsAndLambdasThatRunInPlaceBelongToTheBody() {
    assertEquals(List.of("TX056"), tagsIn("part(); part();"));
    assertEquals(List.of("TX061"), tagsIn("later(() -> field = 1);"));
    assertEquals(List.of("TX061"), tagsIn("List.of(1).forEach(i -> { this.field += i; });"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "noPart();",
        "Runnable r = () -> field = 1;",
        "Transaction.current().afterCommit(() -> field = 1);",
        "Transaction.current().afterCommit(() -> separate());",
        "new Object() { void run() throws Exception { Thread.sleep(1); field++; } };",
        "int local = 0; local++; array[0] = local;",
        "elsewhere();",
        "try { joined(); } catch (IllegalStateException e) { }",
        "try { joined(); } catch (RuntimeException e) { throw new Error(e); }",
        "try { joined(); } catch (IOException e) { later(() -> {}); rethrow(e); }"
            + " } void rethrow(Exception e) throws Exception { throw e;",
        "try { joined(); } catch (IOException e) { Transaction.current().rollbackOnly(); }",
        "try { commits(); } catch (IOException e) { }",
        "try { separate(); } catch (Exception e) { } } void x() {",
        "try { Thread.yield(); } catch (Exception e) { }",
        "List.of(1).stream().forEach(i -> {});",
        "synchronized (this) { notifyAll(); }",
        "StringBuilder commit = new StringBuilder(); commit.append(1);",
      })
  void noFalseAlarm(String body) {
    assertEquals(List.of(), tagsIn(body).stream().filter(tag -> !tag.equals("TX052")).toList());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "try { joined(); } catch (IOException e) { System.err.println(e.getMessage()); }",
        "try { joined(); } catch (IllegalStateException | IOException e) { }",
        "try { this.joined(); } catch (Throwable e) { e.printStackTrace(); }",
        "for (;;) { try { joined(); break; } catch (Exception e) { continue; } }",
      })
  void swallowedFailure(String body) {
    assertEquals(List.of("TX055"), tagsIn(body));
  }

  @Test
  void constructorIsNoBoundaryOfATypeLevelAnnotation() {
    Compilation compilation =
        compiler(
                """
                package app;
                import io.tx4j.*;
                @Transactional(isolation = Isolation.SERIALIZABLE)
                public class Service {
                  private final String name;
                  public Service(String name) { this.name = name; }
                  public String name() { return name; }
                }
                """)
            .compile();
    assertEquals(List.of(), compilation.tags());
  }

  @Test
  void unrelatedClassesGetNoWarningsButForNew() {
    Compilation compilation =
        compiler(
                SLEEPER.formatted("", "@SuppressWarnings(\"tx4j\")"),
                """
                package app;
                public class Other {
                  java.util.function.Supplier<Sleeper> supplier = Sleeper::new;
                  Sleeper wrapped(io.tx4j.Transactions t) { return new SleeperTx(t); }
                  Sleeper bypassing() throws Exception { Thread.sleep(1); return new Sleeper(); }
                  Sleeper ownSubclass() { return new Sleeper() {}; }
                }
                """)
            .compile();
    assertEquals(List.of("TX054@3", "TX054@5"), compilation.tags());
  }

  @Test
  void delegateOfAWrapperIsNoBypass() {
    Compilation compilation =
        compiler(
                """
                package app;
                public interface Store { @io.tx4j.Transactional void save(); }
                """,
                """
                package app;
                public class Memory implements Store { @Override public void save() {} }
                """,
                """
                package app;
                public class Other {
                  Store one(io.tx4j.Transactions t) { return new StoreTx(t, new Memory()); }
                  Store two(io.tx4j.Transactions t) { Store s = new Memory(); return new StoreTx(t, s); }
                }
                """)
            .compile();
    assertEquals(List.of(), compilation.tags(), compilation::describe);
  }

  @Test
  void lostUpdateIsSeenOnlyWhereTheValueIsWrittenBackBlindly() {
    String read = "SELECT id, a.balance FROM account WHERE id = ?";
    assertEquals(
        List.of("TX062"), lostUpdates(read, "update account set balance = :b where id = :id"));
    for (String write :
        List.of(
            "UPDATE account SET balance = balance + ? WHERE id = ?",
            "UPDATE account SET balance = ? WHERE id = ? AND balance = ?",
            "UPDATE account SET balance = ? WHERE id = ? AND version = ?",
            "UPDATE account SET name = ? WHERE id = ?",
            "UPDATE other SET balance = ? WHERE id = ?",
            "INSERT INTO account VALUES (?)")) {
      assertEquals(List.of(), lostUpdates(read, write), write);
    }
    String blind = "UPDATE account SET balance = ? WHERE id = ?";
    assertEquals(List.of(), lostUpdates(blind, read));
    assertEquals(List.of(), lostUpdates(read + " FOR NO KEY UPDATE", blind));
    assertEquals(List.of(), lostUpdates("SELECT count(*) FROM account", blind));
  }

  private static List<String> lostUpdates(String first, String second) {
    return compiler(
            """
            package app;
            import io.tx4j.*;
            public class Accounts {
              private static final String FIRST = "%s";
              void sql(String text) {}
              @Transactional public void work() { sql(FIRST); sql(("" + "%s")); }
              @Transactional(isolation = Isolation.REPEATABLE_READ) public void safe() { sql(FIRST); sql("%s"); }
            }
            """
                .formatted(first, second, second))
        .compile()
        .tags()
        .stream()
        .map(tag -> tag.substring(0, 5))
        .toList();
  }

  @Test
  void javacIsFoundBehindAFieldAndBehindAProxy() {
    for (Wrapping wrapping : List.<Wrapping>of(Delegating::new, BodyWarningsTest::proxy)) {
      Compilation compilation =
          Compiler.bare()
              .using(List.of(new Wrapped(wrapping)))
              .sources(SLEEPER.formatted("", ""))
              .compile();
      assertEquals(List.of("TX056@8"), compilation.tags(), compilation::describe);
    }
  }

  @Test
  void withoutAWayToJavacThereAreWrappersButNoWarnings() {
    Wrapping opaque =
        environment -> {
          Object[] hidden = {environment};
          return (ProcessingEnvironment)
              Proxy.newProxyInstance(
                  BodyWarningsTest.class.getClassLoader(),
                  new Class<?>[] {ProcessingEnvironment.class},
                  (proxy, method, arguments) -> method.invoke(hidden[0], arguments));
        };
    Compilation compilation =
        Compiler.bare()
            .using(List.of(new Wrapped(opaque)))
            .sources(SLEEPER.formatted("", ""))
            .compile();
    assertTrue(compilation.succeeded(), compilation::describe);
    assertEquals(List.of(), compilation.tags());
    assertTrue(compilation.generated().containsKey("app.SleeperTx"));
  }

  /** What a build tool puts around the compiler's environment. */
  private interface Wrapping {
    ProcessingEnvironment around(ProcessingEnvironment environment);
  }

  private static ProcessingEnvironment proxy(ProcessingEnvironment environment) {
    return (ProcessingEnvironment)
        Proxy.newProxyInstance(
            BodyWarningsTest.class.getClassLoader(),
            new Class<?>[] {ProcessingEnvironment.class},
            (proxy, method, arguments) -> method.invoke(environment, arguments));
  }

  /** As Gradle does it: the processor gets an environment that passes everything on. */
  @SupportedAnnotationTypes("*")
  private static final class Wrapped extends AbstractProcessor {
    private final Processor processor = new TransactionalProcessor();
    private final Wrapping wrapping;

    Wrapped(Wrapping wrapping) {
      this.wrapping = wrapping;
    }

    @Override
    public SourceVersion getSupportedSourceVersion() {
      return SourceVersion.latestSupported();
    }

    @Override
    public synchronized void init(ProcessingEnvironment environment) {
      processor.init(wrapping.around(environment));
    }

    @Override
    public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
      return processor.process(annotations, round);
    }
  }
}
