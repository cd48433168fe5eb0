package io.tx4j.engine.catalog;

import io.tx4j.engine.error.SqlError;
import io.tx4j.engine.error.SqlState;
import io.tx4j.engine.value.ArrayType;
import io.tx4j.engine.value.SqlType;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A catalog while edits are applied to it. Used by one thread; the maps it holds are persistent.
 */
final class CatalogEditor {

  PersistentMap<Integer, CatalogObject> objects = PersistentMap.empty();
  PersistentMap<String, SchemaDef> schemas = PersistentMap.empty();
  PersistentMap<NameKey, Relation> relations = PersistentMap.empty();
  PersistentMap<NameKey, TypeDef> types = PersistentMap.empty();
  PersistentMap<Integer, TypeDef> typesByArrayOid = PersistentMap.empty();

  /** For each object, the oids of those that hang on it. */
  PersistentMap<Integer, PersistentMap<Integer, Integer>> dependents = PersistentMap.empty();

  PersistentMap<Long, Comment> comments = PersistentMap.empty();

  void apply(CatalogEdit edit) {
    if (edit instanceof CatalogEdit.Put put) {
      put(put.object());
    } else if (edit instanceof CatalogEdit.Remove remove) {
      remove(remove.oid());
    } else if (edit instanceof CatalogEdit.SetComment comment) {
      setComment(comment);
    }
  }

  private void put(CatalogObject object) {
    CatalogObject before = objects.get(object.oid());
    if (before != null) {
      unlink(before);
    }
    checkNameIsFree(object);
    link(object);
    if (object instanceof TypeDef.EnumDef changed && before != null) {
      replaceTypeOfColumns(changed.type());
    }
  }

  private void remove(int oid) {
    CatalogObject before = objects.get(oid);
    if (before != null) {
      unlink(before);
      removeComments(oid);
    }
  }

  private void setComment(CatalogEdit.SetComment edit) {
    long key = Comment.key(edit.oid(), edit.column());
    String text = edit.text();
    comments =
        text == null
            ? comments.without(key)
            : comments.with(key, new Comment(edit.oid(), edit.column(), text));
  }

  private void removeComments(int oid) {
    for (Comment comment : comments) {
      if (comment.oid() == oid) {
        comments = comments.without(Comment.key(oid, comment.column()));
      }
    }
  }

  /**
   * Two transactions that create the same name do not see each other: PostgreSQL finds them by
   * these unique indexes.
   */
  private void checkNameIsFree(CatalogObject object) {
    if (object instanceof SchemaDef schema) {
      checkFree(schemas.get(schema.name()), "pg_namespace_nspname_index", schema.name(), null);
    } else if (object instanceof Relation relation) {
      NameKey key = new NameKey(relation.schemaOid(), relation.name());
      checkFree(relations.get(key), "pg_class_relname_nsp_index", key.name(), key);
    } else if (object instanceof TypeDef type) {
      NameKey key = new NameKey(type.schemaOid(), type.name());
      checkFree(types.get(key), "pg_type_typname_nsp_index", key.name(), key);
    }
  }

  private static void checkFree(
      @Nullable CatalogObject found, String index, String name, @Nullable NameKey key) {
    if (found != null) {
      String columns =
          key == null
              ? "(nspname)=(" + name + ")"
              : (index.startsWith("pg_class")
                      ? "(relname, relnamespace)"
                      : "(typname, typnamespace)")
                  + "=("
                  + name
                  + ", "
                  + key.schemaOid()
                  + ")";
      throw SqlError.of(
              SqlState.UNIQUE_VIOLATION,
              "duplicate key value violates unique constraint \"%s\"",
              index)
          .detail("Key " + columns + " already exists.")
          .constraint(index);
    }
  }

  private void link(CatalogObject object) {
    objects = objects.with(object.oid(), object);
    if (object instanceof SchemaDef schema) {
      schemas = schemas.with(schema.name(), schema);
    } else if (object instanceof Relation relation) {
      relations = relations.with(new NameKey(relation.schemaOid(), relation.name()), relation);
    } else if (object instanceof TypeDef type) {
      types = types.with(new NameKey(type.schemaOid(), type.name()), type);
      typesByArrayOid = typesByArrayOid.with(type.arrayOid(), type);
    }
    for (int needed : needs(object)) {
      PersistentMap<Integer, Integer> others = dependents.get(needed);
      PersistentMap<Integer, Integer> before = others == null ? PersistentMap.empty() : others;
      dependents = dependents.with(needed, before.with(object.oid(), object.oid()));
    }
  }

  private void unlink(CatalogObject object) {
    objects = objects.without(object.oid());
    if (object instanceof SchemaDef schema) {
      schemas = schemas.without(schema.name());
    } else if (object instanceof Relation relation) {
      relations = relations.without(new NameKey(relation.schemaOid(), relation.name()));
    } else if (object instanceof TypeDef type) {
      types = types.without(new NameKey(type.schemaOid(), type.name()));
      typesByArrayOid = typesByArrayOid.without(type.arrayOid());
    }
    for (int needed : needs(object)) {
      PersistentMap<Integer, Integer> others = dependents.get(needed);
      if (others != null) {
        PersistentMap<Integer, Integer> left = others.without(object.oid());
        dependents = left.isEmpty() ? dependents.without(needed) : dependents.with(needed, left);
      }
    }
  }

  /** The oids of the objects without which this one could not be. */
  static Set<Integer> needs(CatalogObject object) {
    Set<Integer> needs = new LinkedHashSet<>();
    if (object instanceof TableDef table) {
      table.foreignKeys().forEach(key -> needs.add(key.referencedTable()));
      table.columns().forEach(column -> addTypeOf(column, needs));
    } else if (object instanceof IndexDef index) {
      needs.add(index.tableOid());
    } else if (object instanceof SequenceDef sequence && sequence.ownerTable() != 0) {
      needs.add(sequence.ownerTable());
    } else if (object instanceof ViewDef view) {
      needs.addAll(view.dependencies());
      view.columns().forEach(column -> addTypeOf(column, needs));
    } else if (object instanceof TypeDef.DomainDef domain) {
      addUserType(domain.type(), needs);
    }
    return needs;
  }

  private static void addTypeOf(ColumnDef column, Set<Integer> needs) {
    if (column.domainOid() != 0) {
      needs.add(column.domainOid());
    }
    addUserType(column.type(), needs);
  }

  private static void addUserType(SqlType type, Set<Integer> needs) {
    SqlType element = type.elementType();
    int oid = element == null ? type.oid() : element.oid();
    if (oid >= Catalog.FIRST_USER_OID) {
      needs.add(oid);
    }
  }

  /** Gives the columns of an enum that has got another label the new object for their type. */
  private void replaceTypeOfColumns(SqlType changed) {
    PersistentMap<Integer, Integer> users = dependents.get(changed.oid());
    if (users == null) {
      return;
    }
    for (int oid : users) {
      if (objects.get(oid) instanceof TableDef table) {
        TableDef updated = table;
        for (ColumnDef column : table.columns()) {
          SqlType newType = replacement(column.type(), changed);
          if (newType != null) {
            updated =
                updated.withColumn(
                    column.attnum(), old -> old.withType(newType, old.typmod(), old.domainOid()));
          }
        }
        unlink(table);
        link(updated);
      }
    }
  }

  private static @Nullable SqlType replacement(SqlType type, SqlType changed) {
    if (type.equals(changed)) {
      return changed;
    }
    SqlType element = type.elementType();
    return element != null && element.equals(changed) ? new ArrayType(changed) : null;
  }
}
