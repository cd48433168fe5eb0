package io.tx4j.engine.plan;

import io.tx4j.engine.catalog.CatalogObject;
import io.tx4j.engine.catalog.IndexDef;
import io.tx4j.engine.catalog.Relation;
import io.tx4j.engine.catalog.SchemaDef;
import io.tx4j.engine.catalog.SequenceDef;
import io.tx4j.engine.catalog.TableDef;
import io.tx4j.engine.catalog.TypeDef;
import io.tx4j.engine.catalog.ViewDef;
import io.tx4j.engine.error.SqlError;
import io.tx4j.engine.error.SqlState;
import io.tx4j.engine.sql.DefinitionStatement;
import io.tx4j.engine.sql.ObjectKind;
import io.tx4j.engine.sql.QualifiedName;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** DROP of tables, views, indexes, sequences, schemas and types, with what hangs on them. */
final class DropDdl {

  private final DdlScript script;

  DropDdl(DdlScript script) {
    this.script = script;
  }

  void drop(DefinitionStatement.Drop drop) {
    List<CatalogObject> objects = new ArrayList<>();
    for (DefinitionStatement.ObjectName name : drop.objects()) {
      CatalogObject found = find(name, drop.ifExists());
      if (found != null) {
        objects.add(found);
      }
    }
    drop(objects, drop.cascade());
  }

  /** Drops the objects, and what hangs on them where the drop cascades; 2BP01 otherwise. */
  void drop(List<CatalogObject> objects, boolean cascade) {
    Dependencies found = new Dependencies(script.catalog(), script.context().searchPath(), objects);
    if (!cascade && !found.obstacles().isEmpty()) {
      throw found.refusal(objects);
    }
    int others = found.obstacles().size();
    if (others == 1) {
      script.notice(
          SqlState.SUCCESSFUL_COMPLETION, "drop cascades to %s", found.obstacles().get(0).title());
    } else if (others > 1) {
      script.notice(SqlState.SUCCESSFUL_COMPLETION, "drop cascades to %d other objects", others);
    }
    for (Dependencies.ForeignKey key : found.foreignKeys()) {
      removeConstraint(key);
    }
    for (Dependencies.Default each : found.defaults()) {
      removeDefault(each);
    }
    List<CatalogObject> all = new ArrayList<>(found.dropped());
    Collections.reverse(all);
    all.forEach(this::remove);
  }

  private void removeConstraint(Dependencies.ForeignKey key) {
    TableDef table = script.catalog().table(key.table().oid());
    if (table != null) {
      script.put(table.withoutConstraints(constraint -> constraint.oid() == key.key().oid()));
    }
  }

  private void removeDefault(Dependencies.Default each) {
    TableDef table = script.catalog().table(each.table().oid());
    if (table != null) {
      script.put(table.withColumn(each.column().attnum(), column -> column.withDefault(null)));
    }
  }

  private void remove(CatalogObject object) {
    CatalogObject current = script.catalog().object(object.oid());
    if (current == null) {
      return;
    }
    script.remove(current);
    if (current instanceof TableDef table) {
      script.add(new DdlStep.DropTable(table));
    } else if (current instanceof SequenceDef sequence) {
      script.add(new DdlStep.DropSequence(sequence));
    } else if (current instanceof IndexDef index
        && script.catalog().table(index.tableOid()) != null) {
      script.add(new DdlStep.DropIndex(index));
    }
  }

  // --- Names

  private @Nullable CatalogObject find(DefinitionStatement.ObjectName name, boolean ifExists) {
    switch (name.kind()) {
      case TABLE, VIEW, INDEX, SEQUENCE, MATERIALIZED_VIEW -> {
        return relation(name.kind(), name.name(), ifExists);
      }
      case SCHEMA -> {
        SchemaDef schema = script.catalog().schema(name.name().name());
        if (schema == null) {
          return missing(SqlState.INVALID_SCHEMA_NAME, "schema", name.name().name(), ifExists);
        }
        if (schema.oid() == SchemaDef.PG_CATALOG_OID
            || schema.oid() == SchemaDef.INFORMATION_SCHEMA_OID) {
          throw SqlError.of(
              SqlState.DEPENDENT_OBJECTS_STILL_EXIST,
              "cannot drop schema %s because it is required by the database system",
              schema.name());
        }
        return schema;
      }
      case TYPE, DOMAIN -> {
        TypeDef type =
            script
                .catalog()
                .userType(name.name().schema(), name.name().name(), script.context().searchPath());
        return type == null
            ? missing(
                SqlState.UNDEFINED_OBJECT, "type", String.join(".", name.name().parts()), ifExists)
            : type;
      }
      default -> {
        String kind = name.kind().name().replace('_', ' ');
        if (ifExists && name.kind() != ObjectKind.EXTENSION) {
          return missing(
              SqlState.UNDEFINED_OBJECT,
              kind.toLowerCase(Locale.ROOT),
              String.join(".", name.name().parts()),
              true);
        }
        throw SqlError.notSupported("DROP " + kind);
      }
    }
  }

  private @Nullable CatalogObject relation(ObjectKind kind, QualifiedName name, boolean ifExists) {
    String schema = name.schema();
    if (schema != null && script.catalog().schema(schema) == null) {
      return missing(SqlState.INVALID_SCHEMA_NAME, "schema", schema, ifExists);
    }
    String kindName = kind.name().replace('_', ' ').toLowerCase(Locale.ROOT);
    Relation found = script.catalog().relation(schema, name.name(), script.context().searchPath());
    if (found == null) {
      SqlState state =
          kind == ObjectKind.INDEX ? SqlState.UNDEFINED_OBJECT : SqlState.UNDEFINED_TABLE;
      return missing(state, kindName, name.name(), ifExists);
    }
    boolean right =
        switch (kind) {
          case TABLE -> found instanceof TableDef;
          case VIEW -> found instanceof ViewDef;
          case INDEX -> found instanceof IndexDef;
          case SEQUENCE -> found instanceof SequenceDef;
          default -> false;
        };
    if (!right) {
      throw SqlError.of(
              SqlState.WRONG_OBJECT_TYPE,
              kind == ObjectKind.INDEX ? "\"%s\" is not an %s" : "\"%s\" is not a %s",
              name.name(),
              kindName)
          .hint(
              "Use DROP "
                  + found.kindName().toUpperCase(Locale.ROOT)
                  + " to remove a "
                  + found.kindName()
                  + ".");
    }
    return found;
  }

  private @Nullable CatalogObject missing(
      SqlState state, String kind, String name, boolean ifExists) {
    if (!ifExists) {
      throw SqlError.of(state, "%s \"%s\" does not exist", kind, name);
    }
    script.notice(SqlState.SUCCESSFUL_COMPLETION, "%s \"%s\" does not exist, skipping", kind, name);
    return null;
  }
}
