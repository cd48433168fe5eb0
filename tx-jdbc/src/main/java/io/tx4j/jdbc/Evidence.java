package io.tx4j.jdbc;

import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * What bears on whether an attempt can be, or was, committed. Most attempts have nothing of the
 * kind, and no such object.
 */
final class Evidence {

  /** Why it cannot be committed any more, whatever the body does. */
  @Nullable Doom doom;

  /** The first statement that failed: the server may have aborted the transaction. */
  @Nullable SQLException failedStatement;

  /** Statements may have failed unseen, see {@code ConnectionOwner.lostSight}. */
  boolean sightLost;

  /** What the server is asked by when COMMIT is not answered. */
  @Nullable String transactionId;

  /** Whether the server is to be asked before COMMIT if it has aborted the transaction. */
  boolean callsForProbe() {
    return failedStatement != null || sightLost;
  }
}
