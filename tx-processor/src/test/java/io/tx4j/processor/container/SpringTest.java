package io.tx4j.processor.container;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.tx4j.processor.testing.Compilation;
import io.tx4j.processor.testing.Compiler;
import io.tx4j.processor.testing.RecordingTransactions;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.context.ApplicationContext;
import org.springframework.core.env.Environment;

class SpringTest {
  private static final String SERVICE =
      """
      package app;
      import io.tx4j.Transactional;
      import org.springframework.beans.factory.annotation.Value;
      import org.springframework.context.annotation.Scope;
      import org.springframework.stereotype.Service;
      @Service("orders")
      @Scope("prototype")
      public abstract class Orders {
        private final String region;
        Orders(@Value("north") String region) { this.region = region; }
        @Transactional public String place() { return region; }
      }
      """;

  private final RecordingTransactions transactions = new RecordingTransactions();

  @Test
  void scanOfAnAbstractServiceFindsItsWrapperOnly(@TempDir Path folder) throws IOException {
    Compilation compilation =
        compile(
                SERVICE,
                """
            package app;
            import io.tx4j.Transactions;
            import org.springframework.context.annotation.AnnotationConfigApplicationContext;
            public class Scenario implements java.util.function.Function<Transactions, Object> {
              @Override public Object apply(Transactions transactions) {
                try (var context = new AnnotationConfigApplicationContext()) {
                  context.setClassLoader(Scenario.class.getClassLoader());
                  context.registerBean(Transactions.class, () -> transactions);
                  context.scan("app");
                  context.refresh();
                  Orders orders = context.getBean("orders", Orders.class);
                  return orders.place()
                      + context.getBeansOfType(Orders.class).size()
                      + (orders == context.getBean(Orders.class));
                }
              }
            }
            """)
            .clean();
    assertEquals("north1false", compilation.runFrom(folder, transactions));
    assertEquals(List.of("Orders.place"), transactions.names());
  }

  @Test
  void wrapperCanBeImportedWhereNothingIsScanned(@TempDir Path folder) throws IOException {
    Compilation compilation =
        compile(
                SERVICE.replace("@Service(\"orders\")", ""),
                """
            package app;
            import io.tx4j.Transactions;
            import org.springframework.context.annotation.*;
            public class Scenario implements java.util.function.Function<Transactions, Object> {
              @Configuration
              @Import(OrdersTx.class)
              static class Wiring {}
              @Override public Object apply(Transactions transactions) {
                try (var context = new AnnotationConfigApplicationContext()) {
                  context.registerBean(Transactions.class, () -> transactions);
                  context.register(Wiring.class);
                  context.refresh();
                  return context.getBean(Orders.class).place();
                }
              }
            }
            """)
            .clean();
    assertEquals("north", compilation.runFrom(folder, transactions));
    assertEquals(List.of("Orders.place"), transactions.names());
  }

  @Test
  void concreteServiceIsRefused() {
    Compilation compilation = compile(SERVICE.replace("abstract ", ""));
    assertEquals(List.of("TX026@6"), compilation.tags());
  }

  private static Compilation compile(String... sources) {
    return Compiler.javac()
        .with("-Xlint:-processing", "-Xlint:-classfile")
        .on(ApplicationContext.class)
        .on(BeanFactory.class)
        .on(Environment.class)
        .sources(sources)
        .compile();
  }
}
