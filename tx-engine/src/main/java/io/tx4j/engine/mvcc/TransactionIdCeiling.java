package io.tx4j.engine.mvcc;

import io.tx4j.engine.wal.Log;
import io.tx4j.engine.wal.RecordBuffer;
import io.tx4j.engine.wal.SequenceRecord;
import java.util.function.LongConsumer;

/**
 * Keeps in the log up to where transaction numbers may have been used, as a sequence whose oid no
 * other has.
 */
final class TransactionIdCeiling implements LongConsumer {

  static final int OID = 0;

  private final Log log;

  TransactionIdCeiling(Log log) {
    this.log = log;
  }

  @Override
  public void accept(long ceiling) {
    RecordBuffer record = new RecordBuffer();
    SequenceRecord.encode(record, OID, ceiling, true);
    log.reserve(record.size());
    log.awaitForced(log.append(record));
  }
}
