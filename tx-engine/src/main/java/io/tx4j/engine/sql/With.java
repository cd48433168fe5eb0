package io.tx4j.engine.sql;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code WITH [RECURSIVE] name AS (...), ...}. */
public record With(boolean recursive, List<CommonTable> tables, int position) {

  /**
   * One common table expression.
   *
   * @param columns empty when not given
   * @param materialized {@code AS [NOT] MATERIALIZED}; null when not said
   */
  public record CommonTable(
      String name,
      List<String> columns,
      @Nullable Boolean materialized,
      DataStatement statement,
      @Nullable Search search,
      @Nullable Cycle cycle,
      int position) {}

  /** {@code SEARCH BREADTH|DEPTH FIRST BY columns SET sequenceColumn}. */
  public record Search(
      boolean breadthFirst, List<String> columns, String sequenceColumn, int position) {}

  /**
   * {@code CYCLE columns SET markColumn TO value DEFAULT value USING pathColumn}; the values are
   * null when not given, which means true and false.
   */
  public record Cycle(
      List<String> columns,
      String markColumn,
      @Nullable SqlExpression markValue,
      @Nullable SqlExpression markDefault,
      String pathColumn,
      int position) {}
}
