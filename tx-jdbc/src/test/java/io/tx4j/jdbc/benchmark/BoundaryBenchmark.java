package io.tx4j.jdbc.benchmark;

import io.tx4j.TransactionDefinition;
import io.tx4j.jdbc.JdbcTransactions;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.jdbi.v3.core.Jdbi;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.DataSourceUtils;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * What a boundary costs beside the same transaction written by hand, on a DataSource that costs
 * nothing. The body takes the transaction's connection as its mapper would.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(2)
public class BoundaryBenchmark {

  private final DataSource pool = new StubDataSource();
  private final JdbcTransactions transactions = JdbcTransactions.of(pool);
  private final DataSource dataSource = transactions.dataSource();
  private final TransactionDefinition definition = TransactionDefinition.named("benchmark").build();
  private final TransactionTemplate template =
      new TransactionTemplate(new DataSourceTransactionManager(pool));
  private final Jdbi jdbi = Jdbi.create(pool);

  /** Runs the suite; arguments choose benchmarks by name. */
  public static void main(String[] arguments) throws RunnerException {
    OptionsBuilder options = new OptionsBuilder();
    options.include(arguments.length == 0 ? "BoundaryBenchmark" : arguments[0]);
    new Runner(options.addProfiler(GCProfiler.class).build()).run();
  }

  @Benchmark
  public Object byHand() throws SQLException {
    try (Connection connection = pool.getConnection()) {
      connection.setAutoCommit(false);
      try {
        Object result = connection;
        connection.commit();
        return result;
      } catch (Throwable e) {
        connection.rollback();
        throw e;
      } finally {
        connection.setAutoCommit(true);
      }
    }
  }

  @Benchmark
  public Object tx4j() throws SQLException {
    return transactions.call(definition, dataSource::getConnection);
  }

  @Benchmark
  public Object tx4jWithoutUsingTheConnection() throws SQLException {
    return transactions.call(definition, () -> this);
  }

  @Benchmark
  public Object tx4jJoined() throws SQLException {
    return transactions.call(
        definition, () -> transactions.call(definition, dataSource::getConnection));
  }

  @Benchmark
  public Object springTemplate() {
    return template.execute(status -> DataSourceUtils.getConnection(pool));
  }

  @Benchmark
  public Object jdbi() {
    return jdbi.inTransaction(handle -> handle.getConnection());
  }
}
