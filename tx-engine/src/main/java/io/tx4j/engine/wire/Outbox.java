package io.tx4j.engine.wire;

import io.tx4j.engine.error.SqlError;
import io.tx4j.engine.plan.ResultColumn;
import io.tx4j.engine.value.ByteSink;
import io.tx4j.engine.value.SqlType;
import io.tx4j.engine.value.ValueContext;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The messages for the client that it has not taken yet.
 *
 * <p>Not for use by several threads.
 */
final class Outbox {

  /**
   * From here on no more rows are pulled until the client has taken some. A driver's buffer holds 8
   * KiB, a socket's some more.
   */
  private static final int FULL = 64 * 1024;

  private static final int INITIAL_CAPACITY = 8 * 1024;

  /**
   * Above it, the buffer is given back once it is empty: one wide row must not be kept for ever.
   */
  private static final int KEPT_CAPACITY = 1024 * 1024;

  private ByteSink sink = new ByteSink(INITIAL_CAPACITY);

  /** How many bytes of the sink the client has taken. */
  private int taken;

  /** Where the message being written begins; its length is filled in at its end. */
  private int messageStart;

  // --- The client's side

  boolean isEmpty() {
    return taken == sink.size();
  }

  boolean isFull() {
    return sink.size() - taken >= FULL;
  }

  /** How many bytes there are to take. */
  int available() {
    return sink.size() - taken;
  }

  int take(byte[] target, int offset, int length) {
    int count = Math.min(length, available());
    System.arraycopy(sink.array(), taken, target, offset, count);
    taken += count;
    clearIfEmpty();
    return count;
  }

  void takeAll(OutputStream target) throws IOException {
    target.write(sink.array(), taken, available());
    taken = sink.size();
    clearIfEmpty();
  }

  private void clearIfEmpty() {
    if (taken == sink.size()) {
      taken = 0;
      sink.truncate(0);
      if (sink.array().length > KEPT_CAPACITY) {
        sink = new ByteSink(INITIAL_CAPACITY);
      }
    }
  }

  // --- Starting a connection

  /** The answer to a request for encryption: no, and without the frame of a message. */
  void encryptionRefused() {
    sink.putByte('N');
  }

  /**
   * What of the client's wishes cannot be had.
   *
   * @param minorVersion the newest minor version of protocol 3 that can be spoken
   * @param unknownOptions options of the protocol that are not known
   */
  void negotiateProtocolVersion(int minorVersion, List<String> unknownOptions) {
    begin('v');
    sink.putInt(3 << 16 | minorVersion);
    sink.putInt(unknownOptions.size());
    unknownOptions.forEach(this::putCString);
    end();
  }

  void authenticationOk() {
    begin('R');
    sink.putInt(0);
    end();
  }

  void parameterStatus(String name, String value) {
    begin('S');
    putCString(name);
    putCString(value);
    end();
  }

  void backendKeyData(int processId, byte[] secret) {
    begin('K');
    sink.putInt(processId);
    sink.putBytes(secret);
    end();
  }

  void readyForQuery(char transactionStatus) {
    begin('Z');
    sink.putByte(transactionStatus);
    end();
  }

  // --- Steps of the extended protocol

  void parseComplete() {
    empty('1');
  }

  void bindComplete() {
    empty('2');
  }

  void closeComplete() {
    empty('3');
  }

  void noData() {
    empty('n');
  }

  void portalSuspended() {
    empty('s');
  }

  void parameterDescription(SqlType[] types) {
    begin('t');
    sink.putShort(types.length);
    for (SqlType type : types) {
      sink.putInt(type.oid());
    }
    end();
  }

  // --- Results

  /**
   * Tells the columns of the rows to come.
   *
   * @param formats none (all text), one for all, or one for each column
   */
  void rowDescription(List<ResultColumn> columns, short[] formats) {
    begin('T');
    sink.putShort(columns.size());
    for (int i = 0; i < columns.size(); i++) {
      ResultColumn column = columns.get(i);
      putCString(column.name());
      sink.putInt((int) column.tableOid());
      sink.putShort(column.attributeNumber());
      sink.putInt(column.type().oid());
      sink.putShort(column.type().length());
      sink.putInt(column.typmod());
      sink.putShort(Formats.of(formats, i));
    }
    end();
  }

  /** One row; where a value cannot be written nothing of the row is. */
  void dataRow(
      @Nullable Object[] row, List<ResultColumn> columns, short[] formats, ValueContext context) {
    begin('D');
    boolean whole = false;
    try {
      int count = columns.size();
      sink.putShort(count);
      for (int i = 0; i < count; i++) {
        putValue(row[i], columns.get(i).type(), Formats.of(formats, i), context);
      }
      end();
      whole = true;
    } finally {
      if (!whole) {
        sink.truncate(messageStart);
      }
    }
  }

  private void putValue(@Nullable Object value, SqlType type, short format, ValueContext context) {
    if (value == null) {
      sink.putInt(-1);
      return;
    }
    int lengthAt = sink.size();
    sink.putInt(0);
    if (format == Formats.BINARY) {
      type.writeBinary(value, sink);
    } else {
      type.writeText(value, context, sink);
    }
    sink.setInt(lengthAt, sink.size() - lengthAt - 4);
  }

  void commandComplete(String tag) {
    begin('C');
    putCString(tag);
    end();
  }

  void emptyQueryResponse() {
    empty('I');
  }

  // --- Errors and notices

  /**
   * @param severity ERROR or FATAL
   */
  void errorResponse(String severity, SqlError error) {
    begin('E');
    putFields(severity, error);
    end();
  }

  /**
   * @param severity WARNING, NOTICE, INFO, LOG or DEBUG
   */
  void noticeResponse(String severity, SqlError notice) {
    begin('N');
    putFields(severity, notice);
    end();
  }

  private void putFields(String severity, SqlError error) {
    putField('S', severity);
    putField('V', severity);
    putField('C', error.state().code());
    putField('M', error.message());
    putField('D', error.detail());
    putField('H', error.hint());
    if (error.position() > 0) {
      putField('P', Integer.toString(error.position()));
    }
    putField('W', error.where());
    putField('s', error.schema());
    putField('t', error.table());
    putField('c', error.column());
    putField('d', error.dataType());
    putField('n', error.constraint());
    sink.putByte(0);
  }

  private void putField(char code, @Nullable String value) {
    if (value != null) {
      sink.putByte(code);
      putCString(value);
    }
  }

  // --- Frames

  private void empty(char type) {
    begin(type);
    end();
  }

  private void begin(char type) {
    messageStart = sink.size();
    sink.putByte(type);
    sink.putInt(0);
  }

  private void end() {
    int lengthAt = messageStart + 1;
    sink.setInt(lengthAt, sink.size() - lengthAt);
  }

  private void putCString(String text) {
    sink.putText(text);
    sink.putByte(0);
  }
}
