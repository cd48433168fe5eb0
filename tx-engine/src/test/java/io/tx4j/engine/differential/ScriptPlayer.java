package io.tx4j.engine.differential;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.sql.DataSource;

/**
 * Plays steps on one database: each session has a connection and a thread of its own. A step is
 * over when it has its answer or waits for another session.
 */
final class ScriptPlayer implements AutoCloseable {

  private static final long PATIENCE_SECONDS = 30;

  private final DataSource database;
  private final Blocking blocking;
  private final Map<String, Session> sessions = new LinkedHashMap<>();
  private final List<String> transcript = new ArrayList<>();

  ScriptPlayer(DataSource database, Blocking blocking) {
    this.database = database;
    this.blocking = blocking;
  }

  /** Plays the steps; one entry for each answer, in the order in which they came. */
  static List<String> play(DataSource database, Blocking blocking, List<Step> steps)
      throws Exception {
    try (ScriptPlayer player = new ScriptPlayer(database, blocking)) {
      for (Step step : steps) {
        player.play(step);
      }
      return player.transcript;
    }
  }

  /** As {@link #play}, but the steps of a session that waits are left out. */
  static List<String> playWherePossible(DataSource database, Blocking blocking, List<Step> steps)
      throws Exception {
    try (ScriptPlayer player = new ScriptPlayer(database, blocking)) {
      for (Step step : steps) {
        Session session = player.sessions.get(step.session());
        if (session == null || !session.isWaiting()) {
          player.play(step);
        }
      }
      return player.transcript;
    }
  }

  private void play(Step step) throws Exception {
    Session session = sessions.get(step.session());
    if (session == null) {
      session = new Session(step.session());
      sessions.put(step.session(), session);
    }
    session.send(step.sql());
    session.report(true);
    for (Session other : sessions.values()) {
      if (other != session) {
        other.report(false);
      }
    }
  }

  @Override
  public void close() throws SQLException {
    for (Session session : sessions.values()) {
      session.close();
    }
  }

  private final class Session {

    private final String name;
    private final Connection connection;
    private final ExecutorService thread;
    private Future<String> answer;
    private String sql;

    Session(String name) throws SQLException {
      this.name = name;
      this.connection = database.getConnection();
      this.thread = Executors.newSingleThreadExecutor(run -> new Thread(run, name));
    }

    boolean isWaiting() {
      return answer != null;
    }

    void send(String statementSql) throws SQLException {
      if (answer != null) {
        throw new IllegalStateException(
            name + " still waits in \"" + sql + "\", it can not do \"" + statementSql + "\"");
      }
      sql = statementSql;
      Statement statement = connection.createStatement();
      answer =
          thread.submit(
              () -> {
                try (statement) {
                  return Answer.to(statement, statementSql);
                }
              });
    }

    /** Waits until the statement has its answer or is blocked, and writes down which. */
    void report(boolean isItsStep) throws Exception {
      long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
      while (answer != null) {
        try {
          String text = answer.get(2, TimeUnit.MILLISECONDS);
          answer = null;
          transcript.add(name + ": " + sql + "\n" + text.indent(4));
        } catch (TimeoutException e) {
          if (blocking.isBlocked(connection)) {
            if (isItsStep) {
              transcript.add(name + ": " + sql + "\n    waits\n");
            }
            return;
          }
          if (System.nanoTime() > deadline) {
            throw new IllegalStateException(name + " neither answers nor waits: " + sql, e);
          }
        } catch (ExecutionException e) {
          throw new IllegalStateException(name + ": " + sql, e.getCause());
        }
      }
    }

    void close() throws SQLException {
      if (answer != null) {
        answer.cancel(false);
      }
      connection.abort(Runnable::run);
      thread.shutdownNow();
    }
  }
}
