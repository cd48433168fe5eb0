package io.tx4j.engine.plan;

import io.tx4j.engine.catalog.CatalogEdit;
import io.tx4j.engine.catalog.CatalogObject;
import io.tx4j.engine.catalog.ColumnDef;
import io.tx4j.engine.catalog.ConstraintDef;
import io.tx4j.engine.catalog.Relation;
import io.tx4j.engine.catalog.TableDef;
import io.tx4j.engine.catalog.ViewDef;
import io.tx4j.engine.error.SqlError;
import io.tx4j.engine.error.SqlState;
import io.tx4j.engine.sql.DefinitionStatement;
import io.tx4j.engine.sql.ObjectKind;
import io.tx4j.engine.sql.QualifiedName;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** COMMENT ON. */
final class CommentDdl {

  private final DdlScript script;

  CommentDdl(DdlScript script) {
    this.script = script;
  }

  void comment(DefinitionStatement.Comment comment) {
    DefinitionStatement.ObjectName object = comment.object();
    String text = comment.text() == null || comment.text().isEmpty() ? null : comment.text();
    switch (object.kind()) {
      case TABLE, VIEW, INDEX, SEQUENCE -> set(relation(object.name()).oid(), 0, text);
      case SCHEMA ->
          set(require(script.catalog().schema(object.name().name()), object).oid(), 0, text);
      case TYPE, DOMAIN ->
          set(
              require(
                      script
                          .catalog()
                          .userType(
                              object.name().schema(),
                              object.name().name(),
                              script.context().searchPath()),
                      object)
                  .oid(),
              0,
              text);
      case COLUMN -> commentOnColumn(object.name(), text);
      case CONSTRAINT -> commentOnConstraint(object, text);
      case DATABASE, EXTENSION, ROLE -> {
        // Nothing that is asked for later.
      }
      default ->
          throw SqlError.notSupported("COMMENT ON " + object.kind().name().replace('_', ' '))
              .position(comment.position());
    }
  }

  private void set(int oid, int column, @Nullable String text) {
    script.edit(new CatalogEdit.SetComment(oid, column, text));
  }

  private static CatalogObject require(
      @Nullable CatalogObject found, DefinitionStatement.ObjectName name) {
    if (found == null) {
      boolean schema = name.kind() == ObjectKind.SCHEMA;
      throw SqlError.of(
          schema ? SqlState.INVALID_SCHEMA_NAME : SqlState.UNDEFINED_OBJECT,
          schema ? "schema \"%s\" does not exist" : "type \"%s\" does not exist",
          name.name().name());
    }
    return found;
  }

  private Relation relation(QualifiedName name) {
    Relation found =
        script.catalog().relation(name.schema(), name.name(), script.context().searchPath());
    if (found == null) {
      throw Relations.missing(name).position(0);
    }
    return found;
  }

  private void commentOnColumn(QualifiedName name, @Nullable String text) {
    List<String> parts = name.parts();
    Relation relation =
        relation(new QualifiedName(parts.subList(0, parts.size() - 1), name.position()));
    List<ColumnDef> columns =
        relation instanceof TableDef table
            ? table.liveColumns()
            : relation instanceof ViewDef view ? view.columns() : List.of();
    for (ColumnDef column : columns) {
      if (column.name().equals(name.name())) {
        set(relation.oid(), column.attnum(), text);
        return;
      }
    }
    throw SqlError.of(
        SqlState.UNDEFINED_COLUMN,
        "column \"%s\" of relation \"%s\" does not exist",
        name.name(),
        relation.name());
  }

  private void commentOnConstraint(DefinitionStatement.ObjectName object, @Nullable String text) {
    QualifiedName of = object.of();
    if (of == null || !(relation(of) instanceof TableDef table)) {
      throw SqlError.notSupported("COMMENT ON CONSTRAINT of a domain");
    }
    ConstraintDef constraint = table.constraint(object.name().name());
    if (constraint == null) {
      throw SqlError.of(
          SqlState.UNDEFINED_OBJECT,
          "constraint \"%s\" for table \"%s\" does not exist",
          object.name().name(),
          table.name());
    }
    set(constraint.oid(), 0, text);
  }
}
