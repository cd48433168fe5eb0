package io.tx4j.jdbc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.tx4j.Propagation;
import io.tx4j.SilentRollback;
import io.tx4j.TransactionDefinition;
import io.tx4j.UniqueViolationException;
import io.tx4j.jdbc.layers.DataLayer;
import java.sql.SQLException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** One service, six data layers, one transaction: the same results, the same rollback. */
class DataLayersTest extends OnEachDatabase {

  private static final TransactionDefinition NESTED =
      TransactionDefinition.named("nested").propagation(Propagation.NESTED).build();
  private static final List<Integer> ALL =
      IntStream.rangeClosed(1, DataLayer.Kind.values().length).boxed().toList();

  private final Map<DataLayer.Kind, DataLayer> layers = new EnumMap<>(DataLayer.Kind.class);

  @BeforeEach
  void openLayers() {
    for (DataLayer.Kind kind : DataLayer.Kind.values()) {
      layers.put(kind, kind.over(dataSource));
    }
  }

  @AfterEach
  void closeLayers() {
    layers.values().forEach(DataLayer::close);
  }

  /** Each layer adds a note, and sees all those of the layers before it. */
  private void eachAddsOne() throws SQLException {
    int id = 0;
    for (DataLayer layer : layers.values()) {
      layer.add(++id, layer.toString());
      assertEquals(ALL.subList(0, id), layer.ids(), layer::toString);
    }
    assertEquals(List.of(), notes(), "nothing is visible to others yet");
  }

  @Test
  void allCommitTogether() throws SQLException {
    transactions.run(this::eachAddsOne);
    assertEquals(ALL, notes());
    for (DataLayer layer : layers.values()) {
      assertEquals(ALL, layer.ids(), layer::toString);
    }
  }

  @Test
  void allRollBackTogether() throws SQLException {
    transactions.run(
        () -> {
          eachAddsOne();
          throw SilentRollback.instance();
        });
    assertEquals(List.of(), notes());
  }

  @Test
  void eachRollsBackToTheSavepointOfTheOthers() throws SQLException {
    transactions.run(
        () -> {
          transactions.run(
              NESTED,
              () -> {
                eachAddsOne();
                throw SilentRollback.instance();
              });
          for (DataLayer layer : layers.values()) {
            assertEquals(List.of(), layer.ids(), layer::toString);
          }
        });
    assertEquals(List.of(), notes());
  }

  @Test
  void whateverALayerWrapsItInAViolationIsFound() {
    for (DataLayer layer : layers.values()) {
      Exception thrown =
          assertThrows(
              Exception.class,
              () ->
                  transactions.run(
                      () -> {
                        layer.add(1, "one");
                        layer.add(1, "another");
                      }),
              layer::toString);
      UniqueViolationException violation =
          assertInstanceOf(
              UniqueViolationException.class,
              FailureClassifier.classify(thrown).orElseThrow(),
              layer::toString);
      assertEquals("note_pkey", violation.constraint());
    }
  }
}
