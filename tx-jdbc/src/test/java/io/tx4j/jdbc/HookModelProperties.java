package io.tx4j.jdbc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import com.zaxxer.hikari.HikariDataSource;
import io.tx4j.AfterCommitException;
import io.tx4j.Propagation;
import io.tx4j.RetriesExhaustedException;
import io.tx4j.SerializationFailureException;
import io.tx4j.SilentRollback;
import io.tx4j.Transaction;
import io.tx4j.TransactionDefinition;
import io.tx4j.UnexpectedRollbackException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.jspecify.annotations.Nullable;

/**
 * Random programs of nested scopes, rows, hooks, failures, swallowed failures and conflicts, run
 * for real and by a model of a few lines: the rows that are there in the end, and each hook exactly
 * once for each physical commit or rollback.
 */
class HookModelProperties {

  /** What leaves a scope's body. */
  enum End {
    RETURN,
    THROW,
    SILENT,
    CONFLICT_ONCE
  }

  /**
   * A scope: a row and hooks first, then the inner scopes, then its end.
   *
   * @param hookFails whether its after-commit hook throws
   * @param swallow whether the caller swallows what it throws
   */
  record Node(
      int id,
      Propagation propagation,
      List<Node> inner,
      End end,
      boolean hookFails,
      boolean swallow) {}

  private static final Map<TestDatabase, HikariDataSource> POOLS =
      new EnumMap<>(TestDatabase.class);

  @BeforeContainer
  static void open() {
    for (TestDatabase database : OnEachDatabase.DATABASES) {
      POOLS.put(database, database.pool(true));
    }
  }

  @AfterContainer
  static void close() {
    POOLS.values().forEach(HikariDataSource::close);
  }

  @Provide
  Arbitrary<Node> programs() {
    return node(3).map(node -> numbered(node, new int[] {0}));
  }

  private static Arbitrary<Node> node(int depth) {
    Arbitrary<List<Node>> inner =
        depth == 0
            ? Arbitraries.just(List.of())
            : Arbitraries.lazy(() -> node(depth - 1)).list().ofMaxSize(3);
    return Combinators.combine(
            Arbitraries.of(Propagation.REQUIRED, Propagation.NESTED, Propagation.REQUIRES_NEW),
            inner,
            Arbitraries.frequency(
                net.jqwik.api.Tuple.of(6, End.RETURN),
                net.jqwik.api.Tuple.of(2, End.THROW),
                net.jqwik.api.Tuple.of(1, End.SILENT),
                net.jqwik.api.Tuple.of(1, End.CONFLICT_ONCE)),
            Arbitraries.of(false, false, false, true),
            Arbitraries.of(true, true, false))
        .as(
            (propagation, nodes, end, fails, swallow) ->
                new Node(0, propagation, nodes, end, fails, swallow));
  }

  private static Node numbered(Node node, int[] next) {
    int id = ++next[0];
    return new Node(
        id,
        node.propagation,
        node.inner.stream().map(inner -> numbered(inner, next)).toList(),
        node.end,
        node.hookFails,
        node.swallow);
  }

  @Property(tries = 200)
  void hooksAndRowsAreThoseOfTheModel(@ForAll("programs") Node program) throws SQLException {
    for (HikariDataSource pool : POOLS.values()) {
      Real real = new Real(pool);
      Model model = new Model();
      assertEquals(model.call(program), real.call(program), () -> "what left " + program);
      assertEquals(model.log, real.log, () -> "hooks of " + program);
      assertEquals(model.rows.stream().sorted().toList(), real.rows(), () -> "rows of " + program);
      assertNull(Scope.innermost());
      assertEquals(0, pool.getHikariPoolMXBean().getActiveConnections());
    }
  }

  /** What the caller of a scope sees. */
  enum Seen {
    RETURNED,
    FAILED,
    CONFLICT,
    SILENT,
    DOOMED,
    HOOK_FAILED
  }

  /** The program on the runtime. */
  private static final class Real {
    private final HikariDataSource pool;
    private final JdbcTransactions transactions;
    private final List<String> log = new ArrayList<>();
    private final Map<Integer, Integer> runs = new HashMap<>();

    Real(HikariDataSource pool) throws SQLException {
      this.pool = pool;
      transactions = JdbcTransactions.of(pool);
      execute(pool.getConnection(), "DROP TABLE IF EXISTS model");
      execute(pool.getConnection(), "CREATE TABLE model (id int)");
    }

    Seen call(Node node) {
      TransactionDefinition definition =
          TransactionDefinition.named("n" + node.id)
              .propagation(node.propagation)
              .retryOn(SerializationFailureException.class)
              .build();
      try {
        transactions.run(definition, () -> body(node));
        return Seen.RETURNED;
      } catch (Exception e) {
        return seen(e);
      }
    }

    private static Seen seen(Exception e) {
      if (e instanceof AfterCommitException) {
        return Seen.HOOK_FAILED;
      }
      if (e instanceof UnexpectedRollbackException) {
        return Seen.DOOMED;
      }
      if (e instanceof SilentRollback) {
        return Seen.SILENT;
      }
      assertEquals(false, e instanceof RetriesExhaustedException, "two attempts are enough");
      return e instanceof SQLException ? Seen.CONFLICT : Seen.FAILED;
    }

    private void body(Node node) throws Exception {
      int run = runs.merge(node.id, 1, Integer::sum);
      execute(
          transactions.dataSource().getConnection(), "INSERT INTO model VALUES (" + node.id + ")");
      Transaction.current().afterRollback(() -> log.add("rollback " + node.id + "/" + run));
      Transaction.current()
          .afterCommit(
              () -> {
                log.add("commit " + node.id + "/" + run);
                if (node.hookFails) {
                  throw new IllegalStateException("hook");
                }
              });
      for (Node inner : node.inner) {
        Seen seen = call(inner);
        if (seen != Seen.RETURNED && !inner.swallow) {
          throwAgain(seen, inner);
        }
      }
      switch (node.end) {
        case THROW -> throw new IllegalStateException("n" + node.id);
        case SILENT -> throw SilentRollback.instance();
        case CONFLICT_ONCE -> {
          if (run == 1) {
            throw new SQLException("conflict", "40001");
          }
        }
        case RETURN -> {}
      }
    }

    private static void throwAgain(Seen seen, Node inner) throws Exception {
      switch (seen) {
        case CONFLICT -> throw new SQLException("conflict", "40001");
        case SILENT -> throw SilentRollback.instance();
        default -> throw new IllegalStateException(seen + " of n" + inner.id);
      }
    }

    List<Integer> rows() throws SQLException {
      List<Integer> rows = new ArrayList<>();
      try (Connection connection = pool.getConnection();
          Statement statement = connection.createStatement();
          ResultSet found = statement.executeQuery("SELECT id FROM model ORDER BY id")) {
        while (found.next()) {
          rows.add(found.getInt(1));
        }
      }
      return rows;
    }

    private static void execute(Connection connection, String sql) throws SQLException {
      try (connection;
          Statement statement = connection.createStatement()) {
        statement.execute(sql);
      }
    }
  }

  /** The program on paper. */
  private static final class Model {
    private final List<String> log = new ArrayList<>();
    private final List<Integer> rows = new ArrayList<>();
    private final Map<Integer, Integer> runs = new HashMap<>();

    /** A transaction or what follows a savepoint: rows, hooks, and whether it is doomed and why. */
    private static final class Unit {
      final List<Integer> rows = new ArrayList<>();
      final List<Node> hooks = new ArrayList<>();
      final List<String> runs = new ArrayList<>();
      @Nullable Seen doom;
    }

    private @Nullable Unit open;

    Seen call(Node node) {
      Unit outer = open;
      boolean owns = outer == null || node.propagation == Propagation.REQUIRES_NEW;
      if (owns) {
        try {
          return transaction(node);
        } finally {
          open = outer;
        }
      }
      return node.propagation == Propagation.NESTED ? nested(node, outer) : joined(node, outer);
    }

    private Seen joined(Node node, Unit outer) {
      Seen left = body(node);
      if (left != Seen.RETURNED && outer.doom == null) {
        outer.doom = left;
      }
      return left;
    }

    private Seen nested(Node node, Unit outer) {
      open = new Unit();
      Unit unit = open;
      Seen left = body(node);
      open = outer;
      if (left == Seen.RETURNED && unit.doom == null) {
        outer.rows.addAll(unit.rows);
        outer.hooks.addAll(unit.hooks);
        outer.runs.addAll(unit.runs);
        return Seen.RETURNED;
      }
      rollback(unit);
      return afterRollback(left);
    }

    private Seen transaction(Node node) {
      while (true) {
        open = new Unit();
        Unit unit = open;
        Seen left = body(node);
        boolean commits = left == Seen.RETURNED && unit.doom == null;
        if (commits) {
          return commit(unit);
        }
        rollback(unit);
        boolean conflict =
            left == Seen.CONFLICT || (left == Seen.RETURNED && unit.doom == Seen.CONFLICT);
        if (!conflict) {
          return afterRollback(left);
        }
      }
    }

    private Seen commit(Unit unit) {
      rows.addAll(unit.rows);
      boolean failed = false;
      for (int i = 0; i < unit.hooks.size(); i++) {
        log.add("commit " + unit.runs.get(i));
        failed |= unit.hooks.get(i).hookFails;
      }
      return failed ? Seen.HOOK_FAILED : Seen.RETURNED;
    }

    private void rollback(Unit unit) {
      unit.runs.forEach(run -> log.add("rollback " + run));
    }

    private static Seen afterRollback(Seen left) {
      return switch (left) {
        case RETURNED -> Seen.DOOMED;
        case SILENT -> Seen.RETURNED;
        default -> left;
      };
    }

    private Seen body(Node node) {
      int run = runs.merge(node.id, 1, Integer::sum);
      Unit unit = open;
      unit.rows.add(node.id);
      unit.hooks.add(node);
      unit.runs.add(node.id + "/" + run);
      for (Node inner : node.inner) {
        Seen seen = call(inner);
        open = unit;
        if (seen != Seen.RETURNED && !inner.swallow) {
          return seen == Seen.CONFLICT || seen == Seen.SILENT ? seen : Seen.FAILED;
        }
      }
      return switch (node.end) {
        case THROW -> Seen.FAILED;
        case SILENT -> Seen.SILENT;
        case CONFLICT_ONCE -> run == 1 ? Seen.CONFLICT : Seen.RETURNED;
        case RETURN -> Seen.RETURNED;
      };
    }
  }
}
