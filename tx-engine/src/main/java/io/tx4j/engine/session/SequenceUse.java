package io.tx4j.engine.session;

import io.tx4j.engine.catalog.Relation;
import io.tx4j.engine.catalog.SequenceDef;
import io.tx4j.engine.error.SqlError;
import io.tx4j.engine.error.SqlState;
import io.tx4j.engine.mvcc.Sequences;
import io.tx4j.engine.mvcc.Transaction;
import java.util.HashMap;
import java.util.Map;

/**
 * The sequences that a session has used: what currval and lastval remember. Used by the session's
 * thread.
 */
final class SequenceUse {

  private final Sequences sequences;
  private final Map<Long, Long> current = new HashMap<>();
  private long lastUsed;

  SequenceUse(Sequences sequences) {
    this.sequences = sequences;
  }

  long next(Transaction transaction, long oid) {
    SequenceDef definition = definition(transaction, oid);
    checkWritable(transaction, "nextval()");
    long value = sequences.next(transaction, definition);
    current.put(oid, value);
    lastUsed = oid;
    return value;
  }

  long current(Transaction transaction, long oid) {
    SequenceDef definition = definition(transaction, oid);
    Long value = current.get(oid);
    if (value == null) {
      throw notYetDefined(
          "currval of sequence \"" + definition.name() + "\" is not yet defined in this session");
    }
    return value;
  }

  long last(Transaction transaction) {
    Long value = current.get(lastUsed);
    if (value == null || transaction.catalog().sequence((int) lastUsed) == null) {
      throw notYetDefined("lastval is not yet defined in this session");
    }
    return value;
  }

  void set(Transaction transaction, long oid, long value, boolean called) {
    SequenceDef definition = definition(transaction, oid);
    checkWritable(transaction, "setval()");
    sequences.set(transaction, definition, value, called);
    if (called) {
      current.put(oid, value);
    }
  }

  /** DISCARD SEQUENCES. */
  void clear() {
    current.clear();
    lastUsed = 0;
  }

  private static void checkWritable(Transaction transaction, String function) {
    if (transaction.readOnly()) {
      throw new SqlError(
          SqlState.READ_ONLY_SQL_TRANSACTION,
          "cannot execute " + function + " in a read-only transaction");
    }
  }

  private static SequenceDef definition(Transaction transaction, long oid) {
    SequenceDef definition = transaction.catalog().sequence((int) oid);
    if (definition != null) {
      return definition;
    }
    Relation other = transaction.catalog().relation((int) oid);
    if (other != null) {
      throw new SqlError(SqlState.WRONG_OBJECT_TYPE, "\"" + other.name() + "\" is not a sequence");
    }
    throw new SqlError(
        SqlState.UNDEFINED_TABLE,
        "could not open relation with OID " + Integer.toUnsignedLong((int) oid));
  }

  private static SqlError notYetDefined(String message) {
    return new SqlError(SqlState.OBJECT_NOT_IN_PREREQUISITE_STATE, message);
  }
}
