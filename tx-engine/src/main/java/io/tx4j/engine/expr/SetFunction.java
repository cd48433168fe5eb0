package io.tx4j.engine.expr;

import io.tx4j.engine.value.SqlType;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A function that returns rows: generate_series, unnest. */
public final class SetFunction extends Signature {

  /** A column of the rows. */
  public record Column(String name, SqlType type) {}

  /** Starts a call; each element of the iterator is one row, which the caller must not change. */
  @FunctionalInterface
  interface Body {
    Iterator<@Nullable Object[]> rows(
        EvalContext context, @Nullable Object[] arguments, List<SqlType> argumentTypes);
  }

  private final List<Column> columns;
  private final Volatility volatility;
  private final Body body;

  /**
   * @param columns of the rows where there are several; empty for one column of type {@code result}
   *     named as the function
   */
  SetFunction(
      String name,
      List<SqlType> parameters,
      SqlType result,
      List<Column> columns,
      Volatility volatility,
      Body body) {
    super(name, parameters, result, false);
    this.columns = List.copyOf(columns);
    this.volatility = volatility;
    this.body = body;
  }

  List<Column> columns() {
    return columns;
  }

  public Volatility volatility() {
    return volatility;
  }

  Iterator<@Nullable Object[]> rows(
      EvalContext context, @Nullable Object[] arguments, List<SqlType> argumentTypes) {
    return body.rows(context, arguments, argumentTypes);
  }
}
