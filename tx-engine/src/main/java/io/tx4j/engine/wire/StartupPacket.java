package io.tx4j.engine.wire;

import io.tx4j.engine.error.SqlError;
import io.tx4j.engine.error.SqlState;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The packet that opens a session.
 *
 * @param minorVersion of protocol 3, as the client wishes it
 * @param parameters user, database and settings
 * @param unknownOptions options of the protocol (their names begin with {@code _pq_.}); none is
 *     known
 */
record StartupPacket(
    int minorVersion, Map<String, String> parameters, List<String> unknownOptions) {

  // In the place of a version, these codes ask for something else.
  static final int CANCEL_REQUEST = 1234 << 16 | 5678;
  static final int SSL_REQUEST = 1234 << 16 | 5679;
  static final int GSS_ENCRYPTION_REQUEST = 1234 << 16 | 5680;

  /** The newest minor version of protocol 3: the one of PostgreSQL 18. */
  private static final int NEWEST_MINOR_VERSION = 2;

  private static final int MAJOR_VERSION = 3;
  private static final String OPTION_PREFIX = "_pq_.";

  /**
   * Reads what follows the version.
   *
   * @throws SqlError 0A000 where the major version is not 3 or replication is wished for, 08P01
   *     where the packet is malformed, 28000 where it names no user
   */
  static StartupPacket read(int version, Inbox in) {
    int major = version >>> 16;
    int minor = version & 0xFFFF;
    if (major != MAJOR_VERSION) {
      throw new SqlError(
          SqlState.FEATURE_NOT_SUPPORTED,
          String.format(
              "unsupported frontend protocol %d.%d: server supports %d.0 to %d.%d",
              major, minor, MAJOR_VERSION, MAJOR_VERSION, NEWEST_MINOR_VERSION));
    }
    Map<String, String> parameters = new LinkedHashMap<>();
    List<String> unknownOptions = new ArrayList<>();
    while (in.remaining() > 1) {
      String name = in.readText();
      String value = in.readText();
      if (name.startsWith(OPTION_PREFIX)) {
        unknownOptions.add(name);
      } else {
        parameters.put(name, value);
      }
    }
    if (in.remaining() != 1 || in.readByte() != 0) {
      throw Inbox.violation("invalid startup packet layout: expected terminator as last byte");
    }
    check(parameters);
    parameters.putIfAbsent("database", parameters.getOrDefault("user", ""));
    return new StartupPacket(minor, parameters, unknownOptions);
  }

  private static void check(Map<String, String> parameters) {
    if (parameters.getOrDefault("user", "").isEmpty()) {
      throw new SqlError(
          SqlState.INVALID_AUTHORIZATION_SPECIFICATION,
          "no PostgreSQL user name specified in startup packet");
    }
    String replication = parameters.getOrDefault("replication", "off").toLowerCase(Locale.ROOT);
    if (!List.of("off", "false", "no", "0").contains(replication)) {
      throw SqlError.notSupported("replication");
    }
    parameters.remove("replication");
  }

  /** Whether the client must be told that not all of its wishes come true. */
  boolean needsNegotiation() {
    return minorVersion > NEWEST_MINOR_VERSION || !unknownOptions.isEmpty();
  }

  /** The minor version of protocol 3 that both sides know. */
  int spokenMinorVersion() {
    return Math.min(minorVersion, NEWEST_MINOR_VERSION);
  }

  /** The length of the secret that a cancel request must show: protocol 3.2 made it longer. */
  int secretLength() {
    return minorVersion >= 2 ? 32 : 4;
  }
}
