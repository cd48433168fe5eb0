package io.tx4j.engine.plan;

import io.tx4j.engine.catalog.Catalog;
import io.tx4j.engine.catalog.CatalogEdit;
import io.tx4j.engine.catalog.CatalogObject;
import io.tx4j.engine.catalog.SchemaDef;
import io.tx4j.engine.error.SqlError;
import io.tx4j.engine.error.SqlState;
import io.tx4j.engine.sql.QualifiedName;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The steps of a definition while they are found, and the catalog as they leave it. Used by one
 * thread.
 */
final class DdlScript {

  private final PlanningContext context;
  private final IntSupplier oids;
  private final List<DdlStep> steps = new ArrayList<>();
  private Catalog catalog;

  DdlScript(PlanningContext context, IntSupplier oids) {
    this.context = context;
    this.oids = oids;
    this.catalog = context.catalog();
  }

  /** The catalog with what the steps so far have changed. */
  Catalog catalog() {
    return catalog;
  }

  PlanningContext context() {
    return new PlanningContext(
        catalog, context.searchPath(), context.statistics(), context.parameterTypes());
  }

  int newOid() {
    return oids.getAsInt();
  }

  List<DdlStep> steps() {
    return steps;
  }

  void add(DdlStep step) {
    steps.add(step);
  }

  void edit(CatalogEdit edit) {
    catalog = catalog.with(edit);
    steps.add(new DdlStep.Edit(edit));
  }

  void put(CatalogObject object) {
    edit(new CatalogEdit.Put(object));
  }

  void remove(CatalogObject object) {
    edit(new CatalogEdit.Remove(object.oid()));
  }

  void notice(SqlState state, String format, @Nullable Object... arguments) {
    steps.add(new DdlStep.Notice(SqlError.of(state, format, arguments)));
  }

  // --- Names

  /**
   * The schema in which a new object of that name is made.
   *
   * @throws SqlError 3F000 where it does not exist, 42501 where it is the system's
   */
  SchemaDef schemaFor(QualifiedName name) {
    String schemaName = name.schema();
    SchemaDef schema =
        schemaName == null
            ? catalog.creationSchema(context.searchPath())
            : catalog.schema(schemaName);
    if (schema == null) {
      throw schemaName == null
          ? new SqlError(SqlState.INVALID_SCHEMA_NAME, "no schema has been selected to create in")
              .position(name.position())
          : missingSchema(schemaName).position(name.position());
    }
    if (schema.oid() == SchemaDef.PG_CATALOG_OID
        || schema.oid() == SchemaDef.INFORMATION_SCHEMA_OID) {
      throw SqlError.of(
              SqlState.INSUFFICIENT_PRIVILEGE,
              "permission denied to create \"%s.%s\"",
              schema.name(),
              name.name())
          .detail("System catalog modifications are currently disallowed.");
    }
    return schema;
  }

  static SqlError missingSchema(String name) {
    return SqlError.of(SqlState.INVALID_SCHEMA_NAME, "schema \"%s\" does not exist", name);
  }

  /** Whether a relation of that name is in the schema. */
  boolean isTaken(SchemaDef schema, String name) {
    return catalog.relation(schema.oid(), name) != null;
  }
}
