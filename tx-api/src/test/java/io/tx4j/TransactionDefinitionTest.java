package io.tx4j;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TransactionDefinitionTest {

  private static final List<Class<? extends Throwable>> CONFLICTS =
      List.of(SerializationFailureException.class, DeadlockException.class);

  @Test
  void nothingDeclaredMeansRequiredWithoutRetries() {
    TransactionDefinition definition = TransactionDefinition.DEFAULT;
    assertEquals(Propagation.REQUIRED, definition.propagation());
    assertEquals(Isolation.DEFAULT, definition.isolation());
    assertEquals(List.of(), definition.retryOn());
    assertEquals(10, definition.maxAttempts());
    assertEquals("(unnamed transaction)", definition.displayName());
  }

  @ParameterizedTest
  @EnumSource(Isolation.class)
  void conflictsAreRetriedWhereTheIsolationMakesThem(Isolation isolation) {
    boolean conflicts =
        isolation == Isolation.REPEATABLE_READ || isolation == Isolation.SERIALIZABLE;
    assertEquals(
        conflicts ? CONFLICTS : List.of(),
        TransactionDefinition.builder().isolation(isolation).build().retryOn());
  }

  @Test
  void anEmptyRetryOnSwitchesRetriesOff() {
    TransactionDefinition definition =
        TransactionDefinition.builder().isolation(Isolation.SERIALIZABLE).retryOn().build();
    assertEquals(List.of(), definition.retryOn());
  }

  @Test
  void whatNeverBeginsATransactionCannotShapeOne() {
    for (Propagation propagation : Propagation.values()) {
      if (!propagation.canBegin()) {
        assertRefused("isolation", with(propagation).isolation(Isolation.SERIALIZABLE));
        assertRefused("readOnly", with(propagation).readOnly(true));
        assertRefused("durability", with(propagation).durability(Durability.OFF));
        assertRefused("timeout", with(propagation).timeout(Duration.ofSeconds(1)));
        assertRefused("lockTimeout", with(propagation).lockTimeout(Duration.ofSeconds(1)));
        assertRefused("retryOn", with(propagation).retryOn(DeadlockException.class));
      }
    }
  }

  @Test
  void numbersAndDurationsArePositive() {
    assertRefused("maxAttempts is 0", TransactionDefinition.builder().maxAttempts(0));
    assertRefused("timeout is PT0S", TransactionDefinition.builder().timeout(Duration.ZERO));
    assertRefused(
        "lockTimeout is PT-1S",
        TransactionDefinition.builder().lockTimeout(Duration.ofSeconds(-1)));
  }

  @Test
  void anExceptionCannotBothCommitAndRollBack() {
    assertRefused(
        "FileNotFoundException",
        TransactionDefinition.builder()
            .commitOn(IOException.class)
            .rollbackSilentlyOn(FileNotFoundException.class));
    assertRefused(
        "FileNotFoundException",
        TransactionDefinition.builder()
            .commitOn(FileNotFoundException.class)
            .rollbackSilentlyOn(IOException.class));
  }

  private static TransactionDefinition.Builder with(Propagation propagation) {
    return TransactionDefinition.builder().propagation(propagation);
  }

  private static void assertRefused(String part, TransactionDefinition.Builder builder) {
    String message = assertThrows(IllegalArgumentException.class, builder::build).getMessage();
    assertTrue(message.contains(part), message);
  }
}
