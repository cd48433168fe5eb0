package io.tx4j.engine.value;

import io.tx4j.engine.error.SqlError;
import io.tx4j.engine.error.SqlState;

/**
 * text, varchar, char(n), name, "char", and the types whose values are kept as the text that they
 * were given as.
 */
final class TextTypes {

  /** PostgreSQL counts four header bytes in the modifier of varchar and char. */
  private static final int HEADER = 4;

  private static final int MAX_LENGTH = 10_485_760;

  private TextTypes() {}

  /** A type whose value is its text. */
  static class Plain extends SqlType {
    Plain(
        int oid,
        String name,
        String displayName,
        Category category,
        boolean preferred,
        int length,
        int arrayOid) {
      super(oid, name, displayName, category, preferred, length, arrayOid);
    }

    @Override
    public Object parse(String text, ValueContext context) {
      return text;
    }

    @Override
    public String format(Object value, ValueContext context) {
      return (String) value;
    }

    @Override
    public void writeBinary(Object value, ByteSink sink) {
      sink.putText((String) value);
    }

    @Override
    public Object readBinary(byte[] bytes, int offset, int length) {
      return parse(utf8(bytes, offset, length), ValueContext.DEFAULT);
    }

    @Override
    public int compare(Object left, Object right) {
      return Texts.compare((String) left, (String) right);
    }

    @Override
    public boolean equal(Object left, Object right) {
      return left.equals(right);
    }
  }

  /** varchar(n) and varchar. */
  static final class Varchar extends Plain {
    Varchar() {
      super(1043, "varchar", "character varying", Category.STRING, false, -1, 1015);
    }

    @Override
    public String displayName(int typmod) {
      return withLength(displayName(), typmod);
    }

    @Override
    public int typmod(int... arguments) {
      return lengthModifier("varchar", arguments);
    }

    @Override
    public Object coerce(Object value, int typmod, boolean explicit) {
      String text = (String) value;
      int limit = typmod - HEADER;
      if (limit < 0 || text.length() <= limit || text.codePointCount(0, text.length()) <= limit) {
        return value;
      }
      return cut(text, limit, explicit, displayName(typmod));
    }
  }

  /** char(n): padded with blanks, which count for nothing in comparisons. */
  static final class Bpchar extends Plain {
    Bpchar() {
      super(1042, "bpchar", "character", Category.STRING, false, -1, 1014);
    }

    @Override
    public String displayName(int typmod) {
      return typmod < 0 ? "bpchar" : withLength(displayName(), typmod);
    }

    @Override
    public int typmod(int... arguments) {
      return lengthModifier("char", arguments);
    }

    @Override
    public Object coerce(Object value, int typmod, boolean explicit) {
      String text = (String) value;
      int limit = typmod - HEADER;
      if (limit < 0) {
        return value;
      }
      int length = text.codePointCount(0, text.length());
      if (length > limit) {
        return cut(text, limit, explicit, displayName(typmod));
      }
      return length == limit ? text : text + " ".repeat(limit - length);
    }

    @Override
    public int compare(Object left, Object right) {
      return Texts.compare(Texts.trimBlanks((String) left), Texts.trimBlanks((String) right));
    }

    @Override
    public boolean equal(Object left, Object right) {
      return left.equals(right)
          || Texts.trimBlanks((String) left).equals(Texts.trimBlanks((String) right));
    }

    @Override
    public int hash(Object value) {
      return Texts.trimBlanks((String) value).hashCode();
    }
  }

  /** name: at most 63 bytes. */
  static final class Name extends Plain {

    private static final int MAX_BYTES = 63;

    Name() {
      super(19, "name", "name", Category.STRING, false, 64, 1003);
    }

    @Override
    public Object parse(String text, ValueContext context) {
      return Texts.cutToBytes(text, MAX_BYTES);
    }
  }

  /** "char": a single byte. */
  static final class OneByte extends Plain {
    OneByte() {
      super(18, "char", "\"char\"", Category.INTERNAL, false, 1, 1002);
    }

    @Override
    public Object parse(String text, ValueContext context) {
      return text.isEmpty() ? "" : text.substring(0, 1);
    }

    @Override
    public void writeBinary(Object value, ByteSink sink) {
      String text = (String) value;
      sink.putByte(text.isEmpty() ? 0 : text.charAt(0));
    }

    @Override
    public Object readBinary(byte[] bytes, int offset, int length) {
      checkLength(1, length);
      return bytes[offset] == 0 ? "" : String.valueOf((char) (bytes[offset] & 0xFF));
    }
  }

  private static String withLength(String name, int typmod) {
    return typmod < HEADER ? name : name + "(" + (typmod - HEADER) + ")";
  }

  private static int lengthModifier(String name, int... arguments) {
    if (arguments.length != 1) {
      throw new SqlError(SqlState.INVALID_PARAMETER_VALUE, "invalid type modifier");
    }
    int length = arguments[0];
    if (length < 1) {
      throw SqlError.of(
          SqlState.INVALID_PARAMETER_VALUE, "length for type %s must be at least 1", name);
    }
    if (length > MAX_LENGTH) {
      throw SqlError.of(
          SqlState.INVALID_PARAMETER_VALUE,
          "length for type %s cannot exceed %d",
          name,
          MAX_LENGTH);
    }
    return length + HEADER;
  }

  /**
   * What goes beyond the limit may be cut when the cast is explicit, or when it is blanks alone.
   */
  private static String cut(String text, int limit, boolean explicit, String typeName) {
    int end = text.offsetByCodePoints(0, limit);
    if (!explicit && !Texts.trimBlanks(text.substring(end)).isEmpty()) {
      throw new SqlError(
          SqlState.STRING_DATA_RIGHT_TRUNCATION, "value too long for type " + typeName);
    }
    return text.substring(0, end);
  }
}
