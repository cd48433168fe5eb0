package io.tx4j.jdbc;

import io.tx4j.Durability;
import io.tx4j.IllegalTransactionStateException;
import io.tx4j.Isolation;
import io.tx4j.TransactionDefinition;
import java.util.Locale;

/**
 * Whether a scope can be content with the transaction that it would join. What the transaction left
 * to the server's defaults is asked of the server, once it matters.
 */
final class Compatibility {

  private Compatibility() {}

  static void check(TransactionDefinition joining, Attempt open) {
    if (joining.isolation().compareTo(Isolation.READ_COMMITTED) > 0) {
      checkIsolation(joining, open);
    }
    if (joining.durability() != Durability.DEFAULT) {
      checkDurability(joining, open);
    }
    if (open.readOnly() && !joining.readOnly() && joining.propagation().canBegin()) {
      throw refused(joining, "may write", open, "is read-only", "declare it readOnly");
    }
  }

  private static void checkIsolation(TransactionDefinition joining, Attempt open) {
    Isolation have = open.definition().isolation();
    if (have == Isolation.DEFAULT) {
      have = Isolation.valueOf(constant(open.show("transaction_isolation")));
    }
    if (joining.isolation().compareTo(have) > 0) {
      throw refused(
          joining,
          "asks for isolation " + joining.isolation(),
          open,
          "runs at " + have,
          "declare that isolation on the outer one");
    }
  }

  private static void checkDurability(TransactionDefinition joining, Attempt open) {
    Durability have = open.definition().durability();
    if (have == Durability.DEFAULT) {
      have = Durability.valueOf(constant(open.show("synchronous_commit")));
    }
    if (joining.durability().compareTo(have) > 0) {
      throw refused(
          joining,
          "asks for durability " + joining.durability(),
          open,
          "has " + have,
          "declare that durability on the outer one");
    }
  }

  private static String constant(String value) {
    return value.toUpperCase(Locale.ROOT).replace(' ', '_');
  }

  private static IllegalTransactionStateException refused(
      TransactionDefinition joining, String wish, Attempt open, String fact, String cure) {
    return new IllegalTransactionStateException(
        String.format(
            "%s %s, but the open transaction %s, which it would join, %s; %s, or run the inner one"
                + " as REQUIRES_NEW.",
            joining.displayName(), wish, open.definition().displayName(), fact, cure));
  }
}
