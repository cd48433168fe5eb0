package io.tx4j.processor.container;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dagger.Component;
import dagger.internal.codegen.ComponentProcessor;
import io.tx4j.processor.testing.Compiler;
import io.tx4j.processor.testing.RecordingTransactions;
import jakarta.inject.Inject;
import java.util.List;
import org.junit.jupiter.api.Test;

class DaggerTest {
  @Test
  void wrapperIsBoundInAComponent() throws ClassNotFoundException {
    RecordingTransactions transactions = new RecordingTransactions();
    Object result =
        Compiler.javac()
            .with("-Xlint:-processing")
            .using(List.of(new ComponentProcessor()))
            .on(Inject.class)
            .on(Class.forName("javax.inject.Inject"))
            .on(Component.class)
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
                import dagger.*;
                import io.tx4j.Transactions;
                import jakarta.inject.*;
                @Singleton
                @Component(modules = Wiring.class)
                interface Shop {
                  Orders orders();
                  @Component.Factory interface Factory {
                    Shop create(@BindsInstance Transactions transactions,
                        @BindsInstance @Named("region") String region);
                  }
                }
                """,
                """
                package app;
                import dagger.*;
                @dagger.Module
                interface Wiring {
                  @Binds Orders orders(OrdersTx wrapper);
                }
                """,
                """
                package app;
                import io.tx4j.Transactions;
                public class Scenario implements java.util.function.Function<Transactions, Object> {
                  @Override public Object apply(Transactions transactions) {
                    Shop shop = DaggerShop.factory().create(transactions, "north");
                    return shop.orders().place() + (shop.orders() == shop.orders());
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
