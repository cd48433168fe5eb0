package io.tx4j;

/**
 * What a commit waits for before it is acknowledged: PostgreSQL's levels of {@code
 * synchronous_commit}, from weak to strong. A weaker level never breaks atomicity or the order of
 * commits; after a crash the last few acknowledged transactions may be missing.
 *
 * <p>A scope that asks for a stronger level than the transaction it would join has is refused with
 * {@link IllegalTransactionStateException}.
 */
public enum Durability {
  /** Whatever the session is set to; PostgreSQL's own default is {@link #ON}. Nothing is sent. */
  DEFAULT,

  /** Waits for nothing: a crash may lose the transaction although it was acknowledged. */
  OFF,

  /** Waits for the local flush of the log, not for any standby. */
  LOCAL,

  /** Waits also until the synchronous standbys have received the log. */
  REMOTE_WRITE,

  /** Waits for the local flush and, where there are synchronous standbys, for theirs. */
  ON,

  /** Waits also until the synchronous standbys show the transaction to readers. */
  REMOTE_APPLY
}
