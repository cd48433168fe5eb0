package io.tx4j.engine.plan;

import io.tx4j.engine.expr.SetFunction;
import io.tx4j.engine.value.SqlType;
import java.util.List;

/** The names and types of the fields of a row value. */
record RowFields(List<SetFunction.Column> columns) {

  /** The place of the field of that name; -1 where there is none. */
  int indexOf(String name) {
    for (int i = 0; i < columns.size(); i++) {
      if (columns.get(i).name().equals(name)) {
        return i;
      }
    }
    return -1;
  }

  SqlType type(int index) {
    return columns.get(index).type();
  }
}
