package io.tx4j.engine.mvcc;

/** A constraint check that waits for the end of the statement or of the transaction. */
public interface DeferredCheck {

  /** The constraint, for SET CONSTRAINTS; 0 for a check that none can defer. */
  int constraintOid();

  /** Whether it waits for the end of the transaction unless SET CONSTRAINTS says otherwise. */
  boolean initiallyDeferred();

  /** Throws the violation, if there is one now. */
  void check();
}
