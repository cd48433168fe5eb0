package io.tx4j.engine.plan;

import io.tx4j.engine.catalog.Catalog;
import io.tx4j.engine.catalog.CatalogObject;
import io.tx4j.engine.catalog.ColumnDef;
import io.tx4j.engine.catalog.ConstraintDef;
import io.tx4j.engine.catalog.IndexDef;
import io.tx4j.engine.catalog.Relation;
import io.tx4j.engine.catalog.SchemaDef;
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

  /** A foreign key of a table that stays. */
  record ForeignKey(TableDef table, ConstraintDef.ForeignKey key) {}

  private final Catalog catalog;
  private final Map<Integer, CatalogObject> dropped = new LinkedHashMap<>();
  private final List<Obstacle> obstacles = new ArrayList<>();
  private final List<ForeignKey> foreignKeys = new ArrayList<>();

  Dependencies(Catalog catalog, List<CatalogObject> objects) {
    this.catalog = catalog;
    objects.forEach(object -> dropped.put(object.oid(), object));
    objects.forEach(this::follow);
    foreignKeys.removeIf(key -> dropped.containsKey(key.table().oid()));
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
                "constraint " + key.name() + " on table " + other.name(), title(referenced)));
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

  private static String use(CatalogObject needed, CatalogObject user) {
    if (needed instanceof TypeDef && user instanceof TableDef table) {
      for (ColumnDef column : table.columns()) {
        if (column.domainOid() == needed.oid() || column.type().oid() == needed.oid()) {
          return "column " + column.name() + " of table " + table.name();
        }
      }
    }
    return title(user);
  }

  static String title(CatalogObject object) {
    if (object instanceof Relation relation) {
      return relation.kindName() + " " + relation.name();
    }
    return (object instanceof SchemaDef ? "schema " : "type ") + object.name();
  }
}
