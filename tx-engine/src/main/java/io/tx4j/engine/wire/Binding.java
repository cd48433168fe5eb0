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

  private static final String INCORRECT_BINARY = "incorrect binary data format";

  /**
   * Stands for the text of a bad value in PostgreSQL's CONTEXT line, as its settings are at first.
   */
  private static final String VALUE_LEFT_OUT = " = '...'";

  private Binding() {}

  /** Makes the portal that the message describes. */
  static void bind(Inbox in, Session session) {
    String portalName = in.readName();
    String statementName = in.readName();
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
      try {
        parameters[i] = readParameter(in, Formats.of(formats, i), types[i], i + 1, context);
      } catch (SqlError e) {
        throw e.where(place(portalName, i + 1) + (e.where() == null ? "" : e.where()));
      }
    }
    return parameters;
  }

  private static @Nullable Object readParameter(
      Inbox in, short format, SqlType type, int number, ValueContext context) {
    int length = in.readInt();
    if (length == -1) {
      return null;
    }
    int at = in.skip(length);
    return format == Formats.BINARY
        ? readBinary(in.array(), at, length, type, number)
        : readText(Inbox.decode(in.array(), at, length), type, context);
  }

  private static Object readText(String text, SqlType type, ValueContext context) {
    try {
      return type.parse(text, context);
    } catch (SqlError e) {
      throw e.where(VALUE_LEFT_OUT);
    }
  }

  private static Object readBinary(byte[] bytes, int offset, int length, SqlType type, int number) {
    try {
      return type.readBinary(bytes, offset, length);
    } catch (SqlError e) {
      throw e.message().equals(INCORRECT_BINARY) ? incorrectBinary(number) : e;
    } catch (IndexOutOfBoundsException | IllegalArgumentException e) {
      throw incorrectBinary(number);
    }
  }

  private static SqlError incorrectBinary(int number) {
    return new SqlError(
        SqlState.INVALID_BINARY_REPRESENTATION, INCORRECT_BINARY + " in bind parameter " + number);
  }

  /** PostgreSQL's CONTEXT line. */
  private static String place(String portalName, int number) {
    String portal = portalName.isEmpty() ? "unnamed portal" : "portal \"" + portalName + "\"";
    return portal + " parameter $" + number;
  }
}
