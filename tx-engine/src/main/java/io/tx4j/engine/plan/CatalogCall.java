package io.tx4j.engine.plan;

import io.tx4j.engine.catalog.Catalog;
import io.tx4j.engine.catalog.SearchPath;
import io.tx4j.engine.expr.Expr;
import io.tx4j.engine.expr.Frame;
import io.tx4j.engine.expr.Volatility;
import io.tx4j.engine.value.SqlType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A call of a function that looks into the catalog. It holds the catalog that the statement was
 * planned with, which is the one that it runs with: a plan is not used for another.
 */
final class CatalogCall extends Expr {

  /** What the function gives for arguments none of which is null. */
  @FunctionalInterface
  interface Body {
    @Nullable Object call(Catalog catalog, SearchPath path, @Nullable Object[] arguments);
  }

  private final String name;
  private final SqlType type;
  private final Body body;
  private final Catalog catalog;
  private final SearchPath path;
  private final List<Expr> arguments;

  CatalogCall(
      String name,
      SqlType type,
      Body body,
      Catalog catalog,
      SearchPath path,
      List<Expr> arguments) {
    this.name = name;
    this.type = type;
    this.body = body;
    this.catalog = catalog;
    this.path = path;
    this.arguments = List.copyOf(arguments);
  }

  @Override
  public SqlType type() {
    return type;
  }

  @Override
  public @Nullable Object eval(Frame frame) {
    @Nullable Object[] values = new Object[arguments.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = arguments.get(i).eval(frame);
      if (values[i] == null) {
        return null;
      }
    }
    return body.call(catalog, path, values);
  }

  @Override
  public List<Expr> children() {
    return arguments;
  }

  @Override
  public Expr withChildren(List<Expr> children) {
    return new CatalogCall(name, type, body, catalog, path, children);
  }

  @Override
  protected Volatility ownVolatility() {
    return Volatility.STABLE;
  }

  @Override
  public void print(StringBuilder out) {
    out.append(name).append('(');
    for (int i = 0; i < arguments.size(); i++) {
      if (i > 0) {
        out.append(", ");
      }
      arguments.get(i).print(out);
    }
    out.append(')');
  }
}
