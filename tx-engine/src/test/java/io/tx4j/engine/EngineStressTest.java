package io.tx4j.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Many sessions at once on one engine, doing at random what applications do, and what must hold
 * whatever they do. Runs for {@code tx4j.stress.seconds} (2), with the random numbers of {@code
 * tx4j.stress.seed} (the time).
 */
@Timeout(600)
class EngineStressTest {

  private static final int THREADS = 12;
  private static final int HOT_THREADS = 32;
  private static final int ACCOUNTS = 40;
  private static final long TOTAL = ACCOUNTS * 1000L;
  private static final int JOBS = 2000;
  private static final double SECONDS =
      Double.parseDouble(System.getProperty("tx4j.stress.seconds", "2"));
  private static final long SEED =
      Long.getLong("tx4j.stress.seed", System.nanoTime() & Integer.MAX_VALUE);

  @TempDir Path folder;

  private final LongAdder committed = new LongAdder();
  private final LongAdder retried = new LongAdder();
  private final LongAdder counted = new LongAdder();
  private final ConcurrentHashMap<Integer, Integer> done = new ConcurrentHashMap<>();

  /** One step of a worker, in a transaction that is committed behind it. */
  private interface Work {
    void run(Connection connection, Random random) throws SQLException;
  }

  @Test
  void inMemory() throws Exception {
    try (EngineUnderTest engine = new EngineUnderTest()) {
      run(engine.engine());
    }
  }

  @Test
  void inAFolderThatIsOpenedAgain() throws Exception {
    List<String> before;
    try (Engine engine = Engine.open(folder)) {
      run(engine);
      before = everything(engine);
    }
    try (Engine engine = Engine.open(folder)) {
      assertEquals(before, everything(engine));
      check(engine);
    }
  }

  private void run(Engine engine) throws Exception {
    try (Connection connection = engine.dataSource().getConnection()) {
      execute(
          connection,
          "create table account (id int primary key, balance bigint not null)",
          "create table item (id int primary key, owner int not null, word text unique)",
          "create index on item (owner)",
          "create table counter (id int primary key, n bigint not null)",
          "create table job (id int primary key, taken_by int)",
          "insert into account select i, 1000 from generate_series(1, " + ACCOUNTS + ") i",
          "insert into job select i from generate_series(1, " + JOBS + ") i");
    }
    List<Work> works =
        List.of(
            EngineStressTest::transfer,
            EngineStressTest::transfer,
            EngineStressTest::changeItems,
            EngineStressTest::transferInSavepoints,
            EngineStressTest::readTwice);
    long until = System.nanoTime() + (long) (SECONDS * 1e9);
    inParallel(
        THREADS,
        worker -> {
          Random random = new Random(SEED + worker);
          try (Connection connection = engine.dataSource().getConnection()) {
            connection.setAutoCommit(false);
            while (System.nanoTime() < until) {
              int kind = random.nextInt(works.size() + 2);
              if (kind < works.size()) {
                commit(connection, random, works.get(kind));
              } else if (kind == works.size()) {
                count(connection, random);
              } else {
                takeJob(connection, random, worker);
              }
            }
          }
          return null;
        });
    System.out.printf(
        "EngineStressTest: seed %d, %d commits, %d retries, %d jobs, %d counted%n",
        SEED, committed.sum(), retried.sum(), done.size(), counted.sum());
    check(engine);
  }

  /**
   * Runs the work once; conflicts and duplicates are what it is about, everything else is wrong.
   */
  private boolean commit(Connection connection, Random random, Work work) throws SQLException {
    try {
      connection.setTransactionIsolation(
          random.nextBoolean()
              ? Connection.TRANSACTION_READ_COMMITTED
              : Connection.TRANSACTION_REPEATABLE_READ);
      work.run(connection, random);
      if (random.nextInt(10) == 0) {
        connection.rollback();
        return false;
      }
      connection.commit();
      committed.increment();
      return true;
    } catch (SQLException e) {
      connection.rollback();
      if (!List.of("40001", "40P01", "23505").contains(e.getSQLState())) {
        throw e;
      }
      retried.increment();
      return false;
    }
  }

  private static void transfer(Connection connection, Random random) throws SQLException {
    int from = random.nextInt(ACCOUNTS) + 1;
    int to = from % ACCOUNTS + 1;
    int amount = random.nextInt(20);
    String sql = "update account set balance = balance + ? where id = ?";
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      update(statement, -amount, from);
      update(statement, amount, to);
    }
  }

  private static void update(PreparedStatement statement, int amount, int id) throws SQLException {
    statement.setInt(1, amount);
    statement.setInt(2, id);
    assertEquals(1, statement.executeUpdate());
  }

  /** Half of the transfers are taken back, and half an insert with them. */
  private static void transferInSavepoints(Connection connection, Random random)
      throws SQLException {
    for (int i = 0; i < 3; i++) {
      execute(connection, "savepoint s");
      transfer(connection, random);
      execute(connection, upsert(random.nextInt(60), random));
      execute(connection, random.nextBoolean() ? "rollback to s" : "release s");
    }
  }

  private static String upsert(int id, Random random) {
    return "insert into item values (%d, %d, 'w%d') on conflict (id) do update set owner = excluded.owner"
        .formatted(id, random.nextInt(5), id);
  }

  private static void changeItems(Connection connection, Random random) throws SQLException {
    int id = random.nextInt(60);
    int other = random.nextInt(60);
    execute(
        connection,
        switch (random.nextInt(6)) {
          case 0 -> "insert into item values (%d, 0, 'w%d')".formatted(id, other);
          case 1 -> "delete from item where id = " + id;
          case 2 -> "update item set word = 'w%d' where id = %d".formatted(other, id);
          case 3 -> "update item set id = %d where word = 'w%d'".formatted(other, id);
          case 4 ->
              "insert into item values (%d, 1, 'w%d') on conflict do nothing".formatted(id, id);
          default -> upsert(id, random);
        });
  }

  /** What a snapshot shows stays the same, by the rows and by every index. */
  private static void readTwice(Connection connection, Random random) throws SQLException {
    boolean repeatable =
        connection.getTransactionIsolation() == Connection.TRANSACTION_REPEATABLE_READ;
    String items = "select string_agg(id || word || owner, ' ' order by id) from item";
    assertEquals(TOTAL, number(connection, "select sum(balance) from account"));
    String first = text(connection, items);
    for (int i = 0; i < 20; i++) {
      assertEquals(TOTAL, number(connection, "select sum(balance) from account"));
      if (repeatable) {
        assertEquals(first, text(connection, items));
        assertEquals(first, text(connection, items + " where owner >= 0"));
        int id = random.nextInt(60);
        assertEquals(
            number(connection, "select count(*) from item where id + 0 = " + id),
            number(connection, "select count(*) from item where id = " + id));
      }
    }
  }

  private void count(Connection connection, Random random) throws SQLException {
    boolean success =
        commit(
            connection,
            random,
            (session, unused) ->
                execute(
                    session,
                    "insert into counter values (1, 1) on conflict (id) do update set n = counter.n + 1"));
    if (success) {
      counted.increment();
    }
  }

  private void takeJob(Connection connection, Random random, int worker) throws SQLException {
    AtomicLong taken = new AtomicLong(-1);
    boolean success =
        commit(
            connection,
            random,
            (session, unused) -> {
              taken.set(
                  number(
                      session,
                      "select id from job where taken_by is null order by id limit 1 for update skip locked"));
              execute(
                  session,
                  "update job set taken_by = %d where id = %d".formatted(worker, taken.get()));
            });
    if (success && taken.get() > 0) {
      assertEquals(null, done.put((int) taken.get(), worker), "a job was done twice");
    }
  }

  private void check(Engine engine) throws SQLException {
    try (Connection connection = engine.dataSource().getConnection()) {
      assertEquals(TOTAL, number(connection, "select sum(balance) from account"));
      assertEquals(counted.sum(), number(connection, "select coalesce(sum(n), 0) from counter"));
      assertEquals(
          done.size(), number(connection, "select count(*) from job where taken_by is not null"));
      for (var job : done.entrySet()) {
        assertEquals(
            (long) job.getValue(),
            number(connection, "select taken_by from job where id = " + job.getKey()));
      }
      assertEquals(
          0,
          number(
              connection,
              "select count(*) from (select id from item group by id having count(*) > 1) d"));
      assertEquals(
          0,
          number(
              connection,
              "select count(*) from (select word from item group by word having count(*) > 1) d"));
      for (int owner = 0; owner < 5; owner++) {
        assertEquals(
            number(connection, "select count(*) from item where owner + 0 = " + owner),
            number(connection, "select count(*) from item where owner = " + owner));
      }
    }
  }

  private static List<String> everything(Engine engine) throws SQLException {
    List<String> rows = new ArrayList<>();
    try (Connection connection = engine.dataSource().getConnection();
        Statement statement = connection.createStatement()) {
      for (String table : List.of("account", "item", "counter", "job")) {
        try (ResultSet found = statement.executeQuery("select * from " + table + " order by id")) {
          while (found.next()) {
            StringBuilder row = new StringBuilder(table);
            for (int i = 1; i <= found.getMetaData().getColumnCount(); i++) {
              row.append(' ').append(found.getString(i));
            }
            rows.add(row.toString());
          }
        }
      }
    }
    return rows;
  }

  /** Everybody wants one row: nobody starves, and its old versions do not pile up. */
  @Test
  void aHotRow() throws Exception {
    try (EngineUnderTest engine = new EngineUnderTest()) {
      try (Connection connection = engine.dataSource().getConnection()) {
        execute(connection, "create table counter (id int primary key, n bigint)");
        execute(connection, "insert into counter values (1, 0), (2, 0)");
      }
      double alone = increments(engine.engine(), 1, 2).get(0);
      List<Long> each = increments(engine.engine(), HOT_THREADS, 1);
      long together = each.stream().mapToLong(Long::longValue).sum();
      long least = each.stream().mapToLong(Long::longValue).min().orElseThrow();
      long most = each.stream().mapToLong(Long::longValue).max().orElseThrow();
      System.out.printf(
          "EngineStressTest: hot row, one session %.0f, %d sessions %d, each %d to %d%n",
          alone, HOT_THREADS, together, least, most);
      try (Connection connection = engine.dataSource().getConnection()) {
        assertEquals(together, number(connection, "select n from counter where id = 1"));
        assertEquals(
            1, engine.versions((int) number(connection, "select 'counter'::regclass::oid")));
      }
      assertTrue(least > 0, "a session never got the row");
    }
  }

  private static List<Long> increments(Engine engine, int threads, int id) throws Exception {
    long until = System.nanoTime() + (long) (SECONDS / 4 * 1e9);
    return inParallel(
        threads,
        worker -> {
          long count = 0;
          try (Connection connection = engine.dataSource().getConnection();
              PreparedStatement statement =
                  connection.prepareStatement("update counter set n = n + 1 where id = ?")) {
            statement.setInt(1, id);
            while (System.nanoTime() < until) {
              assertEquals(1, statement.executeUpdate());
              count++;
            }
          }
          return count;
        });
  }

  private interface Worker<T> {
    T run(int number) throws Exception;
  }

  private static <T> List<T> inParallel(int threads, Worker<T> worker) throws Exception {
    ExecutorService executor = Executors.newFixedThreadPool(threads);
    try {
      CyclicBarrier start = new CyclicBarrier(threads);
      List<Callable<T>> tasks = new ArrayList<>();
      for (int i = 0; i < threads; i++) {
        int number = i;
        tasks.add(
            () -> {
              start.await();
              return worker.run(number);
            });
      }
      List<T> results = new ArrayList<>();
      for (Future<T> future : executor.invokeAll(tasks)) {
        results.add(future.get());
      }
      return results;
    } finally {
      executor.shutdownNow();
      assertTrue(executor.awaitTermination(30, TimeUnit.SECONDS));
    }
  }

  private static void execute(Connection connection, String... statements) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    }
  }

  private static long number(Connection connection, String sql) throws SQLException {
    String text = text(connection, sql);
    return text == null ? -1 : Long.parseLong(text);
  }

  private static String text(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      return rows.next() ? rows.getString(1) : null;
    }
  }
}
