package io.tx4j.engine.wal;

/** The byte before a value that says what it is. A number once given keeps its meaning. */
final class ValueTag {

  static final int NULL = 0;
  static final int FALSE = 1;
  static final int TRUE = 2;
  static final int INT2 = 3;
  static final int INT4 = 4;
  static final int INT8 = 5;
  static final int FLOAT4 = 6;
  static final int FLOAT8 = 7;
  static final int NUMERIC_SHORT = 8;
  static final int NUMERIC_LONG = 9;
  static final int NUMERIC_NAN = 10;
  static final int NUMERIC_INFINITY = 11;
  static final int NUMERIC_MINUS_INFINITY = 12;
  static final int TEXT = 13;
  static final int BYTEA = 14;
  static final int UUID = 15;
  static final int INTERVAL = 16;
  static final int TIMETZ = 17;
  static final int ENUM = 18;
  static final int ARRAY = 19;
  static final int JSONB = 20;
  static final int COMPOSITE = 21;

  private ValueTag() {}
}
