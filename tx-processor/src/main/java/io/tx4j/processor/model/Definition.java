package io.tx4j.processor.model;

import io.tx4j.Durability;
import io.tx4j.Isolation;
import io.tx4j.Propagation;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * One {@link io.tx4j.Transactional} annotation as it was written, not yet checked.
 *
 * @param position the annotation
 * @param given the attributes that were written down, with their places
 * @param propagation as declared
 * @param isolation as declared
 * @param readOnly as declared
 * @param durability as declared
 * @param timeout the text; empty for none
 * @param lockTimeout the text; empty for none
 * @param retryOn as declared; says nothing unless {@code given} has it
 * @param maxAttempts as declared
 * @param commitOn as declared
 * @param rollbackSilentlyOn as declared
 * @param database as declared; empty for the default one
 * @param name as declared; empty for the names of class and method
 */
public record Definition(
    Position position,
    Map<String, Position> given,
    Propagation propagation,
    Isolation isolation,
    boolean readOnly,
    Durability durability,
    String timeout,
    String lockTimeout,
    List<ExceptionType> retryOn,
    int maxAttempts,
    List<ExceptionType> commitOn,
    List<ExceptionType> rollbackSilentlyOn,
    String database,
    String name) {

  private static final Position NOWHERE = new Position() {};

  /** Copies what could change. */
  public Definition {
    given = Map.copyOf(given);
    retryOn = List.copyOf(retryOn);
    commitOn = List.copyOf(commitOn);
    rollbackSilentlyOn = List.copyOf(rollbackSilentlyOn);
  }

  /** Whether an attribute was written down. */
  public boolean gives(String attribute) {
    return given.containsKey(attribute);
  }

  /** The place of an attribute, or of the annotation if the attribute was not written down. */
  public Position positionOf(String attribute) {
    return given.getOrDefault(attribute, position);
  }

  /** Whether the method may find itself inside a transaction. */
  public boolean mayRunInTransaction() {
    return propagation != Propagation.NOT_SUPPORTED && propagation != Propagation.NEVER;
  }

  /** Whether the method takes part in the caller's transaction where there is one. */
  public boolean joins() {
    return propagation == Propagation.REQUIRED
        || propagation == Propagation.MANDATORY
        || propagation == Propagation.SUPPORTS;
  }

  /** Whether the body may be run more than once. */
  public boolean mayRetry() {
    boolean retries =
        gives("retryOn") ? !retryOn.isEmpty() : isolation.compareTo(Isolation.REPEATABLE_READ) >= 0;
    return propagation.canBegin() && maxAttempts > 1 && retries;
  }

  /** The same declaration as if it stood nowhere, to be compared with another one. */
  public Definition withoutPlaces() {
    Map<String, Position> nowhere = new HashMap<>();
    given.keySet().forEach(attribute -> nowhere.put(attribute, NOWHERE));
    return new Definition(
        NOWHERE,
        nowhere,
        propagation,
        isolation,
        readOnly,
        durability,
        timeout,
        lockTimeout,
        retryOn,
        maxAttempts,
        commitOn,
        rollbackSilentlyOn,
        database,
        name);
  }
}
