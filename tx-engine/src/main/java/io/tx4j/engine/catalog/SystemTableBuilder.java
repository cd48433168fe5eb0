package io.tx4j.engine.catalog;

import io.tx4j.engine.value.ArrayType;
import io.tx4j.engine.value.SqlType;
import io.tx4j.engine.value.Types;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Makes system tables of a list of columns as one would write them down. */
final class SystemTableBuilder {

  private SystemTableBuilder() {}

  /**
   * A table of pg_catalog; the columns are names and types in turn, types as pg_type names them.
   */
  static SystemTable table(int oid, String name, String columns, SystemTable.Rows rows) {
    return new SystemTable(oid, SchemaDef.PG_CATALOG_OID, name, columns(columns), rows, false);
  }

  /** A view of pg_catalog. */
  static SystemTable view(int oid, String name, String columns, SystemTable.Rows rows) {
    return new SystemTable(oid, SchemaDef.PG_CATALOG_OID, name, columns(columns), rows, true);
  }

  /** A view of information_schema. */
  static SystemTable informationView(int oid, String name, String columns, SystemTable.Rows rows) {
    return new SystemTable(
        oid, SchemaDef.INFORMATION_SCHEMA_OID, name, columns(columns), rows, true);
  }

  /** A table of pg_catalog for a kind of object that the engine does not have. */
  static SystemTable empty(int oid, String name, String columns) {
    return table(oid, name, columns, catalog -> Stream.empty());
  }

  private static List<ColumnDef> columns(String text) {
    List<ColumnDef> columns = new ArrayList<>();
    for (String column : text.split(",")) {
      String[] words = column.trim().split(" ");
      columns.add(ColumnDef.of(words[0], columns.size() + 1, type(words[1]), -1));
    }
    return columns;
  }

  /** Types that the engine does not have are shown as those next to them. */
  private static SqlType type(String name) {
    switch (name) {
      case "int2vector":
        return new ArrayType(Types.INT2);
      case "oidvector":
        return new ArrayType(Types.OID);
      case "aclitem[]":
      case "anyarray":
        return new ArrayType(Types.TEXT);
      case "pg_node_tree":
      case "pg_lsn":
      case "inet":
        return Types.TEXT;
      default:
        if (name.endsWith("[]")) {
          return new ArrayType(type(name.substring(0, name.length() - 2)));
        }
        SqlType type = Types.byName(name);
        if (type == null) {
          throw new IllegalArgumentException("no type " + name);
        }
        return type;
    }
  }

  /** A row. */
  static @Nullable Object[] row(@Nullable Object... values) {
    return values;
  }

  /** An oid as a value. */
  static Long oid(int oid) {
    return Integer.toUnsignedLong(oid);
  }
}
