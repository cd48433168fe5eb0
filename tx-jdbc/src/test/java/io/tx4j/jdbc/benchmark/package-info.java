/** Measurements, run by their main methods and not by the tests. */
package io.tx4j.jdbc.benchmark;
