package io.tx4j.engine.value;

import io.tx4j.engine.error.SqlError;
import io.tx4j.engine.error.SqlState;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * An enum type that a user has created. A change of its labels makes a new object with the same
 * oid.
 */
public final class EnumType extends SqlType {

  private final List<EnumValue> labels;
  private final Map<String, EnumValue> byLabel = new LinkedHashMap<>();

  /**
   * @param displayName the name, quoted and qualified where that is needed to read it back
   * @param labels in their order
   */
  public EnumType(int oid, int arrayOid, String name, String displayName, List<EnumValue> labels) {
    super(oid, name, displayName, Category.ENUM, false, 4, arrayOid);
    this.labels = List.copyOf(labels);
    for (EnumValue label : labels) {
      byLabel.put(label.label(), label);
    }
  }

  public List<EnumValue> labels() {
    return labels;
  }

  @Override
  public Object parse(String text, ValueContext context) {
    EnumValue value = byLabel.get(text);
    if (value == null) {
      throw SqlError.of(
          SqlState.INVALID_TEXT_REPRESENTATION,
          "invalid input value for enum %s: \"%s\"",
          displayName(),
          text);
    }
    return value;
  }

  @Override
  public String format(Object value, ValueContext context) {
    return ((EnumValue) value).label();
  }

  @Override
  public void writeBinary(Object value, ByteSink sink) {
    sink.putText(((EnumValue) value).label());
  }

  @Override
  public Object readBinary(byte[] bytes, int offset, int length) {
    return parse(utf8(bytes, offset, length), ValueContext.DEFAULT);
  }

  @Override
  public int compare(Object left, Object right) {
    return Float.compare(((EnumValue) left).order(), ((EnumValue) right).order());
  }

  @Override
  public boolean equal(Object left, Object right) {
    return ((EnumValue) left).label().equals(((EnumValue) right).label());
  }

  @Override
  public int hash(Object value) {
    return ((EnumValue) value).label().hashCode();
  }
}
