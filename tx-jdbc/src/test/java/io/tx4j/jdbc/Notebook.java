package io.tx4j.jdbc;

import io.tx4j.AfterCommit;
import io.tx4j.AfterRollback;
import io.tx4j.Isolation;
import io.tx4j.SilentRollback;
import io.tx4j.Transactional;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/** A service whose wrapper the processor writes: what the tests of the wrapper call. */
abstract class Notebook {

  private final DataSource dataSource;
  final List<String> told = new ArrayList<>();
  int runs;

  Notebook(DataSource dataSource) {
    this.dataSource = dataSource;
  }

  private void insert(int id) throws SQLException {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement insert =
            connection.prepareStatement("insert into note (id, body) values (?, 'note')")) {
      insert.setInt(1, id);
      insert.executeUpdate();
    }
  }

  @AfterCommit
  void tell(String text) {
    told.add(text);
  }

  @AfterRollback
  void regret(String text) {
    told.add(text);
  }

  @Transactional
  int add(int id) throws SQLException {
    insert(id);
    tell("added " + id);
    regret("lost " + id);
    return id;
  }

  @Transactional
  void addAndThrow(int id, Throwable thrown) throws Throwable {
    add(id); // a self-call: joins
    throw thrown;
  }

  @Transactional
  boolean addSilently(int id) throws SQLException {
    add(id);
    throw SilentRollback.returning(false);
  }

  @Transactional(commitOn = IOException.class)
  void addAndComplain(int id) throws SQLException, IOException {
    add(id);
    throw new IOException("committed all the same");
  }

  @Transactional(isolation = Isolation.REPEATABLE_READ, maxAttempts = 5)
  int addAfterConflicts(int id, int conflicts) throws SQLException {
    add(id);
    inner(conflicts); // joins: it must not be retried by itself
    return runs;
  }

  @Transactional(isolation = Isolation.REPEATABLE_READ)
  @SuppressWarnings("tx4j:TX061") // counting the runs, rolled back ones too, is what it is for
  void inner(int conflicts) throws SQLException {
    if (++runs <= conflicts) {
      throw new SQLException("could not serialize access due to concurrent update", "40001");
    }
  }

  @Transactional(readOnly = true)
  void addReadOnly(int id) throws SQLException {
    insert(id);
  }
}
