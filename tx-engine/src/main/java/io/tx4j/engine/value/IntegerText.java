package io.tx4j.engine.value;

import io.tx4j.engine.error.SqlError;
import io.tx4j.engine.error.SqlState;

/**
 * The text form of the integer types: decimal, hexadecimal, octal or binary, with underscores
 * between digits.
 */
final class IntegerText {

  private static final byte[] LONG_MIN = Bytes.ascii("-9223372036854775808");

  private IntegerText() {}

  static long parse(String text, long min, long max, SqlType type) {
    int at = 0;
    int end = text.length();
    while (at < end && isSpace(text.charAt(at))) {
      at++;
    }
    while (end > at && isSpace(text.charAt(end - 1))) {
      end--;
    }
    boolean negative = false;
    if (at < end && (text.charAt(at) == '-' || text.charAt(at) == '+')) {
      negative = text.charAt(at++) == '-';
    }
    int radix = radix(text, at, end);
    if (radix != 10) {
      at += 2;
      if (at < end && text.charAt(at) == '_') {
        at++;
      }
    }
    if (at == end) {
      throw type.invalidTextOf(text);
    }
    // Counted downwards: the negative numbers reach one further.
    long value = 0;
    long lowest = Math.min(min, -max) / radix;
    for (boolean digitBefore = false; at < end; at++) {
      char c = text.charAt(at);
      if (c == '_' && digitBefore && at + 1 < end) {
        digitBefore = false;
        continue;
      }
      int digit = c < 0x80 ? Character.digit(c, radix) : -1;
      if (digit < 0) {
        throw type.invalidTextOf(text);
      }
      digitBefore = true;
      // As in PostgreSQL, a number that is too large is told before what follows it is looked at.
      if (value < lowest || value < (Long.MIN_VALUE + digit) / radix) {
        throw outOfRange(text, type);
      }
      value = value * radix - digit;
    }
    if (negative || value != Long.MIN_VALUE) {
      long signed = negative ? value : -value;
      if (signed >= min && signed <= max) {
        return signed;
      }
    }
    throw outOfRange(text, type);
  }

  private static SqlError outOfRange(String text, SqlType type) {
    return SqlError.of(
        SqlState.NUMERIC_VALUE_OUT_OF_RANGE,
        "value \"%s\" is out of range for type %s",
        text,
        type.displayName());
  }

  private static int radix(String text, int at, int end) {
    if (end - at < 2 || text.charAt(at) != '0') {
      return 10;
    }
    switch (text.charAt(at + 1)) {
      case 'x':
      case 'X':
        return 16;
      case 'o':
      case 'O':
        return 8;
      case 'b':
      case 'B':
        return 2;
      default:
        return 10;
    }
  }

  static boolean isSpace(char c) {
    return c == ' ' || c >= '\t' && c <= '\r';
  }

  /** Writes the decimal digits without making a String. */
  static void write(long value, ByteSink sink) {
    if (value == Long.MIN_VALUE) {
      sink.putBytes(LONG_MIN);
      return;
    }
    long rest = value;
    if (rest < 0) {
      sink.putByte('-');
      rest = -rest;
    }
    long unit = 1;
    while (rest / unit >= 10) {
      unit *= 10;
    }
    for (; unit > 0; unit /= 10) {
      sink.putByte('0' + (int) (rest / unit % 10));
    }
  }
}
