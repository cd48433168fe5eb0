package io.tx4j.engine.session;

import io.tx4j.engine.plan.ResultColumn;
import io.tx4j.engine.value.SqlType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A parsed and analysed statement that waits for its parameters. */
public final class PreparedStatement {

  /** The type of each parameter, those inferred included. */
  public SqlType[] parameterTypes() {
    throw new UnsupportedOperationException();
  }

  /** The columns of its rows; null where it returns none (NoData). */
  public @Nullable List<ResultColumn> columns() {
    throw new UnsupportedOperationException();
  }
}
