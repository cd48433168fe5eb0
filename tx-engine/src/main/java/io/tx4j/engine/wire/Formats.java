package io.tx4j.engine.wire;

import io.tx4j.engine.error.SqlError;
import io.tx4j.engine.error.SqlState;

/**
 * The format codes of parameters and results. A list of them in a message holds none (all values
 * are text), one for all values, or one for each.
 */
final class Formats {

  static final short TEXT = 0;
  static final short BINARY = 1;

  /** All values are text. */
  static final short[] NONE = {};

  private static final short[] ALL_BINARY = {BINARY};

  private Formats() {}

  static short of(short[] formats, int index) {
    if (formats.length == 0) {
      return TEXT;
    }
    return formats.length == 1 ? formats[0] : formats[index];
  }

  /** Reads a list of format codes. */
  static short[] read(Inbox in) {
    int count = in.readShort() & 0xFFFF;
    if (count == 0) {
      return NONE;
    }
    if (count == 1) {
      return checked(in.readShort()) == BINARY ? ALL_BINARY : NONE;
    }
    if (in.remaining() < 2 * count) {
      throw Inbox.violation("insufficient data left in message");
    }
    short[] formats = new short[count];
    for (int i = 0; i < count; i++) {
      formats[i] = checked(in.readShort());
    }
    return formats;
  }

  private static short checked(short format) {
    if (format != TEXT && format != BINARY) {
      throw new SqlError(SqlState.INVALID_PARAMETER_VALUE, "unsupported format code: " + format);
    }
    return format;
  }
}
