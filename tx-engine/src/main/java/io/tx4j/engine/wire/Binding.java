package io.tx4j.engine.wire;

import io.tx4j.engine.error.SqlError;
import io.tx4j.engine.error.SqlState;
import io.tx4j.engine.plan.ResultColumn;
import io.tx4j.engine.session.PreparedStatement;
import io.tx4j.engine.session.Session;
import io.tx4j.engine.value.SqlType;
import io.tx4j.engine.value.ValueContext;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads a Bind message: the values are decoded where they lie, as the statement's types say. */
final class Binding {

  private static final @Nullable Object[] NO_PARAMETERS = {};

  private Binding() {}

  /** Makes the portal that the message describes. */
  static void bind(Inbox in, Session session) {
    String portalName = in.readText();
    String statementName = in.readText();
    PreparedStatement statement = session.preparedStatement(statementName);
    short[] formats = Formats.read(in);
    SqlType[] types = statement.parameterTypes();
    checkParameterCount(in, formats, types, statementName);
    @Nullable Object[] parameters =
        readParameters(in, formats, types, portalName, session.valueContext());
    short[] resultFormats = Formats.read(in);
    in.endMessage();
    checkResultFormats(resultFormats, statement.columns());
    session.bind(portalName, statementName, parameters, resultFormats);
  }

  private static void checkParameterCount(
      Inbox in, short[] formats, SqlType[] types, String statementName) {
    int count = in.readShort() & 0xFFFF;
    if (formats.length > 1 && formats.length != count) {
      throw Inbox.violation(
          "bind message has " + formats.length + " parameter formats but " + count + " parameters");
    }
    if (count != types.length) {
      throw Inbox.violation(
          "bind message supplies "
              + count
              + " parameters, but prepared statement \""
              + statementName
              + "\" requires "
              + types.length);
    }
  }

  private static void checkResultFormats(short[] formats, @Nullable List<ResultColumn> columns) {
    if (columns != null && formats.length > 1 && formats.length != columns.size()) {
      throw Inbox.violation(
          "bind message has "
              + formats.length
              + " result formats but query has "
              + columns.size()
              + " columns");
    }
  }

  private static @Nullable Object[] readParameters(
      Inbox in, short[] formats, SqlType[] types, String portalName, ValueContext context) {
    if (types.length == 0) {
      return NO_PARAMETERS;
    }
    @Nullable Object[] parameters = new Object[types.length];
    for (int i = 0; i < types.length; i++) {
      int length = in.readInt();
      if (length == -1) {
        continue;
      }
      int at = in.skip(length);
      boolean binary = Formats.of(formats, i) == Formats.BINARY;
      try {
        parameters[i] =
            binary
                ? readBinary(in.array(), at, length, types[i], i + 1)
                : types[i].parse(Inbox.decode(in.array(), at, length), context);
      } catch (SqlError e) {
        throw e.where() == null ? e.where(place(portalName, i + 1, binary)) : e;
      }
    }
    return parameters;
  }

  private static Object readBinary(byte[] bytes, int offset, int length, SqlType type, int number) {
    try {
      return type.readBinary(bytes, offset, length);
    } catch (IndexOutOfBoundsException | IllegalArgumentException e) {
      throw new SqlError(
          SqlState.INVALID_BINARY_REPRESENTATION,
          "incorrect binary data format in bind parameter " + number,
          e);
    }
  }

  /** PostgreSQL's CONTEXT line; it leaves the value out unless a setting says otherwise. */
  private static String place(String portalName, int number, boolean binary) {
    String portal = portalName.isEmpty() ? "unnamed portal" : "portal \"" + portalName + "\"";
    return portal + " parameter $" + number + (binary ? "" : " = '...'");
  }
}
