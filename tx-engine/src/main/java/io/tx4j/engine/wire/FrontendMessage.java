package io.tx4j.engine.wire;

/** The types of the messages that a client sends, by the protocol's names. */
final class FrontendMessage {

  static final char BIND = 'B';
  static final char CLOSE = 'C';
  static final char DESCRIBE = 'D';
  static final char EXECUTE = 'E';
  static final char FLUSH = 'H';
  static final char FUNCTION_CALL = 'F';
  static final char PARSE = 'P';
  static final char QUERY = 'Q';
  static final char SYNC = 'S';
  static final char TERMINATE = 'X';
  static final char COPY_DATA = 'd';
  static final char COPY_DONE = 'c';
  static final char COPY_FAIL = 'f';

  private static final String EXTENDED =
      new String(new char[] {BIND, CLOSE, DESCRIBE, EXECUTE, FLUSH, PARSE});

  private static final String KNOWN =
      EXTENDED
          + new String(
              new char[] {FUNCTION_CALL, QUERY, SYNC, TERMINATE, COPY_DATA, COPY_DONE, COPY_FAIL});

  private FrontendMessage() {}

  static boolean isUnknown(char type) {
    return KNOWN.indexOf(type) < 0;
  }

  /** Whether everything after it, when it fails, is skipped up to the next Sync. */
  static boolean isExtended(char type) {
    return EXTENDED.indexOf(type) >= 0;
  }
}
