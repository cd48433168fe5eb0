package io.tx4j.engine.plan;

import io.tx4j.engine.catalog.ColumnDef;
import io.tx4j.engine.catalog.IndexDef;
import io.tx4j.engine.catalog.ObjectNames;
import io.tx4j.engine.catalog.Relation;
import io.tx4j.engine.catalog.SchemaDef;
import io.tx4j.engine.catalog.TableDef;
import io.tx4j.engine.error.SqlError;
import io.tx4j.engine.error.SqlState;
import io.tx4j.engine.expr.Expr;
import io.tx4j.engine.sql.DefinitionStatement;
import io.tx4j.engine.sql.SqlExpression;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** CREATE INDEX. */
final class IndexDdl {

  private final DdlScript script;

  IndexDdl(DdlScript script) {
    this.script = script;
  }

  void create(DefinitionStatement.CreateIndex create) {
    String method = create.method();
    if (method != null && !method.equals("btree")) {
      throw SqlError.notSupported("access method \"" + method + "\"").position(create.position());
    }
    TableDef table = table(create);
    SchemaDef schema =
        (SchemaDef) Objects.requireNonNull(script.catalog().object(table.schemaOid()));
    List<String> columnNames = new ArrayList<>();
    List<IndexDef.Key> keys = new ArrayList<>();
    for (DefinitionStatement.IndexColumn column : create.columns()) {
      keys.add(key(table, column));
      columnNames.add(nameOf(column.expression(), columnNames));
    }
    List<Integer> include = new ArrayList<>();
    for (String column : create.include()) {
      include.add(column(table, column).attnum());
      columnNames.add(column);
    }
    String name = create.name();
    if (name == null) {
      name = ObjectNames.index(table.name(), columnNames, taken -> script.isTaken(schema, taken));
    } else if (script.isTaken(schema, name)) {
      if (!create.ifNotExists()) {
        throw SqlError.of(SqlState.DUPLICATE_TABLE, "relation \"%s\" already exists", name);
      }
      script.notice(SqlState.DUPLICATE_TABLE, "relation \"%s\" already exists, skipping", name);
      return;
    }
    SqlExpression where = create.where();
    String predicate =
        where == null
            ? null
            : new DefinitionExpressions(script, table).indexPredicate(where).toString();
    IndexDef index =
        new IndexDef(
            script.newOid(),
            schema.oid(),
            name,
            table.oid(),
            keys,
            include,
            create.unique(),
            !create.nullsNotDistinct(),
            predicate,
            0);
    script.put(index);
    script.add(new DdlStep.CreateIndex(table, index));
  }

  private TableDef table(DefinitionStatement.CreateIndex create) {
    Relation relation =
        script
            .catalog()
            .relation(
                create.table().name().schema(),
                create.table().name().name(),
                script.context().searchPath());
    if (relation instanceof TableDef table) {
      return table;
    }
    // PostgreSQL gives no position here.
    throw relation == null
        ? Relations.missing(create.table().name()).position(0)
        : SqlError.of(
                SqlState.WRONG_OBJECT_TYPE,
                "cannot create index on relation \"%s\"",
                relation.name())
            .detail("This operation is not supported for " + relation.kindName() + "s.");
  }

  private IndexDef.Key key(TableDef table, DefinitionStatement.IndexColumn column) {
    Boolean nullsFirst = column.nullsFirst();
    boolean first = nullsFirst == null ? column.descending() : nullsFirst;
    String operatorClass =
        column.operatorClass() == null ? null : String.join(".", column.operatorClass().parts());
    if (column.expression() instanceof SqlExpression.ColumnReference reference
        && reference.parts().size() == 1) {
      ColumnDef found = column(table, reference.parts().get(0));
      if (!found.type().isOrdered()) {
        throw ConstraintDdl.noOperatorClass(found);
      }
      return new IndexDef.Key(found.attnum(), null, column.descending(), first, operatorClass);
    }
    Expr key = new DefinitionExpressions(script, table).indexKey(column.expression());
    return new IndexDef.Key(0, key.toString(), column.descending(), first, operatorClass);
  }

  private static ColumnDef column(TableDef table, String name) {
    ColumnDef column = table.column(name);
    if (column == null) {
      throw SqlError.of(SqlState.UNDEFINED_COLUMN, "column \"%s\" does not exist", name);
    }
    return column;
  }

  /**
   * The name that a column of the key has in the name of the index: numbered where it comes twice.
   */
  private static String nameOf(SqlExpression expression, List<String> before) {
    String name = ColumnNames.of(expression);
    String base = name.equals("?column?") ? "expr" : name;
    String unique = base;
    for (int i = 1; before.contains(unique); i++) {
      unique = base + i;
    }
    return unique;
  }
}
