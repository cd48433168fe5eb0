package io.tx4j.engine.wal;

import io.tx4j.engine.error.SqlError;
import io.tx4j.engine.error.SqlState;
import io.tx4j.engine.value.ByteSink;

/**
 * The bytes of one record, ready to be appended; what of the frame only the log knows is left open.
 * Not safe for use by several threads at once.
 */
public class RecordBuffer {

  /** A buffer that one large record has made larger than this is not kept for the next. */
  private static final int LARGEST_KEPT = 1 << 20;

  private static final byte[] FRAME = new byte[Frame.SIZE];

  private ByteSink bytes = new ByteSink(256);

  /** The size in bytes of the record in the log, its frame included. */
  public final int size() {
    return bytes.size();
  }

  /** Starts a record, in place of what the buffer held. */
  final ByteSink start(RecordKind kind) {
    if (bytes.array().length > LARGEST_KEPT) {
      bytes = new ByteSink(256);
    }
    bytes.truncate(0);
    bytes.putBytes(FRAME);
    bytes.array()[Frame.KIND] = kind.code();
    return bytes;
  }

  final ByteSink bytes() {
    return bytes;
  }

  /** To be called as the record grows. */
  final void checkSize() {
    if (bytes.size() > Frame.LARGEST) {
      throw new SqlError(SqlState.PROGRAM_LIMIT_EXCEEDED, "transaction is too large for the log")
          .detail("The changes of one transaction may take at most " + Frame.LARGEST + " bytes.")
          .hint("Split the work into several transactions.");
    }
  }
}
