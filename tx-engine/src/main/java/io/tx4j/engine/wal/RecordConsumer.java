package io.tx4j.engine.wal;

/** Takes the records of a log while it is read, in their order. */
@FunctionalInterface
public interface RecordConsumer {

  /**
   * Takes one record.
   *
   * @param record a {@link CommitRecord} or a {@link SequenceRecord}
   * @param lsn the position behind it
   */
  void accept(LogRecord record, long lsn);
}
