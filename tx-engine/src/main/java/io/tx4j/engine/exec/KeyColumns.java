package io.tx4j.engine.exec;

import io.tx4j.engine.catalog.ColumnDef;
import io.tx4j.engine.catalog.IndexDef;
import io.tx4j.engine.catalog.TableDef;
import io.tx4j.engine.error.SqlError;
import io.tx4j.engine.plan.WriteTarget;
import io.tx4j.engine.value.SqlType;
import io.tx4j.engine.value.ValueContext;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The columns of one side of a foreign key. */
record KeyColumns(TableDef table, List<Integer> attnums) {

  static KeyColumns referencing(WriteTarget.Link link) {
    return new KeyColumns(link.referencing(), link.key().columns());
  }

  static KeyColumns referenced(WriteTarget.Link link) {
    return new KeyColumns(link.referenced(), link.key().referencedColumns());
  }

  static boolean equal(SqlType type, @Nullable Object left, @Nullable Object right) {
    if (left == null || right == null) {
      return left == right;
    }
    return left == right || type.equal(left, right);
  }

  private SqlType type(int i) {
    return table.column(attnums.get(i)).type();
  }

  /** The values of the columns, in the order of the foreign key. */
  @Nullable Object[] of(@Nullable Object[] row) {
    @Nullable Object[] key = new Object[attnums.size()];
    for (int i = 0; i < key.length; i++) {
      key[i] = row[attnums.get(i) - 1];
    }
    return key;
  }

  boolean equal(@Nullable Object[] leftRow, @Nullable Object[] rightRow) {
    for (int i = 0; i < attnums.size(); i++) {
      int position = attnums.get(i) - 1;
      if (!equal(type(i), leftRow[position], rightRow[position])) {
        return false;
      }
    }
    return true;
  }

  boolean hasKey(@Nullable Object[] row, @Nullable Object[] key) {
    for (int i = 0; i < key.length; i++) {
      Object value = row[attnums.get(i) - 1];
      if (value == null || !equal(type(i), value, key[i])) {
        return false;
      }
    }
    return true;
  }

  int nulls(@Nullable Object[] row) {
    int nulls = 0;
    for (int attnum : attnums) {
      nulls += row[attnum - 1] == null ? 1 : 0;
    }
    return nulls;
  }

  boolean anyNull(@Nullable Object[] row) {
    return nulls(row) > 0;
  }

  boolean allNull(@Nullable Object[] row) {
    return nulls(row) == attnums.size();
  }

  /**
   * A key of the other side with the types of this one; null where no value of this type is equal
   * to it.
   */
  @Nullable Object @Nullable [] convert(
      @Nullable Object[] key, KeyColumns from, ValueContext context) {
    @Nullable Object[] converted = key.clone();
    for (int i = 0; i < key.length; i++) {
      Object value = key[i];
      if (value != null && !sameRepresentation(from.type(i), type(i))) {
        try {
          converted[i] = type(i).parse(from.type(i).format(value, context), context);
        } catch (SqlError outOfRange) {
          return null;
        }
      }
    }
    return converted;
  }

  private static boolean sameRepresentation(SqlType left, SqlType right) {
    return left.equals(right)
        || (left.category() == SqlType.Category.STRING
            && right.category() == SqlType.Category.STRING);
  }

  /** The values in the order in which an index has the columns, which it begins with. */
  @Nullable Object[] inOrderOf(IndexDef index, @Nullable Object[] key) {
    @Nullable Object[] ordered = new Object[key.length];
    for (int i = 0; i < ordered.length; i++) {
      ordered[i] = key[attnums.indexOf(index.keys().get(i).attnum())];
    }
    return ordered;
  }

  /** As messages show a key: {@code (a, b)=(1, x)}. */
  String describe(@Nullable Object[] key, ValueContext context) {
    StringBuilder names = new StringBuilder();
    StringBuilder values = new StringBuilder();
    for (int i = 0; i < key.length; i++) {
      ColumnDef column = table.column(attnums.get(i));
      Object value = key[i];
      names.append(i == 0 ? "" : ", ").append(column.name());
      values
          .append(i == 0 ? "" : ", ")
          .append(value == null ? "null" : column.type().format(value, context));
    }
    return "(" + names + ")=(" + values + ")";
  }
}
