package io.tx4j.engine.plan;

import io.tx4j.engine.catalog.ConstraintDef;
import io.tx4j.engine.catalog.TypeDef;
import io.tx4j.engine.error.SqlError;
import io.tx4j.engine.error.SqlState;
import io.tx4j.engine.expr.ColumnRef;
import io.tx4j.engine.expr.Expr;
import io.tx4j.engine.expr.Frame;
import io.tx4j.engine.sql.Parser;
import io.tx4j.engine.value.SqlType;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A value that must be one of a domain: its conditions are tested whenever it is evaluated. */
final class DomainCheck extends Expr {

  private record Condition(String name, Expr expr) {}

  private final Expr value;
  private final TypeDef.DomainDef domain;
  private final String schema;
  private final List<Condition> conditions;

  private DomainCheck(
      Expr value, TypeDef.DomainDef domain, String schema, List<Condition> conditions) {
    this.value = value;
    this.domain = domain;
    this.schema = schema;
    this.conditions = conditions;
  }

  /** The value, with the domain's conditions on it. */
  static Expr of(StatementContext statement, Expr value, TypeDef.DomainDef domain) {
    List<Condition> conditions = new ArrayList<>();
    Scope scope = new Scope(null, new FrameLayout(null), null);
    Expr self = new ColumnRef(0, 0, 0, domain.type(), domain.typmod(), "VALUE");
    scope.add(new ScopeTable(null, null, List.of(new ScopeColumn("value", self, 0, 0))));
    for (ConstraintDef.Check check : domain.checks()) {
      Expr condition =
          new ExpressionBinder(statement, scope, Clause.CHECK)
              .condition(Parser.parseExpression(check.sql()));
      conditions.add(new Condition(check.name(), condition));
    }
    return new DomainCheck(
        value, domain, statement.catalog().schemaName(domain.schemaOid()), conditions);
  }

  @Override
  public SqlType type() {
    return value.type();
  }

  @Override
  public int typmod() {
    return value.typmod();
  }

  @Override
  public @Nullable Object eval(Frame frame) {
    Object result = value.eval(frame);
    if (result == null && domain.notNull()) {
      throw SqlError.of(
              SqlState.NOT_NULL_VIOLATION, "domain %s does not allow null values", domain.name())
          .schema(schema)
          .dataType(domain.name());
    }
    @Nullable Object[] @Nullable [] rows = {{result}};
    Frame own = new Frame(rows, frame.parameters, frame.context, null);
    for (Condition condition : conditions) {
      if (Boolean.FALSE.equals(condition.expr().eval(own))) {
        throw SqlError.of(
                SqlState.CHECK_VIOLATION,
                "value for domain %s violates check constraint \"%s\"",
                domain.name(),
                condition.name())
            .schema(schema)
            .dataType(domain.name())
            .constraint(condition.name());
      }
    }
    return result;
  }

  @Override
  public List<Expr> children() {
    return List.of(value);
  }

  @Override
  public Expr withChildren(List<Expr> children) {
    return new DomainCheck(children.get(0), domain, schema, conditions);
  }

  @Override
  public void print(StringBuilder out) {
    out.append('(');
    value.print(out);
    out.append(")::").append(domain.name());
  }
}
