package io.tx4j.engine.value;

/** The array of any type. */
public final class ArrayType extends SqlType {

  private final SqlType elementType;

  public ArrayType(SqlType elementType) {
    super(
        elementType.arrayOid(),
        "_" + elementType.name(),
        elementType.displayName() + "[]",
        Category.ARRAY,
        false,
        -1,
        0);
    this.elementType = elementType;
  }

  @Override
  public SqlType elementType() {
    return elementType;
  }

  @Override
  public String displayName(int typmod) {
    return elementType.displayName(typmod) + "[]";
  }

  @Override
  public Object parse(String text, ValueContext context) {
    throw new UnsupportedOperationException(displayName());
  }

  @Override
  public String format(Object value, ValueContext context) {
    throw new UnsupportedOperationException(displayName());
  }

  @Override
  public void writeBinary(Object value, ByteSink sink) {
    throw new UnsupportedOperationException(displayName());
  }

  @Override
  public Object readBinary(byte[] bytes, int offset, int length) {
    throw new UnsupportedOperationException(displayName());
  }

  @Override
  public int compare(Object left, Object right) {
    throw new UnsupportedOperationException(displayName());
  }
}
