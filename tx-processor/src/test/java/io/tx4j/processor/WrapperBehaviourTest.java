package io.tx4j.processor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tx4j.Isolation;
import io.tx4j.TransactionDefinition;
import io.tx4j.processor.testing.Compilation;
import io.tx4j.processor.testing.Compiler;
import io.tx4j.processor.testing.RecordingTransactions;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What wrappers do when they are called. */
class WrapperBehaviourTest {
  private final RecordingTransactions transactions = new RecordingTransactions();

  private Object run(String body, String... sources) {
    return compile(body, sources).run(transactions);
  }

  private static Compilation compile(String body, String... sources) {
    List<String> all = new ArrayList<>(List.of(sources));
    all.add(
        """
        package app;
        import io.tx4j.*;
        import java.util.*;
        public class Scenario implements java.util.function.Function<Transactions, Object> {
          @Override public Object apply(Transactions transactions) {
            %s
          }
        }
        """
            .formatted(body));
    return Compiler.compile(all.toArray(String[]::new)).clean();
  }

  @Test
  void callGoesThroughTheBoundaryWithArgumentsAndResult() {
    String service =
        """
        package app;
        import io.tx4j.*;
        public class Sums {
          private final int offset;
          Sums(int offset) { this.offset = offset; }
          @Transactional(isolation = Isolation.SERIALIZABLE, timeout = "2s")
          public int sum(int a, int... more) {
            int sum = offset + a;
            for (int one : more) sum += one;
            return sum;
          }
        }
        """;
    assertEquals(1111, run("return new SumsTx(transactions, 1000).sum(1, 10, 100);", service));
    TransactionDefinition definition = transactions.definitions().get(0);
    assertEquals("Sums.sum", definition.name());
    assertEquals(Isolation.SERIALIZABLE, definition.isolation());
    assertEquals(Duration.ofSeconds(2), definition.timeout());
    assertEquals(int.class, definition.resultType());
    assertEquals(2, definition.retryOn().size());
  }

  @Test
  void selfCallGoesThroughTheBoundary() {
    String service =
        """
        package app;
        import io.tx4j.*;
        public class Orders {
          @Transactional public void place() { audit(); notAnnotated(); }
          @Transactional(propagation = Propagation.MANDATORY) protected void audit() {}
          public void notAnnotated() { audit(); }
        }
        """;
    run("new OrdersTx(transactions).place(); return 0;", service);
    assertEquals(List.of("Orders.place", "Orders.audit", "Orders.audit"), transactions.names());
  }

  @Test
  void selfCallInTheBodyOfADelegateDoesNot() {
    String repository =
        """
        package app;
        import io.tx4j.*;
        public interface Repository {
          @Transactional void save();
          @Transactional default void saveTwice() { save(); save(); }
        }
        """;
    String scenario =
        """
        int[] calls = {0};
        new RepositoryTx(transactions, () -> calls[0]++).saveTwice();
        return calls[0];
        """;
    assertEquals(2, run(scenario, repository));
    assertEquals(List.of("Repository.saveTwice"), transactions.names());
  }

  @Test
  void nullTransactionsAreRefusedByName() {
    String service =
        """
        package app;
        public class Small {
          @io.tx4j.Transactional public void run() {}
        }
        """;
    String scenario =
        """
        try {
          return new SmallTx(null);
        } catch (NullPointerException e) {
          return e.getMessage();
        }
        """;
    assertEquals(
        "SmallTx was made without Transactions: the argument transactions is null",
        run(scenario, service));
  }

  @Test
  void checkedExceptionsKeepTheirTypesAndTheirIdentity() {
    String service =
        """
        package app;
        import io.tx4j.*;
        import java.io.*;
        import java.sql.*;
        public class Thrower {
          @Transactional public void one(IOException e) throws IOException { throw e; }
          @Transactional public int several(Exception e) throws IOException, SQLException {
            if (e instanceof IOException io) throw io;
            throw (SQLException) e;
          }
          @Transactional public <X extends Throwable> void any(X e) throws X { throw e; }
        }
        """;
    String scenario =
        """
        ThrowerTx thrower = new ThrowerTx(transactions);
        java.io.IOException io = new java.io.IOException();
        java.sql.SQLException sql = new java.sql.SQLException();
        int same = 0;
        try { thrower.one(io); } catch (java.io.IOException e) { if (e == io) same++; }
        try { thrower.several(sql); }
        catch (java.io.IOException | java.sql.SQLException e) { if (e == sql) same++; }
        try { thrower.<InterruptedException>any(new InterruptedException()); }
        catch (InterruptedException e) { same++; }
        return same;
        """;
    assertEquals(3, run(scenario, service));
  }

  @Test
  void inheritedBoundariesHoldInSubclasses() {
    String base =
        """
        package app;
        import io.tx4j.*;
        public abstract class Base<T> {
          protected abstract T load(long id);
          @Transactional public T find(long id) { return load(id); }
          @Transactional(readOnly = true) public void overridden() {}
        }
        """;
    String sub =
        """
        package app;
        public class Accounts extends Base<String> {
          @Override protected String load(long id) { return "account " + id; }
          @Override public void overridden() {}
        }
        """;
    String scenario =
        """
        Accounts accounts = new AccountsTx(transactions);
        accounts.overridden();
        return accounts.find(7);
        """;
    assertEquals("account 7", run(scenario, base, sub));
    assertEquals(List.of("Accounts.overridden", "Accounts.find"), transactions.names());
    assertTrue(transactions.definitions().get(0).readOnly());
  }

  @Test
  void interfaceMethodsHoldInImplementingClasses() {
    String repository =
        """
        package app;
        import io.tx4j.*;
        @Transactional public interface Repository { void save(); default void flush() {} }
        """;
    String base =
        """
        package app;
        public class Base { public void save() {} }
        """;
    String sub =
        """
        package app;
        public class Store extends Base implements Repository {}
        """;
    String fixed =
        """
        package app;
        public final class Fixed implements Repository { @Override public void save() {} }
        """;
    String scenario =
        """
        Repository store = new StoreTx(transactions);
        store.save();
        store.flush();
        new RepositoryTx(transactions, new Fixed()).save();
        return 0;
        """;
    run(scenario, repository, base, sub, fixed);
    assertEquals(List.of("Store.save", "Store.flush", "Repository.save"), transactions.names());
  }

  @Test
  void wrapperIsNotWrappedAgain() {
    String service =
        """
        package app;
        public class Small {
          @io.tx4j.Transactional public void run() {}
        }
        """;
    String sub =
        """
        package app;
        public class Mine extends SmallTx {
          public Mine(io.tx4j.Transactions transactions) { super(transactions); }
        }
        """;
    Compilation compilation = compile("new Mine(transactions).run(); return 0;", service, sub);
    compilation.run(transactions);
    assertEquals(List.of("Small.run"), transactions.names());
    assertEquals(List.of("app.SmallTx"), List.copyOf(compilation.generated().keySet()));
  }

  @Test
  void hooksRunAtOnceOutsideATransaction() {
    String service =
        """
        package app;
        import io.tx4j.*;
        public class Mailer {
          final java.util.List<String> sent = new java.util.ArrayList<>();
          @AfterCommit public void send(String to) { sent.add(to); }
          @AfterRollback @Transactional public void note(String what) { sent.add(what); }
        }
        """;
    String scenario =
        """
        MailerTx mailer = new MailerTx(transactions);
        mailer.send("a");
        mailer.note("b");
        return mailer.sent;
        """;
    assertEquals(List.of("a", "b"), run(scenario, service));
    assertEquals(List.of("Mailer.note"), transactions.names());
  }

  @Test
  void generatedClassesReflectOnNothing() {
    String service =
        """
        package app;
        import io.tx4j.*;
        @Transactional(isolation = Isolation.SERIALIZABLE, timeout = "1s")
        public class Wide {
          public <X extends Exception> int[] work(X x) throws X, java.io.IOException { return null; }
          @AfterCommit public void hook() {}
        }
        """;
    Compilation compilation = compile("return 0;", service);
    String constants = new String(compilation.classes().get("app.WideTx"), StandardCharsets.UTF_8);
    for (String reflective :
        List.of("java/lang/reflect", "forName", "getMethod", "getDeclared", "newInstance")) {
      assertFalse(constants.contains(reflective), reflective);
    }
  }

  @Test
  void outputDoesNotDependOnTheOrderOfSources() {
    String one = "package app;\npublic class A { @io.tx4j.Transactional public void a() {} }";
    String two = "package app;\npublic class B extends A { @Override public void a() {} }";
    assertEquals(
        Compiler.compile(one, two).clean().generated(),
        Compiler.compile(two, one).clean().generated());
  }

  @Test
  void typeOfAnotherProcessorsLaterRoundIsAwaited() {
    String service =
        """
        package app;
        public class Late {
          Late(LateArgument argument) {}
          @io.tx4j.Transactional public LateArgument echo(LateArgument argument) { return argument; }
        }
        """;
    Compilation compilation =
        Compiler.javac()
            .using(List.of(new LateProcessor()))
            .sources(service, "package app;\n@Deprecated\npublic class Other {}")
            .compile()
            .clean();
    assertTrue(compilation.generated("app.LateTx").contains("echo(LateArgument argument)"));
  }

  @Test
  void wrapperInANamedModuleIsCleanAndMarkedOnlyIfTheModuleSeesTheMarker() {
    String service =
        """
        package app;
        public class Small {
          @io.tx4j.Transactional public void run(Hidden hidden) {}
          Small(Hidden hidden) {}
        }
        """;
    String hidden = "package app;\nclass Hidden {}";
    for (boolean sees : List.of(true, false)) {
      String requires = sees ? "requires java.compiler;" : "";
      Compilation compilation =
          Compiler.javac()
              .with("-Xlint:-exports", "--add-reads", "app=ALL-UNNAMED")
              .sources(
                  service,
                  hidden,
                  "module app { requires java.sql; exports app; " + requires + " }")
              .compile()
              .clean();
      String text = compilation.generated("app.SmallTx");
      assertEquals(sees, text.contains("@Generated"));
      assertTrue(text.contains("\n  SmallTx(Transactions transactions, Hidden hidden)"), text);
    }
  }

  @Test
  void gradleIsToldThatTheProcessorsAreIsolating() throws IOException {
    String path = "META-INF/gradle/incremental.annotation.processors";
    try (InputStream in = TransactionalProcessor.class.getClassLoader().getResourceAsStream(path)) {
      assertEquals(
          Compiler.registered().stream()
              .map(one -> one.getClass().getName() + ",isolating")
              .toList(),
          new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList());
    }
  }
}
