package io.tx4j.engine.value;

import io.tx4j.engine.error.SqlError;

/** The type of ROW(...): what its fields are is known from each value. */
final class RecordType extends SqlType {

  RecordType() {
    super(2249, "record", "record", Category.PSEUDO, false, -1, 2287);
  }

  @Override
  public Object parse(String text, ValueContext context) {
    throw SqlError.notSupported("input of anonymous composite types");
  }

  @Override
  public String format(Object value, ValueContext context) {
    RowValue row = (RowValue) value;
    StringBuilder out = new StringBuilder("(");
    for (int i = 0; i < row.size(); i++) {
      out.append(i == 0 ? "" : ",");
      Object field = row.field(i);
      if (field != null) {
        appendField(out, row.types().get(i).format(field, context));
      }
    }
    return out.append(')').toString();
  }

  private static void appendField(StringBuilder out, String text) {
    boolean quote =
        text.isEmpty()
            || text.chars()
                .anyMatch(c -> "\"\\(),".indexOf(c) >= 0 || IntegerText.isSpace((char) c));
    if (quote) {
      out.append('"').append(text.replace("\\", "\\\\").replace("\"", "\"\"")).append('"');
    } else {
      out.append(text);
    }
  }

  @Override
  public void writeBinary(Object value, ByteSink sink) {
    RowValue row = (RowValue) value;
    sink.putInt(row.size());
    for (int i = 0; i < row.size(); i++) {
      SqlType type = row.types().get(i);
      Object field = row.field(i);
      sink.putInt(type.oid());
      int lengthAt = sink.size();
      sink.putInt(-1);
      if (field != null) {
        type.writeBinary(field, sink);
        sink.setInt(lengthAt, sink.size() - lengthAt - 4);
      }
    }
  }

  @Override
  public Object readBinary(byte[] bytes, int offset, int length) {
    throw SqlError.notSupported("input of anonymous composite types");
  }

  /** Field by field; a null field counts as larger than any other. */
  @Override
  public int compare(Object left, Object right) {
    RowValue a = (RowValue) left;
    RowValue b = (RowValue) right;
    for (int i = 0; i < Math.min(a.size(), b.size()); i++) {
      Object x = a.field(i);
      Object y = b.field(i);
      int order =
          x == null || y == null
              ? Boolean.compare(x == null, y == null)
              : a.types().get(i).compare(x, y);
      if (order != 0) {
        return order;
      }
    }
    return Integer.compare(a.size(), b.size());
  }

  @Override
  public int hash(Object value) {
    RowValue row = (RowValue) value;
    int hash = row.size();
    for (int i = 0; i < row.size(); i++) {
      Object field = row.field(i);
      hash = 31 * hash + (field == null ? 0 : row.types().get(i).hash(field));
    }
    return hash;
  }
}
