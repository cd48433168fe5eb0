package io.tx4j.engine.value;

final class PendingType extends SqlType {
  PendingType(
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
  @SuppressWarnings("unchecked")
  public int compare(Object left, Object right) {
    return ((Comparable<Object>) left).compareTo(right);
  }
}
