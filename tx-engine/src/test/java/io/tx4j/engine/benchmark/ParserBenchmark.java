package io.tx4j.engine.benchmark;

import com.sun.management.ThreadMXBean;
import io.tx4j.engine.sql.Parser;
import java.lang.management.ManagementFactory;
import java.util.List;

/**
 * Nanoseconds and bytes for parsing a statement, warm, and the time of the first one in this JVM.
 * Runs every statement for a second, three times over; the last round counts.
 */
public final class ParserBenchmark {

  private static final int ROUNDS = 3;
  private static final long NANOS = 1_000_000_000L;

  private static final List<String> STATEMENTS =
      List.of(
          "SELECT id, name, age FROM person WHERE id = $1",
          "INSERT INTO ord (id, person_id, total) VALUES ($1, $2, $3) RETURNING id",
          "UPDATE account SET balance = balance + $1 WHERE id = $2 AND version = $3",
          "DELETE FROM scheduled_tasks WHERE task_name = $1 AND task_instance = $2",
          "SELECT * FROM scheduled_tasks WHERE picked = $1 AND execution_time <= $2"
              + " ORDER BY execution_time ASC FOR UPDATE SKIP LOCKED LIMIT 10",
          "SELECT c.name, sum(o.total) AS total FROM customer c JOIN ord o ON o.customer_id = c.id"
              + " LEFT JOIN region r ON r.id = c.region_id WHERE o.placed_at BETWEEN $1 AND $2"
              + " AND r.code IN ('a', 'b', 'c') GROUP BY c.name HAVING sum(o.total) > 100"
              + " ORDER BY total DESC LIMIT 20",
          "BEGIN",
          "COMMIT");

  private ParserBenchmark() {}

  /** Prints a table. */
  public static void main(String[] arguments) {
    long start = System.nanoTime();
    Parser.parse(STATEMENTS.get(0));
    System.out.printf("first statement: %.1f ms%n", (System.nanoTime() - start) / 1e6);
    for (int round = 1; round <= ROUNDS; round++) {
      System.out.printf("round %d%n", round);
      for (String sql : STATEMENTS) {
        measure(sql);
      }
    }
  }

  private static void measure(String sql) {
    ThreadMXBean memory = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long bytes = memory.getCurrentThreadAllocatedBytes();
    long start = System.nanoTime();
    long parsed = 0;
    long elapsed;
    do {
      for (int i = 0; i < 1000; i++) {
        parsed += Parser.parse(sql).size();
      }
      elapsed = System.nanoTime() - start;
    } while (elapsed < NANOS);
    long allocated = memory.getCurrentThreadAllocatedBytes() - bytes;
    String shown = sql.length() > 60 ? sql.substring(0, 57) + "..." : sql;
    System.out.printf("%6d ns %6d B  %s%n", elapsed / parsed, allocated / parsed, shown);
  }
}
