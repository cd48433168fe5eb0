package io.tx4j.engine.lock;

/** What to do where a lock cannot be had at once. */
public enum WaitPolicy {
  /** Wait in the queue. */
  BLOCK,
  /** Fail with 55P03: NOWAIT. */
  NOWAIT,
  /** Answer that it was not obtained: SKIP LOCKED, and the pg_try_ functions. */
  SKIP
}
