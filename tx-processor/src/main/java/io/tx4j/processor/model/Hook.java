package io.tx4j.processor.model;

/** When a deferred call is made. */
public enum Hook {
  /** After the physical commit: {@link io.tx4j.AfterCommit}. */
  AFTER_COMMIT("AfterCommit", "deferAfterCommit"),

  /** After the rollback: {@link io.tx4j.AfterRollback}. */
  AFTER_ROLLBACK("AfterRollback", "deferAfterRollback");

  private final String annotation;
  private final String entrance;

  Hook(String annotation, String entrance) {
    this.annotation = annotation;
    this.entrance = entrance;
  }

  /** The simple name of its annotation. */
  public String annotation() {
    return annotation;
  }

  /** The method of {@link io.tx4j.Transaction} that defers a call. */
  public String entrance() {
    return entrance;
  }
}
