package io.tx4j.engine.value;

import io.tx4j.engine.error.SqlError;
import io.tx4j.engine.error.SqlState;
import org.jspecify.annotations.Nullable;

/**
 * A type: its identity in the catalog, the forms of its values, and their order. See the package
 * for which Java class stands for which type. Immutable and safe for use by several threads; two
 * types are the same when their oid is.
 *
 * <p>Methods that take a value expect one of the right Java class, never null.
 */
public abstract class SqlType {

  /**
   * The categories of PostgreSQL's pg_type.typcategory that take part in the choice of an operator
   * or a function.
   */
  public enum Category {
    ARRAY('A'),
    BOOLEAN('B'),
    COMPOSITE('C'),
    DATETIME('D'),
    ENUM('E'),
    NUMERIC('N'),
    PSEUDO('P'),
    STRING('S'),
    TIMESPAN('T'),
    USER('U'),
    UNKNOWN('X'),
    INTERNAL('Z');

    private final char code;

    Category(char code) {
      this.code = code;
    }

    /** The letter in pg_type.typcategory. */
    public char code() {
      return code;
    }
  }

  private final int oid;
  private final String name;
  private final String displayName;
  private final Category category;
  private final boolean preferred;
  private final int length;
  private final int arrayOid;

  /**
   * @param name the name in pg_type, such as {@code int4}
   * @param displayName the name in messages, such as {@code integer}
   * @param length bytes of the type as pg_type.typlen says it, -1 for a variable number
   * @param arrayOid the oid of the array of this type, 0 where there is none
   */
  protected SqlType(
      int oid,
      String name,
      String displayName,
      Category category,
      boolean preferred,
      int length,
      int arrayOid) {
    this.oid = oid;
    this.name = name;
    this.displayName = displayName;
    this.category = category;
    this.preferred = preferred;
    this.length = length;
    this.arrayOid = arrayOid;
  }

  public final int oid() {
    return oid;
  }

  /** The name in pg_type, such as {@code int4}. */
  public final String name() {
    return name;
  }

  /** The name that messages and {@code format_type} use, such as {@code integer}. */
  public final String displayName() {
    return displayName;
  }

  /** The display name with its modifier, such as {@code numeric(8,2)}. */
  public String displayName(int typmod) {
    return displayName;
  }

  public final Category category() {
    return category;
  }

  /** Whether the type is the preferred one of its category. */
  public final boolean isPreferred() {
    return preferred;
  }

  /** Bytes as pg_type.typlen and the protocol's RowDescription say it; -1 for a variable number. */
  public final int length() {
    return length;
  }

  /** The oid of the array of this type; 0 where there is none. */
  public final int arrayOid() {
    return arrayOid;
  }

  /** The element type of an array type; null for any other. */
  public @Nullable SqlType elementType() {
    return null;
  }

  public final boolean isArray() {
    return elementType() != null;
  }

  // --- Text form

  /**
   * Reads the text form.
   *
   * @throws SqlError 22P02, 22007, 22008, 22003 ... where it is not one
   */
  public abstract Object parse(String text, ValueContext context);

  /** Reads the text form and applies the modifier as an assignment does. */
  public Object parse(String text, int typmod, ValueContext context) {
    return coerce(parse(text, context), typmod, false);
  }

  public abstract String format(Object value, ValueContext context);

  /** Writes the text form as UTF-8, without a length. */
  public void writeText(Object value, ValueContext context, ByteSink sink) {
    sink.putText(format(value, context));
  }

  // --- Binary form

  /** Writes the binary form, without a length. */
  public abstract void writeBinary(Object value, ByteSink sink);

  /**
   * Reads the binary form.
   *
   * @throws SqlError 22P03 or 08P01 where it is not one
   */
  public abstract Object readBinary(byte[] bytes, int offset, int length);

  // --- Order

  /** Whether values have an order (ORDER BY, indexes, min and max). */
  public boolean isOrdered() {
    return true;
  }

  /** Whether values can be told apart (DISTINCT, GROUP BY, =). */
  public boolean isComparable() {
    return isOrdered();
  }

  /** The order of the type's default B-tree operator class. */
  public abstract int compare(Object left, Object right);

  /** The type's {@code =}; agrees with {@link #compare} and {@link #hash}. */
  public boolean equal(Object left, Object right) {
    return compare(left, right) == 0;
  }

  /** A hash that equal values share. */
  public int hash(Object value) {
    return value.hashCode();
  }

  // --- Modifiers

  /**
   * The type modifier of a declaration such as {@code numeric(8,2)}.
   *
   * @param arguments what stands between the parentheses
   * @throws SqlError 22023 where they are out of range, 42601 where the type takes none
   */
  public int typmod(int... arguments) {
    throw SqlError.of(SqlState.SYNTAX_ERROR, "type modifier is not allowed for type \"%s\"", name);
  }

  /**
   * Makes a value fit the modifier.
   *
   * @param typmod -1 for none
   * @param explicit a cast that was written out, which cuts a text where an assignment refuses it
   * @throws SqlError 22001 or 22003 where it does not fit
   */
  public Object coerce(Object value, int typmod, boolean explicit) {
    return value;
  }

  // --- Identity

  @Override
  public final boolean equals(@Nullable Object other) {
    return other instanceof SqlType type && type.oid == oid;
  }

  @Override
  public final int hashCode() {
    return oid;
  }

  @Override
  public String toString() {
    return displayName;
  }

  // --- For the types

  /** 22P02: the text is not of this type. */
  final SqlError invalidTextOf(String text) {
    return SqlError.of(
        SqlState.INVALID_TEXT_REPRESENTATION,
        "invalid input syntax for type %s: \"%s\"",
        displayName,
        text);
  }

  /** 08P01 unless the length is the one that the type has. */
  protected static void checkLength(int expected, int found) {
    if (found < expected) {
      throw new SqlError(SqlState.PROTOCOL_VIOLATION, "insufficient data left in message");
    }
    if (found > expected) {
      throw new SqlError(SqlState.INVALID_BINARY_REPRESENTATION, "incorrect binary data format");
    }
  }

  protected static String utf8(byte[] bytes, int offset, int length) {
    return Texts.decode(bytes, offset, length);
  }
}
