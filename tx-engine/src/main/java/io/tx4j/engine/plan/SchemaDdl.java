package io.tx4j.engine.plan;

import io.tx4j.engine.catalog.SchemaDef;
import io.tx4j.engine.error.SqlError;
import io.tx4j.engine.error.SqlState;
import io.tx4j.engine.sql.DefinitionStatement;

/** CREATE SCHEMA. */
final class SchemaDdl {

  private final DdlScript script;

  SchemaDdl(DdlScript script) {
    this.script = script;
  }

  void create(DefinitionStatement.CreateSchema create) {
    if (!create.elements().isEmpty()) {
      throw SqlError.notSupported("CREATE SCHEMA with definitions inside")
          .position(create.position());
    }
    String given = create.name();
    String name = given == null ? create.authorization() : given;
    if (name == null) {
      throw new SqlError(SqlState.SYNTAX_ERROR, "CREATE SCHEMA needs a name");
    }
    if (script.catalog().schema(name) != null) {
      if (!create.ifNotExists()) {
        throw SqlError.of(SqlState.DUPLICATE_SCHEMA, "schema \"%s\" already exists", name);
      }
      script.notice(SqlState.DUPLICATE_SCHEMA, "schema \"%s\" already exists, skipping", name);
      return;
    }
    if (name.startsWith("pg_")) {
      throw SqlError.of(SqlState.RESERVED_NAME, "unacceptable schema name \"%s\"", name)
          .detail("The prefix \"pg_\" is reserved for system schemas.");
    }
    script.put(new SchemaDef(script.newOid(), name));
  }
}
