package io.tx4j.engine.value;

/**
 * A time of day with an offset.
 *
 * @param micros microseconds of the local day, 0 to 86,400,000,000
 * @param offsetSeconds seconds EAST of Greenwich (PostgreSQL's binary form counts to the west)
 */
public record TimeTz(long micros, int offsetSeconds) {}
