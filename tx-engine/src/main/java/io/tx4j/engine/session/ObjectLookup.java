package io.tx4j.engine.session;

import io.tx4j.engine.catalog.Catalog;
import io.tx4j.engine.catalog.Relation;
import io.tx4j.engine.catalog.SchemaDef;
import io.tx4j.engine.catalog.SearchPath;
import io.tx4j.engine.catalog.TypeDef;
import io.tx4j.engine.error.SqlError;
import io.tx4j.engine.error.SqlState;
import io.tx4j.engine.sql.Deparser;
import io.tx4j.engine.value.SqlType;
import io.tx4j.engine.value.Types;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The names behind regclass, regtype, regnamespace and their kin, read and printed. */
final class ObjectLookup {

  private ObjectLookup() {}

  /**
   * The object that a name means.
   *
   * @throws SqlError 42P01, 42704 or 3F000 where there is none
   */
  static long oidOf(Catalog catalog, SearchPath path, SqlType kind, String text) {
    List<String> parts = parts(text);
    String name = parts.get(parts.size() - 1);
    String schema = parts.size() > 1 ? parts.get(parts.size() - 2) : null;
    return switch (kind.name()) {
      case "regclass" -> relation(catalog, path, schema, name, text);
      case "regtype" -> type(catalog, path, schema, name, text);
      case "regnamespace" -> namespace(catalog, name);
      default -> throw SqlError.notSupported("looking up a " + kind.name() + " by its name");
    };
  }

  private static long relation(
      Catalog catalog, SearchPath path, @Nullable String schema, String name, String text) {
    Relation relation = catalog.relation(schema, name, path);
    if (relation == null) {
      throw new SqlError(SqlState.UNDEFINED_TABLE, "relation \"" + text + "\" does not exist");
    }
    return Integer.toUnsignedLong(relation.oid());
  }

  private static long type(
      Catalog catalog, SearchPath path, @Nullable String schema, String name, String text) {
    SqlType builtIn = schema == null || schema.equals("pg_catalog") ? Types.byName(name) : null;
    if (builtIn != null) {
      return Integer.toUnsignedLong(builtIn.oid());
    }
    TypeDef type = catalog.userType(schema, name, path);
    if (type == null) {
      throw new SqlError(SqlState.UNDEFINED_OBJECT, "type \"" + text + "\" does not exist");
    }
    return Integer.toUnsignedLong(type.oid());
  }

  private static long namespace(Catalog catalog, String name) {
    SchemaDef schema = catalog.schema(name);
    if (schema == null) {
      throw new SqlError(SqlState.INVALID_SCHEMA_NAME, "schema \"" + name + "\" does not exist");
    }
    return Integer.toUnsignedLong(schema.oid());
  }

  /** The name of an object as {@link #oidOf} reads it; its number where it has none. */
  static String nameOf(Catalog catalog, SearchPath path, SqlType kind, long oid) {
    String name =
        switch (kind.name()) {
          case "regclass" -> relationName(catalog, path, (int) oid);
          case "regtype" -> typeName(catalog, (int) oid);
          case "regnamespace" ->
              catalog.object((int) oid) instanceof SchemaDef schema
                  ? Deparser.quoteIdentifier(schema.name())
                  : null;
          default -> null;
        };
    return name != null ? name : Long.toString(oid);
  }

  private static @Nullable String relationName(Catalog catalog, SearchPath path, int oid) {
    Relation relation = catalog.relation(oid);
    if (relation == null) {
      return null;
    }
    String name = Deparser.quoteIdentifier(relation.name());
    return catalog.isVisible(relation, path)
        ? name
        : Deparser.quoteIdentifier(catalog.schemaName(relation.schemaOid())) + "." + name;
  }

  private static @Nullable String typeName(Catalog catalog, int oid) {
    SqlType type = catalog.type(oid);
    return type == null ? null : type.displayName();
  }

  /** The parts of a dotted name, unquoted. */
  private static List<String> parts(String text) {
    List<String> parts = IdentifierList.parse(text.trim(), '.');
    if (parts.isEmpty()) {
      throw new SqlError(SqlState.INVALID_NAME, "invalid name syntax");
    }
    return parts;
  }
}
