package io.tx4j.engine.plan;

import io.tx4j.engine.value.SqlType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A statement that is ready to be run, as often as wanted, by any session whose catalog and search
 * path are the same. Immutable and thread-safe.
 *
 * @param plan what to do
 * @param slotCount the slots of its frame
 * @param resultSlot where each row of the result is; -1 where it has none
 * @param columns of the result; null where it returns no rows
 * @param parameterTypes of all parameters
 * @param commandTag the words of CommandComplete, without the count: {@code SELECT}, {@code
 *     INSERT}, {@code CREATE TABLE}
 * @param writeCommand what a read-only transaction refuses: {@code cannot execute X in a read-only
 *     transaction}; null where it only reads
 * @param tables the tables that it uses, each once with the strongest lock
 * @param catalogVersion {@link io.tx4j.engine.catalog.Catalog#version()} of the catalog it was
 *     planned with
 */
public record PlannedStatement(
    Plan plan,
    int slotCount,
    int resultSlot,
    @Nullable List<ResultColumn> columns,
    List<SqlType> parameterTypes,
    String commandTag,
    @Nullable String writeCommand,
    List<TableUse> tables,
    long catalogVersion) {

  public PlannedStatement {
    parameterTypes = List.copyOf(parameterTypes);
    tables = List.copyOf(tables);
  }

  public boolean readOnly() {
    return writeCommand == null;
  }
}
