package io.tx4j.engine.catalog;

import static io.tx4j.engine.catalog.SystemTableBuilder.oid;
import static io.tx4j.engine.catalog.SystemTableBuilder.row;
import static io.tx4j.engine.catalog.SystemTableBuilder.table;

import io.tx4j.engine.value.ArrayType;
import io.tx4j.engine.value.EnumValue;
import io.tx4j.engine.value.SqlType;
import io.tx4j.engine.value.SqlType.Category;
import io.tx4j.engine.value.Types;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Types: pg_type, pg_enum. */
final class TypeTables {

  static final int PG_TYPE = 1247;

  private static final Long ARRAY_INPUT = 750L;
  private static final long DEFAULT_COLLATION = 100;
  private static final long C_COLLATION = 950;

  private TypeTables() {}

  static List<SystemTable> all() {
    return List.of(
        table(
            PG_TYPE,
            "pg_type",
            "oid oid, typname name, typnamespace oid, typowner oid, typlen int2, typbyval bool, typtype char, typcategory char,"
                + " typispreferred bool, typisdefined bool, typdelim char, typrelid oid, typsubscript regproc, typelem oid,"
                + " typarray oid, typinput regproc, typoutput regproc, typreceive regproc, typsend regproc, typmodin regproc,"
                + " typmodout regproc, typanalyze regproc, typalign char, typstorage char, typnotnull bool, typbasetype oid,"
                + " typtypmod int4, typndims int4, typcollation oid, typdefaultbin pg_node_tree, typdefault text, typacl aclitem[]",
            TypeTables::typeRows),
        table(
            3501,
            "pg_enum",
            "oid oid, enumtypid oid, enumsortorder float4, enumlabel name",
            catalog ->
                RelationTables.stream(catalog.userTypes())
                    .filter(TypeDef.EnumDef.class::isInstance)
                    .map(TypeDef.EnumDef.class::cast)
                    .flatMap(TypeTables::labelRows)));
  }

  private static Stream<@Nullable Object[]> labelRows(TypeDef.EnumDef type) {
    List<@Nullable Object[]> rows = new ArrayList<>();
    for (EnumValue label : type.type().labels()) {
      rows.add(
          row(oid(type.oid()) * 1000 + rows.size(), oid(type.oid()), label.order(), label.label()));
    }
    return rows.stream();
  }

  private static Stream<@Nullable Object[]> typeRows(Catalog catalog) {
    List<@Nullable Object[]> rows = new ArrayList<>();
    for (SqlType type : Types.all()) {
      rows.add(typeRow(type, type.name(), type.oid(), SchemaDef.PG_CATALOG_OID, null));
    }
    for (TypeDef type : catalog.userTypes()) {
      rows.add(
          typeRow(
              type.type(),
              type.name(),
              type.oid(),
              type.schemaOid(),
              type instanceof TypeDef.DomainDef domain ? domain : null));
      if (type instanceof TypeDef.EnumDef) {
        SqlType array = new ArrayType(type.type());
        rows.add(typeRow(array, array.name(), array.oid(), type.schemaOid(), null));
      }
    }
    return rows.stream();
  }

  private static @Nullable Object[] typeRow(
      SqlType type, String name, int oid, int schemaOid, TypeDef.@Nullable DomainDef domain) {
    SqlType element = type.elementType();
    return row(
        oid(oid),
        name,
        oid(schemaOid),
        10L,
        (short) type.length(),
        isByValue(type),
        domain != null ? "d" : typtype(type),
        String.valueOf(type.category().code()),
        type.isPreferred(),
        true,
        ",",
        0L,
        0L,
        element == null ? 0L : oid(element.oid()),
        domain != null ? oid(domain.arrayOid()) : oid(type.arrayOid()),
        element == null ? 0L : ARRAY_INPUT,
        0L,
        0L,
        0L,
        0L,
        0L,
        0L,
        alignment(type),
        type.length() < 0 ? "x" : "p",
        domain != null && domain.notNull(),
        domain == null ? 0L : oid(type.oid()),
        domain == null ? -1 : domain.typmod(),
        0,
        collation(type),
        null,
        domain == null ? null : domain.defaultSql(),
        null);
  }

  private static String typtype(SqlType type) {
    if (type.category() == Category.ENUM) {
      return "e";
    }
    return type.category() == Category.PSEUDO ? "p" : "b";
  }

  static boolean isByValue(SqlType type) {
    return type.length() > 0 && type.length() <= 8 && !type.equals(Types.NAME);
  }

  static String alignment(SqlType type) {
    switch (type.length()) {
      case 1:
        return "c";
      case 2:
        return "s";
      case 8:
      case 12:
      case 16:
        return type.equals(Types.UUID) ? "c" : "d";
      default:
        return type.equals(Types.NAME) ? "c" : "i";
    }
  }

  static Long collation(SqlType type) {
    SqlType element = type.elementType();
    SqlType of = element == null ? type : element;
    if (of.equals(Types.NAME)) {
      return C_COLLATION;
    }
    boolean text = of.equals(Types.TEXT) || of.equals(Types.VARCHAR) || of.equals(Types.BPCHAR);
    return text ? DEFAULT_COLLATION : 0L;
  }
}
