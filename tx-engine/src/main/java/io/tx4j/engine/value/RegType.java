package io.tx4j.engine.value;

/** regclass, regtype and their like: the oid of an object, read and written as its name. */
final class RegType extends SqlType {

  RegType(int oid, String name, int arrayOid) {
    super(oid, name, name, Category.NUMERIC, false, 4, arrayOid);
  }

  @Override
  public Object parse(String text, ValueContext context) {
    if (text.equals("-")) {
      return 0L;
    }
    boolean number = !text.isEmpty() && text.chars().allMatch(c -> c >= '0' && c <= '9');
    return number ? Types.OID.parse(text, context) : (Object) context.lookUp(this, text);
  }

  @Override
  public String format(Object value, ValueContext context) {
    long oid = (Long) value;
    if (oid == 0) {
      return "-";
    }
    if (this == Types.REGTYPE) {
      SqlType type = Types.byOid((int) oid);
      if (type != null) {
        return type.displayName();
      }
    }
    return context.nameOf(this, oid);
  }

  @Override
  public void writeBinary(Object value, ByteSink sink) {
    sink.putInt((int) (long) (Long) value);
  }

  @Override
  public Object readBinary(byte[] bytes, int offset, int length) {
    checkLength(4, length);
    return Bytes.getInt(bytes, offset) & 0xFFFF_FFFFL;
  }

  @Override
  public int compare(Object left, Object right) {
    return Long.compare((Long) left, (Long) right);
  }
}
