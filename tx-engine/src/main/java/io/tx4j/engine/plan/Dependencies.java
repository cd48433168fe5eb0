package io.tx4j.engine.plan;

import io.tx4j.engine.catalog.Catalog;
import io.tx4j.engine.catalog.CatalogObject;
import io.tx4j.engine.catalog.ColumnDef;
import io.tx4j.engine.catalog.ConstraintDef;
import io.tx4j.engine.catalog.IndexDef;
import io.tx4j.engine.catalog.Relation;
import io.tx4j.engine.catalog.RelationNames;
import io.tx4j.engine.catalog.SchemaDef;
import io.tx4j.engine.catalog.SearchPath;
import io.tx4j.engine.catalog.SequenceDef;
import io.tx4j.engine.catalog.TableDef;
import io.tx4j.engine.catalog.TypeDef;
import io.tx4j.engine.error.SqlError;
import io.tx4j.engine.error.SqlState;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What goes when objects are dropped: their own parts (indexes, owned sequences) without further
 * ado; and what merely uses them (views, foreign keys of others, tables with columns of a type, the
 * contents of a schema), which must be asked for.
 */
final class Dependencies {

  /** Something that uses a dropped object, as messages call it. */
  record Obstacle(String title, String neededTitle) {}

  /** A column whose default takes its values from a sequence that goes. */
  record Default(TableDef table, ColumnDef column) {}

  /** A foreign key of a table that stays. */
  record ForeignKey(TableDef table, ConstraintDef.ForeignKey key) {}

  private final Catalog catalog;
  private final SearchPath path;
  private final Map<Integer, CatalogObject> dropped = new LinkedHashMap<>();
  private final List<Obstacle> obstacles = new ArrayList<>();
  private final List<ForeignKey> foreignKeys = new ArrayList<>();
  private final List<Default> defaults = new ArrayList<>();

  /**
   * Follows what hangs on the objects.
   *
   * @param path decides which names need their schema in messages
   */
  Dependencies(Catalog catalog, SearchPath path, List<CatalogObject> objects) {
    this.catalog = catalog;
    this.path = path;
    objects.forEach(object -> dropped.put(object.oid(), object));
    objects.forEach(this::follow);
    foreignKeys.removeIf(key -> dropped.containsKey(key.table().oid()));
    defaults.removeIf(each -> dropped.containsKey(each.table().oid()));
  }

  /** All that goes, each after what it hangs on. */
  List<CatalogObject> dropped() {
    return new ArrayList<>(dropped.values());
  }

  List<Obstacle> obstacles() {
    return obstacles;
  }

  List<ForeignKey> foreignKeys() {
    return foreignKeys;
  }

  List<Default> defaults() {
    return defaults;
  }

  /** 2BP01 for a drop that does not cascade. */
  SqlError refusal(List<CatalogObject> objects) {
    StringBuilder detail = new StringBuilder();
    for (Obstacle obstacle : obstacles) {
      if (detail.length() > 0) {
        detail.append('\n');
      }
      detail.append(obstacle.title()).append(" depends on ").append(obstacle.neededTitle());
    }
    String message =
        objects.size() == 1
            ? "cannot drop " + title(objects.get(0)) + " because other objects depend on it"
            : "cannot drop desired object(s) because other objects depend on them";
    return new SqlError(SqlState.DEPENDENT_OBJECTS_STILL_EXIST, message)
        .detail(detail.toString())
        .hint("Use DROP ... CASCADE to drop the dependent objects too.");
  }

  private void follow(CatalogObject object) {
    if (object instanceof SequenceDef sequence) {
      followDefaults(sequence);
    }
    if (object instanceof SchemaDef schema) {
      followContents(schema);
    }
    if (object instanceof IndexDef index
        && index.constraintOid() != 0
        && !dropped.containsKey(index.tableOid())) {
      throw refuseConstraintIndex(index);
    }
    for (CatalogObject dependent : catalog.dependents(object.oid())) {
      if (object instanceof TableDef table && dependent instanceof TableDef other) {
        followReferrers(table, other);
      } else if (isPart(dependent)) {
        add(dependent);
      } else if (!dropped.containsKey(dependent.oid())) {
        obstacles.add(new Obstacle(use(object, dependent), title(object)));
        add(dependent);
      }
    }
  }

  private SqlError refuseConstraintIndex(IndexDef index) {
    TableDef table = catalog.table(index.tableOid());
    String constraint =
        "constraint " + index.name() + " on table " + (table == null ? "" : table.name());
    return SqlError.of(
            SqlState.DEPENDENT_OBJECTS_STILL_EXIST,
            "cannot drop index %s because %s requires it",
            index.name(),
            constraint)
        .hint("You can drop " + constraint + " instead.");
  }

  private void followDefaults(SequenceDef sequence) {
    String reference = "'" + Integer.toUnsignedString(sequence.oid()) + "'::regclass";
    for (Relation relation : catalog.relations()) {
      if (!(relation instanceof TableDef table) || dropped.containsKey(table.oid())) {
        continue;
      }
      for (ColumnDef column : table.liveColumns()) {
        String place = "column " + column.name() + " of table " + nameOf(table);
        String sql = column.defaultSql();
        if (sequence.ofIdentity()
            && sequence.ownerTable() == table.oid()
            && sequence.ownerColumn() == column.attnum()) {
          throw new SqlError(
                  SqlState.DEPENDENT_OBJECTS_STILL_EXIST,
                  "cannot drop " + title(sequence) + " because " + place + " requires it")
              .hint("You can drop " + place + " instead.");
        }
        if (sql != null && sql.contains(reference)) {
          obstacles.add(new Obstacle("default value for " + place, title(sequence)));
          defaults.add(new Default(table, column));
        }
      }
    }
  }

  private void followContents(SchemaDef schema) {
    for (CatalogObject object : catalog.objects()) {
      boolean inside =
          (object instanceof Relation relation && relation.schemaOid() == schema.oid())
              || (object instanceof TypeDef type && type.schemaOid() == schema.oid());
      if (inside && !isPart(object) && !dropped.containsKey(object.oid())) {
        obstacles.add(new Obstacle(title(object), title(schema)));
        add(object);
      }
    }
  }

  private void followReferrers(TableDef referenced, TableDef other) {
    for (ConstraintDef.ForeignKey key : other.foreignKeys()) {
      if (key.referencedTable() == referenced.oid() && !dropped.containsKey(other.oid())) {
        obstacles.add(
            new Obstacle(
                "constraint " + key.name() + " on table " + nameOf(other), title(referenced)));
        foreignKeys.add(new ForeignKey(other, key));
      }
    }
  }

  private void add(CatalogObject object) {
    if (dropped.putIfAbsent(object.oid(), object) == null) {
      follow(object);
    }
  }

  /** Whether the object belongs to another one and goes with it. */
  private static boolean isPart(CatalogObject object) {
    return object instanceof IndexDef
        || (object instanceof SequenceDef sequence && sequence.ownerTable() != 0);
  }

  private String use(CatalogObject needed, CatalogObject user) {
    if (needed instanceof TypeDef && user instanceof TableDef table) {
      for (ColumnDef column : table.columns()) {
        if (column.domainOid() == needed.oid() || column.type().oid() == needed.oid()) {
          return "column " + column.name() + " of table " + nameOf(table);
        }
      }
    }
    return title(user);
  }

  String title(CatalogObject object) {
    if (object instanceof Relation relation) {
      return relation.kindName() + " " + nameOf(relation);
    }
    return (object instanceof SchemaDef ? "schema " : "type ") + object.name();
  }

  private String nameOf(Relation relation) {
    return RelationNames.nameOf(catalog, path, relation.oid());
  }
}
