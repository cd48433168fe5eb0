package io.tx4j.engine.wire;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** A message of the client, built byte by byte. */
final class Frame {

  static final int PROTOCOL_3_0 = 3 << 16;

  private static final int NO_TYPE = 0;

  private final int type;
  private final ByteArrayOutputStream body = new ByteArrayOutputStream();

  private Frame(int type) {
    this.type = type;
  }

  static Frame of(char type) {
    return new Frame(type);
  }

  /** A packet without a type, as those of the start are. */
  static Frame untyped() {
    return new Frame(NO_TYPE);
  }

  // --- Whole messages

  static Frame startup(int version, String... parameters) {
    Frame frame = untyped().int32(version);
    for (String text : parameters) {
      frame.text(text);
    }
    return frame.int8(0);
  }

  static Frame query(String sql) {
    return of('Q').text(sql);
  }

  static Frame parse(String name, String sql, int... parameterTypes) {
    Frame frame = of('P').text(name).text(sql).int16(parameterTypes.length);
    for (int oid : parameterTypes) {
      frame.int32(oid);
    }
    return frame;
  }

  /** All parameters and results as text; null for NULL. */
  static Frame bind(String portal, String statement, String... parameters) {
    Frame frame = of('B').text(portal).text(statement).int16(0).int16(parameters.length);
    for (String parameter : parameters) {
      frame.value(parameter == null ? null : parameter.getBytes(StandardCharsets.UTF_8));
    }
    return frame.int16(0);
  }

  /** All parameters and results in binary form. */
  static Frame bindBinary(String portal, String statement, byte[]... parameters) {
    Frame frame = of('B').text(portal).text(statement).int16(1).int16(1).int16(parameters.length);
    for (byte[] parameter : parameters) {
      frame.value(parameter);
    }
    return frame.int16(1).int16(1);
  }

  static Frame describeStatement(String name) {
    return of('D').int8('S').text(name);
  }

  static Frame describePortal(String name) {
    return of('D').int8('P').text(name);
  }

  static Frame execute(String portal, int maxRows) {
    return of('E').text(portal).int32(maxRows);
  }

  static Frame closeStatement(String name) {
    return of('C').int8('S').text(name);
  }

  static Frame closePortal(String name) {
    return of('C').int8('P').text(name);
  }

  static Frame sync() {
    return of('S');
  }

  static Frame flush() {
    return of('H');
  }

  static Frame terminate() {
    return of('X');
  }

  // --- Parts

  Frame int8(int value) {
    body.write(value);
    return this;
  }

  Frame int16(int value) {
    return int8(value >> 8).int8(value);
  }

  Frame int32(int value) {
    return int16(value >> 16).int16(value);
  }

  Frame text(String text) {
    return bytes(text.getBytes(StandardCharsets.UTF_8)).int8(0);
  }

  Frame bytes(byte[] bytes) {
    body.writeBytes(bytes);
    return this;
  }

  /** A value with its length in front; null for NULL. */
  Frame value(byte[] bytes) {
    return bytes == null ? int32(-1) : int32(bytes.length).bytes(bytes);
  }

  // --- The whole

  byte[] toBytes() {
    return toBytes(body.size() + 4);
  }

  /** The message with a length of the test's choice. */
  byte[] toBytes(int length) {
    Frame whole = new Frame(NO_TYPE);
    if (type != NO_TYPE) {
      whole.int8(type);
    }
    return whole.int32(length).bytes(body.toByteArray()).body.toByteArray();
  }
}
