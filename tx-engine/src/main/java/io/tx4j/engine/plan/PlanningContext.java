package io.tx4j.engine.plan;

import io.tx4j.engine.catalog.Catalog;
import io.tx4j.engine.catalog.SearchPath;
import io.tx4j.engine.value.SqlType;
import java.util.List;

/**
 * What a statement is planned against.
 *
 * @param catalog as the statement sees it
 * @param searchPath where names without a schema are looked for
 * @param statistics of the stored rows
 * @param parameterTypes the types of the parameters as far as the client says them, {@link
 *     io.tx4j.engine.value.Types#UNKNOWN} where it leaves one open; may be shorter than the
 *     statement's parameters are many
 */
public record PlanningContext(
    Catalog catalog, SearchPath searchPath, Statistics statistics, List<SqlType> parameterTypes) {

  public PlanningContext {
    parameterTypes = List.copyOf(parameterTypes);
  }
}
