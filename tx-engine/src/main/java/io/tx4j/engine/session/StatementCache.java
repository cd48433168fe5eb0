package io.tx4j.engine.session;

import io.tx4j.engine.catalog.Catalog;
import io.tx4j.engine.catalog.SearchPath;
import io.tx4j.engine.plan.PlannedStatement;
import io.tx4j.engine.plan.Planner;
import io.tx4j.engine.plan.PlanningContext;
import io.tx4j.engine.plan.Statistics;
import io.tx4j.engine.sql.ParsedStatement;
import io.tx4j.engine.sql.Parser;
import io.tx4j.engine.value.SqlType;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Statements by their text: parsed, and planned, once for all sessions. Thread-safe.
 *
 * <p>A plan is good for one version of the catalog; one made by a transaction for the catalog with
 * its own uncommitted definitions is not shared. When there are too many entries all are dropped:
 * what is in use comes back at once, and no statement pays for keeping an order of use.
 */
final class StatementCache {

  private static final int CAPACITY = 4096;

  /** Longer texts, most often data to be loaded, are not kept. */
  private static final int LONGEST_TEXT = 16 * 1024;

  private record PlanKey(String text, List<SqlType> parameterTypes, SearchPath searchPath) {}

  private final Map<String, List<ParsedStatement>> parsed = new ConcurrentHashMap<>();
  private final Map<PlanKey, PlannedStatement> planned = new ConcurrentHashMap<>();
  private final Statistics statistics;

  StatementCache(Statistics statistics) {
    this.statistics = statistics;
  }

  /** The statements of a string. */
  List<ParsedStatement> parse(String sql) {
    List<ParsedStatement> statements = parsed.get(sql);
    if (statements == null) {
      statements = Parser.parse(sql);
      put(parsed, sql, statements, sql.length());
    }
    return statements;
  }

  /**
   * The plan of a statement.
   *
   * @param catalog as the statement sees it
   * @param shared whether that is the committed catalog
   */
  PlannedStatement plan(
      ParsedStatement statement,
      List<SqlType> parameterTypes,
      SearchPath searchPath,
      Catalog catalog,
      boolean shared) {
    PlanKey key = new PlanKey(statement.sourceText(), parameterTypes, searchPath);
    PlannedStatement plan = planned.get(key);
    if (plan == null || plan.catalogVersion() != catalog.version()) {
      plan =
          Planner.plan(
              statement.statement(),
              new PlanningContext(catalog, searchPath, statistics, parameterTypes));
      if (shared) {
        put(planned, key, plan, key.text().length());
      }
    }
    return plan;
  }

  private static <K, V> void put(Map<K, V> cache, K key, V value, int length) {
    if (length > LONGEST_TEXT) {
      return;
    }
    if (cache.size() >= CAPACITY) {
      cache.clear();
    }
    cache.put(key, value);
  }
}
