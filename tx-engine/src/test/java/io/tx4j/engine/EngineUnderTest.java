package io.tx4j.engine;

import io.tx4j.engine.mvcc.Versions;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.postgresql.PGConnection;

/** An engine in memory of its own for a test, and a look behind its doors. */
public final class EngineUnderTest implements AutoCloseable {

  private static final AtomicInteger ENGINES = new AtomicInteger();

  private final Engine engine = Engine.memory("test-" + ENGINES.incrementAndGet());

  public Engine engine() {
    return engine;
  }

  public DataSource dataSource() {
    return engine.dataSource();
  }

  /** Whether the connection's statement waits for a lock. */
  public boolean isBlocked(Connection connection) throws SQLException {
    int pid = connection.unwrap(PGConnection.class).getBackendPID();
    return !engine.store().locks().blockers(pid).isEmpty();
  }

  /** How many versions the row of a table has that has the most. */
  public int versions(int tableOid) {
    return Versions.most(engine.store(), tableOid);
  }

  @Override
  public void close() {
    engine.close();
  }
}
