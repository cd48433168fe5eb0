package io.tx4j.processor.container;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.google.inject.Guice;
import io.tx4j.processor.testing.Compiler;
import io.tx4j.processor.testing.RecordingTransactions;
import jakarta.inject.Inject;
import java.util.List;
import org.junit.jupiter.api.Test;

class GuiceTest {
  @Test
  void wrapperIsInjectedWithScopeAndQualifiers() {
    RecordingTransactions transactions = new RecordingTransactions();
    Object result =
        Compiler.javac()
            .with("-Xlint:-processing")
            .on(Inject.class)
            .on(Guice.class)
            .sources(
                """
                package app;
                import io.tx4j.Transactional;
                import jakarta.inject.*;
                @Singleton
                public class Orders {
                  private final String region;
                  @Inject Orders(@Named("region") String region) { this.region = region; }
                  @Transactional public String place() { return region; }
                }
                """,
                """
                package app;
                import com.google.inject.*;
                import com.google.inject.name.Names;
                import io.tx4j.Transactions;
                public class Scenario implements java.util.function.Function<Transactions, Object> {
                  @Override public Object apply(Transactions transactions) {
                    Injector injector = Guice.createInjector(new AbstractModule() {
                      @Override protected void configure() {
                        bind(Transactions.class).toInstance(transactions);
                        bind(String.class).annotatedWith(Names.named("region")).toInstance("north");
                        bind(Orders.class).to(OrdersTx.class);
                      }
                    });
                    Orders orders = injector.getInstance(Orders.class);
                    return orders.place() + (orders == injector.getInstance(Orders.class));
                  }
                }
                """)
            .compile()
            .clean()
            .run(transactions);
    assertEquals("northtrue", result);
    assertEquals(List.of("Orders.place"), transactions.names());
  }
}
