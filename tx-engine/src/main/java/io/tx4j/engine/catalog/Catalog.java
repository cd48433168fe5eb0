package io.tx4j.engine.catalog;

import io.tx4j.engine.error.SqlError;
import io.tx4j.engine.error.SqlState;
import io.tx4j.engine.value.ArrayType;
import io.tx4j.engine.value.SqlType;
import io.tx4j.engine.value.Types;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * All objects of the database at one moment. Immutable and thread-safe: every change gives another
 * catalog.
 *
 * <p>Objects are found by oid, by name, and through the object that they hang on ({@link
 * #dependents}).
 */
public final class Catalog {

  /** Lower oids are the built-in objects'; the store gives out oids from here on. */
  public static final int FIRST_USER_OID = 16384;

  private static final AtomicLong VERSIONS = new AtomicLong();

  /** A new database: the system's schemas and tables, and an empty schema {@code public}. */
  public static final Catalog INITIAL = initial();

  private final long version = VERSIONS.incrementAndGet();
  private final PersistentMap<Integer, CatalogObject> objects;
  private final PersistentMap<String, SchemaDef> schemas;
  private final PersistentMap<NameKey, Relation> relations;
  private final PersistentMap<NameKey, TypeDef> types;
  private final PersistentMap<Integer, TypeDef> typesByArrayOid;
  private final PersistentMap<Integer, PersistentMap<Integer, Integer>> dependents;
  private final PersistentMap<Long, Comment> comments;

  private Catalog(CatalogEditor edited) {
    objects = edited.objects;
    schemas = edited.schemas;
    relations = edited.relations;
    types = edited.types;
    typesByArrayOid = edited.typesByArrayOid;
    dependents = edited.dependents;
    comments = edited.comments;
  }

  private static Catalog initial() {
    CatalogEditor editor = new CatalogEditor();
    for (CatalogObject object : SystemCatalog.objects()) {
      editor.apply(new CatalogEdit.Put(object));
    }
    return new Catalog(editor);
  }

  /**
   * A number that no other catalog of this process has: what was planned with a catalog is good as
   * long as it is the same.
   */
  public long version() {
    return version;
  }

  // --- Change

  /**
   * This catalog with the edits applied, in their order; the same one if there are none.
   *
   * @throws io.tx4j.engine.error.SqlError 23505 where an object of the same name has come into
   *     being meanwhile
   */
  public Catalog with(List<CatalogEdit> edits) {
    if (edits.isEmpty()) {
      return this;
    }
    CatalogEditor editor = new CatalogEditor();
    editor.objects = objects;
    editor.schemas = schemas;
    editor.relations = relations;
    editor.types = types;
    editor.typesByArrayOid = typesByArrayOid;
    editor.dependents = dependents;
    editor.comments = comments;
    edits.forEach(editor::apply);
    return new Catalog(editor);
  }

  /**
   * This catalog with the edits of a transaction that may have made them of another one: what they
   * rest on may have been dropped meanwhile, and what they drop may be needed by something new.
   *
   * @throws io.tx4j.engine.error.SqlError as {@link #with(List)}; 42704, 2BP01 where an object
   *     would be left without one that it needs
   */
  public Catalog merge(List<CatalogEdit> edits) {
    Catalog merged = with(edits);
    for (CatalogEdit edit : edits) {
      if (edit instanceof CatalogEdit.Put put) {
        merged.checkWhatItNeeds(put.object());
      } else if (edit instanceof CatalogEdit.Remove removed) {
        merged.checkNotNeeded(removed.oid(), objects.get(removed.oid()));
      }
    }
    return merged;
  }

  private void checkWhatItNeeds(CatalogObject object) {
    if (objects.get(object.oid()) == null) {
      return; // dropped again
    }
    for (int needed : CatalogEditor.needs(object)) {
      checkExists(needed, object);
    }
    if (object instanceof Relation relation) {
      checkExists(relation.schemaOid(), object);
    } else if (object instanceof TypeDef type) {
      checkExists(type.schemaOid(), object);
    }
  }

  private void checkExists(int needed, CatalogObject by) {
    if (objects.get(needed) == null) {
      throw SqlError.of(
          SqlState.UNDEFINED_OBJECT,
          "object %s, which \"%s\" needs, was concurrently dropped",
          needed,
          by.name());
    }
  }

  private void checkNotNeeded(int oid, @Nullable CatalogObject removed) {
    if (objects.get(oid) == null && removed != null) {
      for (CatalogObject dependent : dependents(oid)) {
        throw SqlError.of(
                SqlState.DEPENDENT_OBJECTS_STILL_EXIST,
                "cannot drop \"%s\" because other objects depend on it",
                removed.name())
            .detail("\"" + dependent.name() + "\" was concurrently created and depends on it.");
      }
      if (removed instanceof SchemaDef) {
        checkEmpty(removed);
      }
    }
  }

  private void checkEmpty(CatalogObject schema) {
    for (Relation relation : relations) {
      if (relation.schemaOid() == schema.oid()) {
        throw SqlError.of(
                SqlState.DEPENDENT_OBJECTS_STILL_EXIST,
                "cannot drop schema \"%s\" because other objects depend on it",
                schema.name())
            .detail("\"" + relation.name() + "\" was concurrently created in it.");
      }
    }
  }

  /** This catalog with one edit applied. */
  public Catalog with(CatalogEdit edit) {
    return with(List.of(edit));
  }

  /**
   * The edits that make this catalog of {@link #INITIAL}, every object after those that it needs.
   */
  public List<CatalogEdit> edits() {
    List<CatalogEdit> edits = new ArrayList<>();
    for (CatalogObject object : INITIAL.objects) {
      if (objects.get(object.oid()) == null) {
        edits.add(new CatalogEdit.Remove(object.oid()));
      }
    }
    putAll(edits, SchemaDef.class);
    putAll(edits, TypeDef.class);
    putAll(edits, TableDef.class);
    putAll(edits, Relation.class);
    for (Comment comment : comments) {
      edits.add(new CatalogEdit.SetComment(comment.oid(), comment.column(), comment.text()));
    }
    return edits;
  }

  private void putAll(List<CatalogEdit> edits, Class<? extends CatalogObject> kind) {
    for (CatalogObject object : objects) {
      boolean written = kind == Relation.class && object instanceof TableDef;
      if (kind.isInstance(object) && !written && !object.equals(INITIAL.object(object.oid()))) {
        edits.add(new CatalogEdit.Put(object));
      }
    }
  }

  /**
   * The highest oid that anything in the catalog has, or the last one below {@link
   * #FIRST_USER_OID}: new ones are above it.
   */
  public int highestOid() {
    int highest = FIRST_USER_OID - 1;
    for (CatalogObject object : objects) {
      highest = Math.max(highest, object.oid());
      if (object instanceof TypeDef type) {
        highest = Math.max(highest, type.arrayOid());
      }
      if (object instanceof TableDef table) {
        for (ConstraintDef constraint : table.constraints()) {
          highest = Math.max(highest, constraint.oid());
        }
      }
    }
    return highest;
  }

  // --- By oid

  /** The object with that oid; null where there is none. */
  public @Nullable CatalogObject object(int oid) {
    return objects.get(oid);
  }

  /** The relation with that oid; null where there is none. */
  public @Nullable Relation relation(int oid) {
    return objects.get(oid) instanceof Relation relation ? relation : null;
  }

  /** The table with that oid; null where there is none. */
  public @Nullable TableDef table(int oid) {
    return objects.get(oid) instanceof TableDef table ? table : null;
  }

  /** The index with that oid; null where there is none. */
  public @Nullable IndexDef index(int oid) {
    return objects.get(oid) instanceof IndexDef index ? index : null;
  }

  /** The sequence with that oid; null where there is none. */
  public @Nullable SequenceDef sequence(int oid) {
    return objects.get(oid) instanceof SequenceDef sequence ? sequence : null;
  }

  /** The name of the schema with that oid. */
  public String schemaName(int oid) {
    CatalogObject schema = objects.get(oid);
    return schema == null ? "" : schema.name();
  }

  /**
   * The type with that oid, built-in types, enums and arrays of them; a domain's is the one under
   * it; null where there is none.
   */
  public @Nullable SqlType type(int oid) {
    SqlType builtIn = Types.byOid(oid);
    if (builtIn != null) {
      return builtIn;
    }
    if (objects.get(oid) instanceof TypeDef type) {
      return type.type();
    }
    TypeDef element = typesByArrayOid.get(oid);
    return element == null ? null : arrayOf(element.type());
  }

  /** The array of a type, a user's included; null where there is none. */
  public static @Nullable SqlType arrayOf(SqlType element) {
    if (element.oid() < FIRST_USER_OID) {
      return Types.arrayOf(element);
    }
    return element.arrayOid() == 0 ? null : new ArrayType(element);
  }

  // --- By name

  /** The schema of that name; null where there is none. */
  public @Nullable SchemaDef schema(String name) {
    return schemas.get(name);
  }

  /** The relation of that name in that schema; null where there is none. */
  public @Nullable Relation relation(int schemaOid, String name) {
    return relations.get(new NameKey(schemaOid, name));
  }

  /**
   * The relation of that name.
   *
   * @param schema null where the path is to be searched
   * @return null where there is none
   */
  public @Nullable Relation relation(@Nullable String schema, String name, SearchPath path) {
    for (SchemaDef searched : searched(schema, path)) {
      Relation relation = relations.get(new NameKey(searched.oid(), name));
      if (relation != null) {
        return relation;
      }
    }
    return null;
  }

  /**
   * The user's type of that name.
   *
   * @param schema null where the path is to be searched
   * @return null where there is none
   */
  public @Nullable TypeDef userType(@Nullable String schema, String name, SearchPath path) {
    for (SchemaDef searched : searched(schema, path)) {
      TypeDef type = types.get(new NameKey(searched.oid(), name));
      if (type != null) {
        return type;
      }
    }
    return null;
  }

  /**
   * The schema in which a name without a schema is created: the first one of the path that exists;
   * null where none does.
   */
  public @Nullable SchemaDef creationSchema(SearchPath path) {
    for (String name : path.schemas()) {
      SchemaDef schema = schemas.get(name);
      if (schema != null) {
        return schema;
      }
    }
    return null;
  }

  private List<SchemaDef> searched(@Nullable String schema, SearchPath path) {
    List<SchemaDef> found = new ArrayList<>();
    for (String name : schema == null ? path.searched() : List.of(schema)) {
      SchemaDef existing = schemas.get(name);
      if (existing != null) {
        found.add(existing);
      }
    }
    return found;
  }

  /** Whether the name alone finds this relation along the path. */
  public boolean isVisible(Relation relation, SearchPath path) {
    Relation found = relation(null, relation.name(), path);
    return found != null && found.oid() == relation.oid();
  }

  // --- All of a kind

  /** All objects, system objects included, by oid. */
  public Iterable<CatalogObject> objects() {
    return objects;
  }

  public Iterable<SchemaDef> schemas() {
    return schemas;
  }

  /** All relations, by schema and name. */
  public Iterable<Relation> relations() {
    return relations;
  }

  /** The types that users have created, by schema and name. */
  public Iterable<TypeDef> userTypes() {
    return types;
  }

  public Iterable<Comment> comments() {
    return comments;
  }

  /** The comment on an object, or (column not 0) on a column; null where there is none. */
  public @Nullable String comment(int oid, int column) {
    Comment comment = comments.get(Comment.key(oid, column));
    return comment == null ? null : comment.text();
  }

  // --- What hangs together

  /**
   * The objects that could not be without the one with that oid: of a table its indexes, owned
   * sequences, views and the tables whose foreign keys refer to it (perhaps itself); of a type the
   * relations that have columns of it. By oid.
   */
  public List<CatalogObject> dependents(int oid) {
    PersistentMap<Integer, Integer> oids = dependents.get(oid);
    List<CatalogObject> found = new ArrayList<>();
    if (oids != null) {
      for (int dependent : oids) {
        CatalogObject object = objects.get(dependent);
        if (object != null) {
          found.add(object);
        }
      }
    }
    return found;
  }

  /** The indexes of a table, in the order in which they were made. */
  public List<IndexDef> indexes(int tableOid) {
    return dependents(tableOid).stream()
        .filter(IndexDef.class::isInstance)
        .map(IndexDef.class::cast)
        .toList();
  }

  /** The sequences that columns of a table own. */
  public List<SequenceDef> ownedSequences(int tableOid) {
    return dependents(tableOid).stream()
        .filter(SequenceDef.class::isInstance)
        .map(SequenceDef.class::cast)
        .toList();
  }

  /** A foreign key with the table that has it. */
  public record Reference(TableDef referencing, ConstraintDef.ForeignKey key) {}

  /** The foreign keys that refer to a table, its own included. */
  public List<Reference> referencesTo(int tableOid) {
    List<Reference> references = new ArrayList<>();
    for (CatalogObject dependent : dependents(tableOid)) {
      if (dependent instanceof TableDef table) {
        for (ConstraintDef.ForeignKey key : table.foreignKeys()) {
          if (key.referencedTable() == tableOid) {
            references.add(new Reference(table, key));
          }
        }
      }
    }
    return references;
  }
}
