package io.tx4j.engine.catalog;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A table whose rows are computed from the catalog each time it is read: what pg_catalog and
 * information_schema consist of.
 *
 * @param columns its columns, by attnum
 * @param rows computes the rows
 */
public record SystemTable(
    int oid, int schemaOid, String name, List<ColumnDef> columns, Rows rows, boolean view)
    implements Relation {

  /** Computes the rows of a system table. */
  @FunctionalInterface
  public interface Rows {
    /** One array for each row, one value for each column. */
    Stream<@Nullable Object[]> of(Catalog catalog);
  }

  public SystemTable {
    columns = List.copyOf(columns);
  }

  @Override
  public String kindName() {
    return view ? "view" : "table";
  }

  @Override
  public char relkind() {
    return view ? 'v' : 'r';
  }
}
