package io.tx4j.engine.plan;

/**
 * The part of a statement that an expression stands in, as messages about aggregates and the like
 * name it.
 */
enum Clause {
  SELECT("SELECT"),
  FROM_SUBSELECT("FROM"),
  FROM_FUNCTION("functions in FROM"),
  WHERE("WHERE"),
  JOIN_ON("JOIN conditions"),
  GROUP_BY("GROUP BY"),
  HAVING("HAVING"),
  ORDER_BY("ORDER BY"),
  DISTINCT_ON("DISTINCT ON"),
  LIMIT("LIMIT"),
  OFFSET("OFFSET"),
  FILTER("FILTER"),
  AGGREGATE_ARGUMENT("aggregate functions"),
  VALUES("VALUES"),
  INSERT_VALUES("VALUES"),
  UPDATE("UPDATE"),
  RETURNING("RETURNING"),
  DEFAULT("DEFAULT expressions"),
  CHECK("check constraints"),
  GENERATED("column generation expressions"),
  INDEX_EXPRESSION("index expressions"),
  INDEX_PREDICATE("index predicates"),
  ALTER_USING("transform expressions"),
  EXECUTE("EXECUTE parameters");

  private final String title;

  Clause(String title) {
    this.title = title;
  }

  /** How messages name it: {@code aggregate functions are not allowed in WHERE}. */
  String title() {
    return title;
  }

  boolean allowsAggregates() {
    return this == SELECT || this == HAVING || this == ORDER_BY || this == DISTINCT_ON;
  }

  boolean allowsSetFunctions() {
    return this == SELECT || this == ORDER_BY || this == DISTINCT_ON || this == GROUP_BY;
  }

  boolean allowsSubqueries() {
    switch (this) {
      case DEFAULT:
      case CHECK:
      case GENERATED:
      case INDEX_EXPRESSION:
      case INDEX_PREDICATE:
      case ALTER_USING:
        return false;
      default:
        return true;
    }
  }
}
