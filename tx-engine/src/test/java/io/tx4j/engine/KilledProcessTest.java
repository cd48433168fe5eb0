package io.tx4j.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A process is killed with -9 under concurrent load: what it acknowledged is there, nothing is
 * there by half.
 */
class KilledProcessTest {

  private static final int ROUNDS = 3;
  private static final int ACCOUNTS = 20;
  private static final int WORKERS = 4;

  @TempDir Path folder;

  @Test
  void acknowledgedTransfersOutliveTheProcess() throws Exception {
    try (Engine engine = Engine.open(folder);
        Connection connection = engine.dataSource().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("create table account (id int primary key, balance int not null)");
      statement.execute("create table transfer (id bigint primary key, amount int not null)");
      for (int id = 0; id < ACCOUNTS; id++) {
        statement.execute("insert into account values (" + id + ", 1000)");
      }
    }
    Set<Long> acknowledged = new HashSet<>();
    for (int round = 1; round <= ROUNDS; round++) {
      acknowledged.addAll(acknowledgedBeforeTheKill(round));
      check(acknowledged);
    }
  }

  private Set<Long> acknowledgedBeforeTheKill(int round) throws IOException, InterruptedException {
    int killedAfter = ThreadLocalRandom.current().nextInt(50, 400);
    Set<Long> acknowledged = new HashSet<>();
    Process child = ChildProcess.start(Child.class, folder.toString(), String.valueOf(round));
    try (BufferedReader output =
        new BufferedReader(
            new InputStreamReader(child.getInputStream(), StandardCharsets.US_ASCII))) {
      for (String line = output.readLine(); line != null; line = output.readLine()) {
        acknowledged.add(Long.valueOf(line));
        if (acknowledged.size() == killedAfter) {
          child.toHandle().destroyForcibly();
        }
      }
    } finally {
      child.toHandle().destroyForcibly();
    }
    child.waitFor();
    assertTrue(acknowledged.size() >= killedAfter, "the child ended by itself");
    return acknowledged;
  }

  private void check(Set<Long> acknowledged) throws SQLException {
    try (Engine engine = Engine.open(folder);
        Connection connection = engine.dataSource().getConnection();
        Statement statement = connection.createStatement()) {
      try (ResultSet sum = statement.executeQuery("select sum(balance) from account")) {
        sum.next();
        assertEquals(ACCOUNTS * 1000L, sum.getLong(1));
      }
      Set<Long> found = new HashSet<>();
      try (ResultSet transfers = statement.executeQuery("select id from transfer")) {
        while (transfers.next()) {
          found.add(transfers.getLong(1));
        }
      }
      Set<Long> lost = new HashSet<>(acknowledged);
      lost.removeAll(found);
      assertEquals(Set.of(), lost);
    }
  }

  /** Transfers until it is killed, and writes the number of each transfer once it is committed. */
  static final class Child {

    public static void main(String[] arguments) throws InterruptedException {
      Engine engine = Engine.open(Path.of(arguments[0]));
      long firstId = Long.parseLong(arguments[1]) * 1_000_000_000L;
      PrintStream out = new PrintStream(System.out, true, StandardCharsets.US_ASCII);
      Thread[] workers = new Thread[WORKERS];
      for (int worker = 0; worker < WORKERS; worker++) {
        long first = firstId + worker;
        workers[worker] = new Thread(() -> work(engine, first, out));
        workers[worker].start();
      }
      for (Thread worker : workers) {
        worker.join();
      }
    }

    private static void work(Engine engine, long first, PrintStream out) {
      try (Connection connection = engine.dataSource().getConnection();
          PreparedStatement add =
              connection.prepareStatement("update account set balance = balance + ? where id = ?");
          PreparedStatement insert =
              connection.prepareStatement("insert into transfer values (?, ?)")) {
        connection.setAutoCommit(false);
        for (long id = first; ; id += WORKERS) {
          int source = ThreadLocalRandom.current().nextInt(ACCOUNTS - 1);
          int amount = ThreadLocalRandom.current().nextInt(1, 10);
          add(add, source, -amount);
          add(add, source + 1, amount);
          insert.setLong(1, id);
          insert.setInt(2, amount);
          insert.executeUpdate();
          connection.commit();
          out.println(id);
        }
      } catch (SQLException e) {
        throw new IllegalStateException(e);
      }
    }

    private static void add(PreparedStatement add, int account, int amount) throws SQLException {
      add.setInt(1, amount);
      add.setInt(2, account);
      add.executeUpdate();
    }
  }
}
