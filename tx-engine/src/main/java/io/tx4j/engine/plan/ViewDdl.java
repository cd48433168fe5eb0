package io.tx4j.engine.plan;

import io.tx4j.engine.catalog.ColumnDef;
import io.tx4j.engine.catalog.Relation;
import io.tx4j.engine.catalog.SchemaDef;
import io.tx4j.engine.catalog.ViewDef;
import io.tx4j.engine.error.SqlError;
import io.tx4j.engine.error.SqlState;
import io.tx4j.engine.sql.DefinitionStatement;
import io.tx4j.engine.sql.Deparser;
import io.tx4j.engine.sql.QualifiedName;
import io.tx4j.engine.sql.Query;
import java.util.ArrayList;
import java.util.List;

/** CREATE VIEW. */
final class ViewDdl {

  private final DdlScript script;

  ViewDdl(DdlScript script) {
    this.script = script;
  }

  void create(DefinitionStatement.CreateView create) {
    if (create.persistence() == DefinitionStatement.Persistence.TEMPORARY) {
      throw SqlError.notSupported("a temporary view").position(create.name().position());
    }
    if (create.recursive()) {
      throw SqlError.notSupported("a recursive view").position(create.position());
    }
    if (create.checkOption() != DefinitionStatement.CheckOption.NONE) {
      throw SqlError.notSupported("WITH CHECK OPTION").position(create.position());
    }
    SchemaDef schema = script.schemaFor(create.name());
    String name = create.name().name();
    StatementContext statement = new StatementContext(script.context());
    Query query = create.query();
    BoundQuery bound = new QueryBinder(statement, null, new FrameLayout(null), null).bind(query);
    List<ColumnDef> columns = columns(create, bound);
    Relation before = script.catalog().relation(schema.oid(), name);
    int oid;
    if (before == null) {
      oid = script.newOid();
    } else if (create.orReplace() && before instanceof ViewDef old) {
      checkReplaceable(old, columns);
      oid = old.oid();
    } else {
      throw create.orReplace()
          ? SqlError.of(SqlState.WRONG_OBJECT_TYPE, "\"%s\" is not a view", name)
          : SqlError.of(SqlState.DUPLICATE_TABLE, "relation \"%s\" already exists", name);
    }
    script.put(
        new ViewDef(
            oid,
            schema.oid(),
            name,
            columns,
            Deparser.toSql(query, relation -> qualified(statement, relation)),
            statement.relations().values().stream().map(Relation::oid).distinct().toList()));
  }

  /** The name with its schema, so that the view means the same whatever the search path. */
  private static QualifiedName qualified(StatementContext statement, QualifiedName name) {
    Relation relation = statement.relations().get(name.position());
    return relation == null
        ? name
        : new QualifiedName(
            List.of(statement.catalog().schemaName(relation.schemaOid()), relation.name()),
            name.position());
  }

  private static List<ColumnDef> columns(DefinitionStatement.CreateView create, BoundQuery bound) {
    if (create.columns().size() > bound.columns().size()) {
      throw new SqlError(
          SqlState.SYNTAX_ERROR, "CREATE VIEW specifies more column names than columns");
    }
    List<ColumnDef> columns = new ArrayList<>();
    for (OutputColumn output : bound.columns()) {
      int index = columns.size();
      String name = index < create.columns().size() ? create.columns().get(index) : output.name();
      for (ColumnDef other : columns) {
        if (other.name().equals(name)) {
          throw SqlError.of(
              SqlState.DUPLICATE_COLUMN, "column \"%s\" specified more than once", name);
        }
      }
      columns.add(ColumnDef.of(name, index + 1, output.type(), output.typmod()));
    }
    return columns;
  }

  private static void checkReplaceable(ViewDef old, List<ColumnDef> columns) {
    if (columns.size() < old.columns().size()) {
      throw new SqlError(SqlState.INVALID_TABLE_DEFINITION, "cannot drop columns from view");
    }
    for (int i = 0; i < old.columns().size(); i++) {
      ColumnDef before = old.columns().get(i);
      ColumnDef after = columns.get(i);
      if (!before.name().equals(after.name())) {
        throw SqlError.of(
                SqlState.INVALID_TABLE_DEFINITION,
                "cannot change name of view column \"%s\" to \"%s\"",
                before.name(),
                after.name())
            .hint("Use ALTER VIEW ... RENAME COLUMN ... to change name of view column instead.");
      }
      if (!before.type().equals(after.type()) || before.typmod() != after.typmod()) {
        throw SqlError.of(
            SqlState.INVALID_TABLE_DEFINITION,
            "cannot change data type of view column \"%s\" from %s to %s",
            before.name(),
            before.type().displayName(before.typmod()),
            after.type().displayName(after.typmod()));
      }
    }
  }
}
