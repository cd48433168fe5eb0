package io.tx4j.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.SocketTimeoutException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.FutureTask;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.postgresql.PGConnection;

/** Statements that wait or take long, and the ways of ending them. */
@Timeout(60)
class DriverWaitingTest {

  private static final String SLEEP = "select pg_sleep(50)";

  @ParameterizedTest
  @EnumSource
  void cancelFromAnotherThread(DriverTarget target) throws Exception {
    try (Connection connection = target.connect();
        Statement statement = connection.createStatement()) {
      Waiting waiting = Waiting.start(() -> statement.executeQuery(SLEEP).close());
      waiting.awaitParked();
      statement.cancel();
      cancelUntilDone(connection, waiting);
      assertEquals("57014", assertInstanceOf(SQLException.class, waiting.outcome()).getSQLState());
      statement.executeQuery("select 1").close();
    }
  }

  @ParameterizedTest
  @EnumSource
  void aQueryTimeoutCancels(DriverTarget target) throws SQLException {
    try (Connection connection = target.connect();
        Statement statement = connection.createStatement()) {
      statement.setQueryTimeout(1);
      SQLException error = assertThrows(SQLException.class, () -> statement.executeQuery(SLEEP));
      assertEquals("57014", error.getSQLState());
      assertTrue(connection.isValid(5));
    }
  }

  @ParameterizedTest
  @EnumSource
  void aNetworkTimeoutEndsTheConnection(DriverTarget target) throws SQLException {
    try (Connection connection = target.connect();
        Statement statement = connection.createStatement()) {
      connection.setNetworkTimeout(Runnable::run, 200);
      SQLException error = assertThrows(SQLException.class, () -> statement.executeQuery(SLEEP));
      assertEquals("08006", error.getSQLState());
      assertInstanceOf(SocketTimeoutException.class, error.getCause());
      assertTrue(connection.isClosed());
    }
  }

  /** A wait for a row's lock is ended from outside; its transaction is rolled back. */
  @ParameterizedTest
  @EnumSource(names = {"IN_PROCESS", "TCP"})
  void closingAConnectionEndsItsWait(DriverTarget target) throws Exception {
    try (Connection holder = target.connect();
        Statement holding = holder.createStatement()) {
      createRow(holding, "closing");
      holder.setAutoCommit(false);
      holding.execute("update closing set n = n + 1");
      Connection waiter = target.connect();
      waiter.setAutoCommit(false);
      Statement waits = waiter.createStatement();
      waits.execute("insert into closing values (2, 0)");
      Waiting waiting = Waiting.start(() -> waits.execute("update closing set n = 0 where id = 1"));
      waiting.awaitParked();
      waiter.abort(Runnable::run);
      assertInstanceOf(SQLException.class, waiting.outcome());
      holder.commit();
      // What the waiter had done is gone, and so are its locks.
      holding.execute("insert into closing values (2, 0)");
      holder.commit();
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"IN_PROCESS", "POSTGRES"})
  void anInterruptIsRememberedNotActedUpon(DriverTarget target) throws Exception {
    try (Connection holder = target.connect();
        Statement holding = holder.createStatement();
        Connection waiter = target.connect();
        Statement waits = waiter.createStatement()) {
      createRow(holding, "interrupted");
      holder.setAutoCommit(false);
      holding.execute("update interrupted set n = n + 1");
      CompletableFuture<Boolean> flag = new CompletableFuture<>();
      Waiting waiting =
          Waiting.start(
              () -> {
                waits.execute("update interrupted set n = n + 10");
                flag.complete(Thread.currentThread().isInterrupted());
              });
      waiting.awaitParked();
      waiting.thread().interrupt();
      waiting.pause();
      assertFalse(waiting.task().isDone());
      holder.commit();
      assertNull(waiting.outcome());
      assertTrue(flag.get(10, TimeUnit.SECONDS));
    }
  }

  /** Between the driver and the executor there is neither another thread nor a wait for one. */
  @ParameterizedTest
  @EnumSource(names = {"IN_PROCESS", "SOCKET_FACTORY"})
  void theCallersThreadRunsTheStatement(DriverTarget target) throws Exception {
    try (Connection connection = target.connect();
        Statement statement = connection.createStatement()) {
      Waiting waiting = Waiting.start(() -> statement.executeQuery(SLEEP).close());
      List<String> frames;
      do {
        frames = classNames(waiting.thread().getStackTrace());
      } while (!frames.contains("io.tx4j.engine.session.Session") && !waiting.task().isDone());
      int session = frames.indexOf("io.tx4j.engine.session.Session");
      int wire = frames.indexOf("io.tx4j.engine.wire.Conversation");
      int driver = frames.indexOf("org.postgresql.jdbc.PgStatement");
      assertTrue(0 <= session && session < wire && wire < driver, frames.toString());
      cancelUntilDone(connection, waiting);
    }
  }

  /** One request may come before the statement has begun, and Statement.cancel sends only one. */
  private static void cancelUntilDone(Connection connection, Waiting waiting) throws Exception {
    while (!waiting.task().isDone()) {
      connection.unwrap(PGConnection.class).cancelQuery();
      waiting.pause();
    }
  }

  private static List<String> classNames(StackTraceElement[] trace) {
    return Arrays.stream(trace)
        .map(StackTraceElement::getClassName)
        .distinct()
        .collect(Collectors.toList());
  }

  /** With virtual threads where the JDK has them. */
  @ParameterizedTest
  @EnumSource(names = {"IN_PROCESS", "TCP"})
  void manyThreadsKeepTheSum(DriverTarget target) throws Exception {
    int threads = 32;
    ThreadFactory factory = virtualThreadsIfThereAre();
    int transfers = 50;
    try (Connection connection = target.connect();
        Statement statement = connection.createStatement()) {
      statement.execute("drop table if exists account");
      statement.execute("create table account (id int primary key, balance int not null)");
      statement.execute("insert into account values (1, 1000), (2, 1000), (3, 1000), (4, 1000)");
      List<Waiting> workers =
          IntStream.range(0, threads)
              .mapToObj(worker -> Waiting.start(factory, () -> transfer(target, worker, transfers)))
              .collect(Collectors.toList());
      for (Waiting worker : workers) {
        assertNull(worker.outcome());
      }
      try (ResultSet sum = statement.executeQuery("select sum(balance), count(*) from account")) {
        assertTrue(sum.next());
        assertEquals(4000, sum.getInt(1));
        assertEquals(4, sum.getInt(2));
      }
    }
  }

  private static ThreadFactory virtualThreadsIfThereAre() throws ReflectiveOperationException {
    try {
      Object builder = Thread.class.getMethod("ofVirtual").invoke(null);
      return (ThreadFactory)
          Class.forName("java.lang.Thread$Builder").getMethod("factory").invoke(builder);
    } catch (NoSuchMethodException e) {
      return Thread::new;
    }
  }

  private static void transfer(DriverTarget target, int worker, int times) throws SQLException {
    try (Connection connection = target.connect("prepareThreshold", "2");
        PreparedStatement update =
            connection.prepareStatement("update account set balance = balance + ? where id = ?")) {
      connection.setAutoCommit(false);
      for (int i = 0; i < times; i++) {
        int from = (worker + i) % 3 + 1;
        // In the order of the ids, so that there is no deadlock.
        for (int id = from; id <= from + 1; id++) {
          update.setInt(1, id == from ? -1 : 1);
          update.setInt(2, id);
          assertEquals(1, update.executeUpdate());
        }
        connection.commit();
      }
    }
  }

  private static void createRow(Statement statement, String table) throws SQLException {
    statement.execute("drop table if exists " + table);
    statement.execute("create table " + table + " (id int primary key, n int)");
    statement.execute("insert into " + table + " values (1, 0)");
  }

  private interface Body {
    void run() throws SQLException, IOException;
  }

  /** A thread that does what may wait; its outcome is what it was thrown, or null. */
  private record Waiting(Thread thread, FutureTask<Exception> task) {

    static Waiting start(Body body) {
      return start(Thread::new, body);
    }

    static Waiting start(ThreadFactory factory, Body body) {
      FutureTask<Exception> task =
          new FutureTask<>(
              () -> {
                try {
                  body.run();
                  return null;
                } catch (SQLException | IOException | RuntimeException e) {
                  return e;
                }
              });
      Thread thread = factory.newThread(task);
      thread.start();
      return new Waiting(thread, task);
    }

    Exception outcome() throws Exception {
      return task.get(30, TimeUnit.SECONDS);
    }

    /** Until the thread waits in the engine, or on a socket, where its state does not tell. */
    void awaitParked() throws InterruptedException {
      for (int i = 0; i < 20 || !isWaiting(); i++) {
        pause();
      }
    }

    private boolean isWaiting() {
      return thread.getState() == Thread.State.WAITING
          || thread.getState() == Thread.State.TIMED_WAITING
          || classNames(thread.getStackTrace()).contains("java.net.Socket$SocketInputStream");
    }

    void pause() throws InterruptedException {
      TimeUnit.MILLISECONDS.sleep(10);
    }
  }
}
