package io.tx4j.engine.plan;

/** What the planner may know of the rows that are stored. Estimates; thread-safe. */
public interface Statistics {

  /** Knows nothing: every table counts as having a thousand rows. */
  Statistics UNKNOWN = tableOid -> 1000;

  /** About how many rows the table has. */
  long rowCount(int tableOid);
}
