package io.tx4j.engine.wal;

import org.jspecify.annotations.Nullable;

/** The kinds of record, by the byte that stands for them in the log. */
enum RecordKind {
  /** A {@link CommitRecord}. */
  COMMIT(1),
  /** A {@link SequenceRecord}. */
  SEQUENCE(2),
  /** The log was closed in good order: nothing before this may be missing. */
  CLOSE(3);

  private static final RecordKind[] BY_CODE = {null, COMMIT, SEQUENCE, CLOSE};

  private final byte code;

  RecordKind(int code) {
    this.code = (byte) code;
  }

  byte code() {
    return code;
  }

  static @Nullable RecordKind of(byte code) {
    return code > 0 && code < BY_CODE.length ? BY_CODE[code] : null;
  }
}
