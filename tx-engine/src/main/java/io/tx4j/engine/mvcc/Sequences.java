package io.tx4j.engine.mvcc;

import io.tx4j.engine.catalog.SequenceDef;
import io.tx4j.engine.error.SqlError;
import io.tx4j.engine.error.SqlState;
import io.tx4j.engine.wal.Log;
import io.tx4j.engine.wal.RecordBuffer;
import io.tx4j.engine.wal.SequenceRecord;
import io.tx4j.engine.wal.SequenceState;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Where the sequences stand. A value once given out is not given out again, whatever becomes of the
 * transaction: the state is not versioned. The log is told of a number of values at once, in
 * advance, as PostgreSQL does; a crash skips what was not given out of them. Thread-safe.
 */
public final class Sequences {

  /** Values that one log record covers: PostgreSQL's SEQ_LOG_VALS. */
  private static final int VALUES_PER_RECORD = 32;

  private static final class Sequence extends ReentrantLock {
    private static final long serialVersionUID = 1L;

    private long lastValue;
    private boolean called;

    /** How many values may be given out before the log must be told again. */
    private int logged;

    /** The position of the last record: who is given a value that it covers rests on it. */
    private long loggedAt;
  }

  private final Log log;
  private final Map<Integer, Sequence> sequences = new ConcurrentHashMap<>();

  Sequences(Log log, Map<Integer, SequenceState> recovered) {
    this.log = log;
    recovered.forEach((oid, state) -> sequences.put(oid, restored(state)));
  }

  private static Sequence restored(SequenceState state) {
    Sequence sequence = new Sequence();
    sequence.lastValue = state.lastValue();
    sequence.called = state.called();
    return sequence;
  }

  /** A new sequence, forgotten again if the transaction rolls back. */
  public void create(Transaction transaction, SequenceDef definition) {
    Sequence sequence = new Sequence();
    sequence.lastValue = definition.start();
    sequences.put(definition.oid(), sequence);
    transaction.onRollback(() -> sequences.remove(definition.oid()));
  }

  /** Forgets the sequence once the transaction commits. */
  public void drop(Transaction transaction, int oid) {
    transaction.onCommit(() -> sequences.remove(oid));
  }

  /**
   * The next value.
   *
   * @throws SqlError 2200H at the end of a sequence that does not cycle
   */
  public long next(Transaction transaction, SequenceDef definition) {
    Sequence sequence = sequence(definition.oid());
    sequence.lock();
    try {
      long value = sequence.called ? following(sequence.lastValue, definition) : sequence.lastValue;
      if (sequence.logged == 0 || isAround(sequence, value, definition)) {
        sequence.loggedAt = log(definition.oid(), ahead(value, definition), true);
        sequence.logged = VALUES_PER_RECORD;
      }
      transaction.mustOutlast(sequence.loggedAt);
      sequence.logged--;
      sequence.lastValue = value;
      sequence.called = true;
      return value;
    } finally {
      sequence.unlock();
    }
  }

  /** Whether the sequence begins again with the value: no record has told the log of it. */
  private static boolean isAround(Sequence sequence, long value, SequenceDef definition) {
    return sequence.called
        && (definition.increment() > 0 ? value < sequence.lastValue : value > sequence.lastValue);
  }

  /**
   * setval.
   *
   * @param called whether the value counts as given out
   * @throws SqlError 22003 if the value is out of the sequence's bounds
   */
  public void set(Transaction transaction, SequenceDef definition, long value, boolean called) {
    if (value < definition.minValue() || value > definition.maxValue()) {
      throw new SqlError(
          SqlState.NUMERIC_VALUE_OUT_OF_RANGE,
          "setval: value "
              + value
              + " is out of bounds for sequence \""
              + definition.name()
              + "\" ("
              + definition.minValue()
              + ".."
              + definition.maxValue()
              + ")");
    }
    Sequence sequence = sequence(definition.oid());
    sequence.lock();
    try {
      sequence.loggedAt = log(definition.oid(), value, called);
      transaction.mustOutlast(sequence.loggedAt);
      sequence.lastValue = value;
      sequence.called = called;
      sequence.logged = 0;
    } finally {
      sequence.unlock();
    }
  }

  /** What {@code SELECT last_value, is_called FROM sequence} shows. */
  public SequenceState state(int oid) {
    Sequence sequence = sequence(oid);
    sequence.lock();
    try {
      return new SequenceState(oid, sequence.lastValue, sequence.called);
    } finally {
      sequence.unlock();
    }
  }

  /**
   * The state that recovery must come back to: what the log was told in advance counts as given
   * out.
   */
  SequenceState stateToKeep(SequenceDef definition) {
    int oid = definition.oid();
    Sequence sequence = sequence(oid);
    sequence.lock();
    try {
      boolean ahead = sequence.logged > 0;
      return new SequenceState(
          oid,
          ahead ? ahead(sequence.lastValue, definition) : sequence.lastValue,
          sequence.called || ahead);
    } finally {
      sequence.unlock();
    }
  }

  private Sequence sequence(int oid) {
    Sequence sequence = sequences.get(oid);
    if (sequence == null) {
      throw new IllegalStateException("no sequence has oid " + oid);
    }
    return sequence;
  }

  private long log(int oid, long value, boolean called) {
    RecordBuffer record = new RecordBuffer();
    SequenceRecord.encode(record, oid, value, called);
    log.reserve(record.size());
    return log.append(record);
  }

  private static long following(long value, SequenceDef definition) {
    boolean ascending = definition.increment() > 0;
    long end = ascending ? definition.maxValue() : definition.minValue();
    boolean fits =
        ascending ? value <= end - definition.increment() : value >= end - definition.increment();
    boolean overflows =
        ascending ? end - definition.increment() > end : end - definition.increment() < end;
    if (fits && !overflows) {
      return value + definition.increment();
    }
    if (definition.cycle()) {
      return ascending ? definition.minValue() : definition.maxValue();
    }
    throw new SqlError(
        SqlState.SEQUENCE_GENERATOR_LIMIT_EXCEEDED,
        "nextval: reached "
            + (ascending ? "maximum" : "minimum")
            + " value of sequence \""
            + definition.name()
            + "\" ("
            + end
            + ")");
  }

  /**
   * The last value that a record covers whose first one is given; no further than the end of the
   * sequence.
   */
  private static long ahead(long value, SequenceDef definition) {
    long distance = definition.increment() * (VALUES_PER_RECORD - 1L);
    long last = value + distance;
    if (definition.increment() > 0) {
      return last < value || last > definition.maxValue() ? definition.maxValue() : last;
    }
    return last > value || last < definition.minValue() ? definition.minValue() : last;
  }
}
