package io.tx4j.engine.sql;

import io.tx4j.engine.sql.TableReference.Alias;
import io.tx4j.engine.sql.TableReference.DerivedTable;
import io.tx4j.engine.sql.TableReference.FunctionItem;
import io.tx4j.engine.sql.TableReference.Join;
import io.tx4j.engine.sql.TableReference.JoinKind;
import io.tx4j.engine.sql.TableReference.NamedTable;
import io.tx4j.engine.sql.TableReference.ResultColumn;
import io.tx4j.engine.sql.TableReference.Sample;
import io.tx4j.engine.sql.TableReference.TableFunction;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes the items of FROM. */
final class FromWriter implements TableReference.Visitor<SqlText> {

  private final SqlText text;

  FromWriter(SqlText text) {
    this.text = text;
  }

  void write(List<TableReference> items) {
    text.list(items, item -> item.accept(this));
  }

  @Override
  public SqlText visit(NamedTable table) {
    text.add(table.only() ? "ONLY " : "").name(text.relation(table.name()));
    alias(table.alias());
    Sample sample = table.sample();
    if (sample != null) {
      text.add(" TABLESAMPLE ").name(sample.method()).add(" (");
      text.expressions(sample.arguments()).add(")");
      SqlExpression seed = sample.seed();
      if (seed != null) {
        text.add(" REPEATABLE (").expression(seed).add(")");
      }
    }
    return text;
  }

  private SqlText alias(@Nullable Alias alias) {
    return alias == null
        ? text
        : text.add(" AS ").name(alias.name()).optionalNames(alias.columns());
  }

  @Override
  public SqlText visit(DerivedTable table) {
    text.add(table.lateral() ? "LATERAL " : "").subquery(table.query());
    return alias(table.alias());
  }

  @Override
  public SqlText visit(TableFunction function) {
    text.add(function.lateral() ? "LATERAL " : "");
    if (function.rowsFrom()) {
      text.add("ROWS FROM (").list(function.functions(), this::rowsFromItem).add(")");
    } else {
      call(function.functions().get(0).call());
    }
    text.add(function.withOrdinality() ? " WITH ORDINALITY" : "");
    Alias alias = function.alias();
    if (function.columns().isEmpty()) {
      return alias(alias);
    }
    text.add(" AS ");
    if (alias != null) {
      text.name(alias.name()).add(" ");
    }
    return resultColumns(function.columns());
  }

  /** A cast here must be written as a call: {@code ::} is an operator. */
  private void call(SqlExpression call) {
    if (call instanceof SqlExpression.Cast cast) {
      text.add("CAST(").expression(cast.operand()).add(" AS ").type(cast.type()).add(")");
    } else {
      text.expression(call);
    }
  }

  private void rowsFromItem(FunctionItem item) {
    call(item.call());
    if (!item.columns().isEmpty()) {
      text.add(" AS ");
      resultColumns(item.columns());
    }
  }

  private SqlText resultColumns(List<ResultColumn> columns) {
    return text.add("(").list(columns, this::resultColumn).add(")");
  }

  private void resultColumn(ResultColumn column) {
    text.name(column.name()).add(" ").type(column.type());
    QualifiedName collation = column.collation();
    if (collation != null) {
      text.add(" COLLATE ").name(collation);
    }
  }

  @Override
  public SqlText visit(Join join) {
    text.add("(");
    join.left().accept(this);
    text.add(join.natural() ? " NATURAL" : "").add(words(join.kind()));
    join.right().accept(this);
    text.optional(" ON ", join.on());
    if (!join.using().isEmpty()) {
      text.add(" USING (").names(join.using()).add(")");
      alias(join.usingAlias());
    }
    text.add(")");
    return alias(join.alias());
  }

  private static String words(JoinKind kind) {
    return switch (kind) {
      case INNER -> " JOIN ";
      case LEFT -> " LEFT JOIN ";
      case RIGHT -> " RIGHT JOIN ";
      case FULL -> " FULL JOIN ";
      case CROSS -> " CROSS JOIN ";
    };
  }
}
