package io.tx4j.engine.plan;

import io.tx4j.engine.catalog.Catalog;
import io.tx4j.engine.catalog.CatalogObject;
import io.tx4j.engine.catalog.ColumnDef;
import io.tx4j.engine.catalog.ConstraintDef;
import io.tx4j.engine.catalog.DefinitionText;
import io.tx4j.engine.catalog.IndexDef;
import io.tx4j.engine.catalog.Relation;
import io.tx4j.engine.catalog.RelationNames;
import io.tx4j.engine.catalog.SearchPath;
import io.tx4j.engine.catalog.SequenceDef;
import io.tx4j.engine.catalog.TableDef;
import io.tx4j.engine.catalog.ViewDef;
import io.tx4j.engine.error.SqlError;
import io.tx4j.engine.error.SqlState;
import io.tx4j.engine.expr.Expr;
import io.tx4j.engine.expr.Exprs;
import io.tx4j.engine.value.SqlType;
import io.tx4j.engine.value.Types;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The functions of pg_catalog that look into the catalog: definitions as text, comments, what a
 * name means.
 */
final class CatalogFunctions {

  private record Signature(List<SqlType> parameters, SqlType result, CatalogCall.Body body) {}

  private static final Map<String, List<Signature>> BY_NAME = new HashMap<>();

  static {
    add("pg_get_expr", Types.TEXT, (c, p, a) -> a[0], Types.TEXT, Types.OID);
    add("pg_get_expr", Types.TEXT, (c, p, a) -> a[0], Types.TEXT, Types.OID, Types.BOOL);
    add("pg_get_indexdef", Types.TEXT, (c, p, a) -> indexDefinition(c, a[0], 0), Types.OID);
    add(
        "pg_get_indexdef",
        Types.TEXT,
        (c, p, a) -> indexDefinition(c, a[0], (Integer) required(a[1])),
        Types.OID,
        Types.INT4,
        Types.BOOL);
    add("pg_get_constraintdef", Types.TEXT, (c, p, a) -> constraint(c, a[0]), Types.OID);
    add(
        "pg_get_constraintdef",
        Types.TEXT,
        (c, p, a) -> constraint(c, a[0]),
        Types.OID,
        Types.BOOL);
    add("pg_get_viewdef", Types.TEXT, (c, p, a) -> view(c, a[0]), Types.OID);
    add("pg_get_viewdef", Types.TEXT, (c, p, a) -> view(c, a[0]), Types.OID, Types.BOOL);
    add("pg_get_ruledef", Types.TEXT, (c, p, a) -> null, Types.OID);
    add("pg_get_ruledef", Types.TEXT, (c, p, a) -> null, Types.OID, Types.BOOL);
    add("pg_get_statisticsobjdef_columns", Types.TEXT, (c, p, a) -> null, Types.OID);
    add("pg_get_triggerdef", Types.TEXT, (c, p, a) -> null, Types.OID);
    add("pg_get_triggerdef", Types.TEXT, (c, p, a) -> null, Types.OID, Types.BOOL);
    add("pg_get_partkeydef", Types.TEXT, (c, p, a) -> null, Types.OID);
    add("pg_get_function_result", Types.TEXT, (c, p, a) -> null, Types.OID);
    add("pg_get_function_arguments", Types.TEXT, (c, p, a) -> null, Types.OID);
    add("pg_get_function_identity_arguments", Types.TEXT, (c, p, a) -> null, Types.OID);
    add("pg_get_functiondef", Types.TEXT, (c, p, a) -> null, Types.OID);
    add("obj_description", Types.TEXT, (c, p, a) -> c.comment(oid(a[0]), 0), Types.OID);
    add("obj_description", Types.TEXT, (c, p, a) -> c.comment(oid(a[0]), 0), Types.OID, Types.NAME);
    add("shobj_description", Types.TEXT, (c, p, a) -> null, Types.OID, Types.NAME);
    add(
        "col_description",
        Types.TEXT,
        (c, p, a) -> c.comment(oid(a[0]), (Integer) required(a[1])),
        Types.OID,
        Types.INT4);
    add("pg_table_is_visible", Types.BOOL, CatalogFunctions::isVisible, Types.OID);
    add("pg_type_is_visible", Types.BOOL, (c, p, a) -> c.type(oid(a[0])) != null, Types.OID);
    add("pg_function_is_visible", Types.BOOL, (c, p, a) -> true, Types.OID);
    add("pg_get_userbyid", Types.NAME, (c, p, a) -> "postgres", Types.OID);
    add(
        "pg_get_serial_sequence",
        Types.TEXT,
        CatalogFunctions::serialSequence,
        Types.TEXT,
        Types.TEXT);
    add("to_regclass", Types.REGCLASS, CatalogFunctions::toRegclass, Types.TEXT);
    add("pg_relation_is_publishable", Types.BOOL, (c, p, a) -> false, Types.REGCLASS);
    add("pg_encoding_to_char", Types.NAME, (c, p, a) -> "UTF8", Types.INT4);
    add("pg_tablespace_location", Types.TEXT, (c, p, a) -> "", Types.OID);
    for (String size : List.of("table", "indexes", "total_relation", "relation")) {
      // Tables are in main memory, and how much of it one takes is not known.
      add("pg_" + size + "_size", Types.INT8, (c, p, a) -> null, Types.REGCLASS);
    }
    for (String privilege : List.of("table", "schema", "sequence", "database")) {
      SqlType name = Types.TEXT;
      add("has_" + privilege + "_privilege", Types.BOOL, (c, p, a) -> true, name, Types.TEXT);
      add("has_" + privilege + "_privilege", Types.BOOL, (c, p, a) -> true, Types.OID, Types.TEXT);
      add(
          "has_" + privilege + "_privilege",
          Types.BOOL,
          (c, p, a) -> true,
          Types.NAME,
          name,
          Types.TEXT);
      add(
          "has_" + privilege + "_privilege",
          Types.BOOL,
          (c, p, a) -> true,
          Types.NAME,
          Types.OID,
          Types.TEXT);
    }
  }

  private CatalogFunctions() {}

  private static void add(
      String name, SqlType result, CatalogCall.Body body, SqlType... parameters) {
    BY_NAME
        .computeIfAbsent(name, each -> new ArrayList<>())
        .add(new Signature(List.of(parameters), result, body));
  }

  static boolean isKnown(String name) {
    return BY_NAME.containsKey(name);
  }

  /**
   * The call of a function that {@link #isKnown}.
   *
   * @throws SqlError 42883 where it takes other arguments
   */
  static Expr call(StatementContext statement, String name, List<Expr> arguments, int position) {
    for (Signature signature : BY_NAME.getOrDefault(name, List.of())) {
      List<Expr> converted = converted(signature, arguments);
      if (converted != null) {
        return new CatalogCall(
            name,
            signature.result(),
            signature.body(),
            statement.catalog(),
            statement.searchPath(),
            converted);
      }
    }
    List<String> types = arguments.stream().map(argument -> argument.type().displayName()).toList();
    throw SqlError.of(
            SqlState.UNDEFINED_FUNCTION,
            "function %s(%s) does not exist",
            name,
            String.join(", ", types))
        .hint(
            "No function matches the given name and argument types. You might need to add explicit type casts.")
        .position(position);
  }

  private static @Nullable List<Expr> converted(Signature signature, List<Expr> arguments) {
    if (signature.parameters().size() != arguments.size()) {
      return null;
    }
    List<Expr> converted = new ArrayList<>();
    for (int i = 0; i < arguments.size(); i++) {
      try {
        converted.add(Exprs.coerce(arguments.get(i), signature.parameters().get(i), "function", 0));
      } catch (SqlError doesNotFit) {
        return null;
      }
    }
    return converted;
  }

  // --- Bodies

  private static int oid(@Nullable Object value) {
    return ((Number) required(value)).intValue();
  }

  /** An argument, which is not null: the calls are strict. */
  private static Object required(@Nullable Object value) {
    return Objects.requireNonNull(value);
  }

  private static @Nullable String indexDefinition(
      Catalog catalog, @Nullable Object oid, int column) {
    IndexDef index = catalog.index(oid(oid));
    if (index == null) {
      return null;
    }
    return column == 0
        ? DefinitionText.index(catalog, index)
        : DefinitionText.indexColumn(catalog, index, column);
  }

  private static @Nullable String constraint(Catalog catalog, @Nullable Object oid) {
    int wanted = oid(oid);
    for (Relation relation : catalog.relations()) {
      if (relation instanceof TableDef table) {
        for (ConstraintDef constraint : table.constraints()) {
          if (constraint.oid() == wanted) {
            return DefinitionText.constraint(catalog, table, constraint);
          }
        }
      }
    }
    return null;
  }

  private static @Nullable String view(Catalog catalog, @Nullable Object oid) {
    CatalogObject object = catalog.object(oid(oid));
    return object instanceof ViewDef view ? view.sql() + ";" : null;
  }

  private static @Nullable Object isVisible(
      Catalog catalog, SearchPath path, @Nullable Object[] arguments) {
    Relation relation = catalog.relation(oid(arguments[0]));
    return relation == null ? null : catalog.isVisible(relation, path);
  }

  private static @Nullable Object toRegclass(
      Catalog catalog, SearchPath path, @Nullable Object[] arguments) {
    List<String> parts = RelationNames.parts((String) required(arguments[0]));
    String schema = parts.size() > 1 ? parts.get(parts.size() - 2) : null;
    Relation found = catalog.relation(schema, parts.get(parts.size() - 1), path);
    return found == null ? null : Integer.toUnsignedLong(found.oid());
  }

  private static @Nullable Object serialSequence(
      Catalog catalog, SearchPath path, @Nullable Object[] arguments) {
    int tableOid = (int) RelationNames.lookUp(catalog, path, (String) required(arguments[0]));
    TableDef table = catalog.table(tableOid);
    ColumnDef column = table == null ? null : table.column((String) required(arguments[1]));
    if (table == null || column == null) {
      throw SqlError.of(
          SqlState.UNDEFINED_COLUMN,
          "column \"%s\" of relation \"%s\" does not exist",
          arguments[1],
          table == null ? arguments[0] : table.name());
    }
    for (SequenceDef sequence : catalog.ownedSequences(tableOid)) {
      if (sequence.ownerColumn() == column.attnum()) {
        return RelationNames.quote(catalog.schemaName(sequence.schemaOid()))
            + "."
            + RelationNames.quote(sequence.name());
      }
    }
    return null;
  }
}
