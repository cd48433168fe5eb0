package io.tx4j.engine.plan;

/**
 * A way to get the rows of a part of FROM.
 *
 * @param rows how many, about
 * @param cost of getting them all, in units of one row looked at
 * @param ordered whether they come in the order that the query asks for
 */
record Path(Plan plan, double rows, double cost, boolean ordered) {

  Path filtered(Plan filteredPlan, double selectivity) {
    return new Path(filteredPlan, rows * selectivity, cost + rows * Costs.CONDITION, ordered);
  }
}
