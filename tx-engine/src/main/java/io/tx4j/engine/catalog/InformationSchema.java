package io.tx4j.engine.catalog;

import static io.tx4j.engine.catalog.SystemTableBuilder.informationView;
import static io.tx4j.engine.catalog.SystemTableBuilder.row;

import io.tx4j.engine.value.SqlType;
import io.tx4j.engine.value.Types;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The views of the SQL standard, as far as clients were seen to read them. */
final class InformationSchema {

  private static final String DATABASE = "postgres";

  private InformationSchema() {}

  static List<SystemTable> all() {
    return List.of(
        informationView(
            13301,
            "schemata",
            "catalog_name name, schema_name name, schema_owner name, default_character_set_catalog name,"
                + " default_character_set_schema name, default_character_set_name name, sql_path varchar",
            catalog ->
                RelationTables.stream(catalog.schemas())
                    .map(
                        schema ->
                            row(DATABASE, schema.name(), "postgres", null, null, null, null))),
        informationView(
            13302,
            "tables",
            "table_catalog name, table_schema name, table_name name, table_type varchar, self_referencing_column_name name,"
                + " reference_generation varchar, user_defined_type_catalog name, user_defined_type_schema name,"
                + " user_defined_type_name name, is_insertable_into varchar, is_typed varchar, commit_action varchar",
            catalog -> tables(catalog).map(table -> tableRow(catalog, table))),
        informationView(
            13303,
            "columns",
            "table_catalog name, table_schema name, table_name name, column_name name, ordinal_position int4,"
                + " column_default varchar, is_nullable varchar, data_type varchar, character_maximum_length int4,"
                + " character_octet_length int4, numeric_precision int4, numeric_precision_radix int4, numeric_scale int4,"
                + " datetime_precision int4, interval_type varchar, interval_precision int4, character_set_catalog name,"
                + " character_set_schema name, character_set_name name, collation_catalog name, collation_schema name,"
                + " collation_name name, domain_catalog name, domain_schema name, domain_name name, udt_catalog name,"
                + " udt_schema name, udt_name name, scope_catalog name, scope_schema name, scope_name name,"
                + " maximum_cardinality int4, dtd_identifier name, is_self_referencing varchar, is_identity varchar,"
                + " identity_generation varchar, identity_start varchar, identity_increment varchar, identity_maximum varchar,"
                + " identity_minimum varchar, identity_cycle varchar, is_generated varchar, generation_expression varchar,"
                + " is_updatable varchar",
            catalog -> tables(catalog).flatMap(table -> columnRows(catalog, table))),
        informationView(
            13304,
            "views",
            "table_catalog name, table_schema name, table_name name, view_definition varchar, check_option varchar,"
                + " is_updatable varchar, is_insertable_into varchar, is_trigger_updatable varchar,"
                + " is_trigger_deletable varchar, is_trigger_insertable_into varchar",
            catalog ->
                tables(catalog)
                    .filter(ViewDef.class::isInstance)
                    .map(
                        view ->
                            row(
                                DATABASE,
                                catalog.schemaName(view.schemaOid()),
                                view.name(),
                                ((ViewDef) view).sql(),
                                "NONE",
                                "NO",
                                "NO",
                                "NO",
                                "NO",
                                "NO"))),
        informationView(
            13305,
            "sequences",
            "sequence_catalog name, sequence_schema name, sequence_name name, data_type varchar, numeric_precision int4,"
                + " numeric_precision_radix int4, numeric_scale int4, start_value varchar, minimum_value varchar,"
                + " maximum_value varchar, increment varchar, cycle_option varchar",
            catalog ->
                RelationTables.sequences(catalog)
                    .filter(sequence -> !sequence.ofIdentity())
                    .map(sequence -> sequenceRow(catalog, sequence))),
        informationView(
            13306,
            "table_constraints",
            "constraint_catalog name, constraint_schema name, constraint_name name, table_catalog name, table_schema name,"
                + " table_name name, constraint_type varchar, is_deferrable varchar, initially_deferred varchar,"
                + " enforced varchar, nulls_distinct varchar",
            catalog -> constraints(catalog).map(each -> constraintRow(catalog, each))),
        informationView(
            13307,
            "key_column_usage",
            "constraint_catalog name, constraint_schema name, constraint_name name, table_catalog name, table_schema name,"
                + " table_name name, column_name name, ordinal_position int4, position_in_unique_constraint int4",
            catalog -> constraints(catalog).flatMap(each -> keyColumnRows(catalog, each))),
        informationView(
            13308,
            "referential_constraints",
            "constraint_catalog name, constraint_schema name, constraint_name name, unique_constraint_catalog name,"
                + " unique_constraint_schema name, unique_constraint_name name, match_option varchar, update_rule varchar,"
                + " delete_rule varchar",
            catalog ->
                constraints(catalog)
                    .filter(each -> each.constraint() instanceof ConstraintDef.ForeignKey)
                    .map(each -> referenceRow(catalog, each))),
        informationView(
            13309,
            "check_constraints",
            "constraint_catalog name, constraint_schema name, constraint_name name, check_clause varchar",
            catalog ->
                constraints(catalog)
                    .filter(each -> each.constraint() instanceof ConstraintDef.Check)
                    .map(
                        each ->
                            row(
                                DATABASE,
                                catalog.schemaName(each.table().schemaOid()),
                                each.constraint().name(),
                                DefinitionText.expression(
                                    catalog, ((ConstraintDef.Check) each.constraint()).sql())))),
        informationView(
            13310,
            "constraint_column_usage",
            "table_catalog name, table_schema name, table_name name, column_name name, constraint_catalog name,"
                + " constraint_schema name, constraint_name name",
            catalog -> constraints(catalog).flatMap(each -> usageRows(catalog, each))));
  }

  private record TableConstraint(TableDef table, ConstraintDef constraint) {}

  private static Stream<TableConstraint> constraints(Catalog catalog) {
    return ConstraintTables.tables(catalog)
        .flatMap(
            table ->
                table.constraints().stream()
                    .map(constraint -> new TableConstraint(table, constraint)));
  }

  private static Stream<Relation> tables(Catalog catalog) {
    return RelationTables.stream(catalog.relations())
        .filter(relation -> relation.relkind() == 'r' || relation.relkind() == 'v');
  }

  private static String yes(boolean condition) {
    return condition ? "YES" : "NO";
  }

  private static @Nullable Object[] tableRow(Catalog catalog, Relation table) {
    boolean base = table.relkind() == 'r';
    return row(
        DATABASE,
        catalog.schemaName(table.schemaOid()),
        table.name(),
        base ? "BASE TABLE" : "VIEW",
        null,
        null,
        null,
        null,
        null,
        yes(base),
        "NO",
        null);
  }

  private static Stream<@Nullable Object[]> columnRows(Catalog catalog, Relation table) {
    return RelationTables.columns(table, catalog).stream()
        .filter(column -> !column.dropped())
        .map(column -> columnRow(catalog, table, column));
  }

  private static @Nullable Object[] columnRow(Catalog catalog, Relation table, ColumnDef column) {
    SqlType type = column.type();
    String defaultSql = column.defaultSql();
    boolean identity = column.identity() != ColumnDef.Identity.NONE;
    SequenceDef sequence = identity ? identitySequence(catalog, table, column) : null;
    boolean user = type.oid() >= Catalog.FIRST_USER_OID;
    return row(
        DATABASE,
        catalog.schemaName(table.schemaOid()),
        table.name(),
        column.name(),
        column.attnum(),
        defaultSql == null ? null : DefinitionText.expression(catalog, defaultSql),
        yes(!column.notNull()),
        type.isArray() ? "ARRAY" : user ? "USER-DEFINED" : type.displayName(),
        TypeFacets.length(type, column.typmod()),
        TypeFacets.octets(type, column.typmod()),
        TypeFacets.precision(type, column.typmod()),
        TypeFacets.radix(type),
        TypeFacets.scale(type, column.typmod()),
        TypeFacets.datetimePrecision(type, column.typmod()),
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        column.domainOid() == 0 ? null : DATABASE,
        null,
        column.domainOid() == 0 ? null : String.valueOf(nameOf(catalog, column.domainOid())),
        DATABASE,
        user ? schemaOfType(catalog, type.oid()) : "pg_catalog",
        type.name(),
        null,
        null,
        null,
        null,
        String.valueOf(column.attnum()),
        "NO",
        yes(identity),
        !identity ? null : column.identity() == ColumnDef.Identity.ALWAYS ? "ALWAYS" : "BY DEFAULT",
        sequence == null ? null : String.valueOf(sequence.start()),
        sequence == null ? null : String.valueOf(sequence.increment()),
        sequence == null ? null : String.valueOf(sequence.maxValue()),
        sequence == null ? null : String.valueOf(sequence.minValue()),
        sequence == null ? "NO" : yes(sequence.cycle()),
        column.isGenerated() ? "ALWAYS" : "NEVER",
        column.generatedSql(),
        yes(table.relkind() == 'r'));
  }

  private static @Nullable String nameOf(Catalog catalog, int oid) {
    CatalogObject object = catalog.object(oid);
    return object == null ? null : object.name();
  }

  private static String schemaOfType(Catalog catalog, int oid) {
    return catalog.object(oid) instanceof TypeDef type
        ? catalog.schemaName(type.schemaOid())
        : "public";
  }

  private static @Nullable SequenceDef identitySequence(
      Catalog catalog, Relation table, ColumnDef column) {
    for (SequenceDef sequence : catalog.ownedSequences(table.oid())) {
      if (sequence.ownerColumn() == column.attnum()) {
        return sequence;
      }
    }
    return null;
  }

  private static @Nullable Object[] sequenceRow(Catalog catalog, SequenceDef sequence) {
    SqlType type = sequence.type();
    return row(
        DATABASE,
        catalog.schemaName(sequence.schemaOid()),
        sequence.name(),
        type.displayName(),
        TypeFacets.precision(type, -1),
        2,
        0,
        String.valueOf(sequence.start()),
        String.valueOf(sequence.minValue()),
        String.valueOf(sequence.maxValue()),
        String.valueOf(sequence.increment()),
        yes(sequence.cycle()));
  }

  private static @Nullable Object[] constraintRow(Catalog catalog, TableConstraint each) {
    ConstraintDef constraint = each.constraint();
    ConstraintDef.Timing timing =
        constraint instanceof ConstraintDef.Key key
            ? key.timing()
            : constraint instanceof ConstraintDef.ForeignKey key
                ? key.timing()
                : ConstraintDef.Timing.NOT_DEFERRABLE;
    String schema = catalog.schemaName(each.table().schemaOid());
    return row(
        DATABASE,
        schema,
        constraint.name(),
        DATABASE,
        schema,
        each.table().name(),
        kind(constraint),
        yes(timing.isDeferrable()),
        yes(timing == ConstraintDef.Timing.INITIALLY_DEFERRED),
        "YES",
        constraint.contype() == 'u' ? "YES" : null);
  }

  private static String kind(ConstraintDef constraint) {
    switch (constraint.contype()) {
      case 'p':
        return "PRIMARY KEY";
      case 'u':
        return "UNIQUE";
      case 'f':
        return "FOREIGN KEY";
      default:
        return "CHECK";
    }
  }

  private static Stream<@Nullable Object[]> keyColumnRows(Catalog catalog, TableConstraint each) {
    ConstraintDef constraint = each.constraint();
    boolean foreign = constraint instanceof ConstraintDef.ForeignKey;
    List<Integer> columns =
        constraint instanceof ConstraintDef.Key key
            ? key.columns()
            : constraint instanceof ConstraintDef.ForeignKey key ? key.columns() : List.of();
    String schema = catalog.schemaName(each.table().schemaOid());
    List<@Nullable Object[]> rows = new ArrayList<>();
    for (int attnum : columns) {
      int position = rows.size() + 1;
      rows.add(
          row(
              DATABASE,
              schema,
              constraint.name(),
              DATABASE,
              schema,
              each.table().name(),
              each.table().column(attnum).name(),
              position,
              foreign ? position : null));
    }
    return rows.stream();
  }

  private static @Nullable Object[] referenceRow(Catalog catalog, TableConstraint each) {
    ConstraintDef.ForeignKey key = (ConstraintDef.ForeignKey) each.constraint();
    IndexDef index = catalog.index(key.referencedIndex());
    return row(
        DATABASE,
        catalog.schemaName(each.table().schemaOid()),
        key.name(),
        DATABASE,
        index == null ? null : catalog.schemaName(index.schemaOid()),
        index == null ? null : index.name(),
        key.matchFull() ? "FULL" : "NONE",
        key.onUpdate().name().replace('_', ' '),
        key.onDelete().name().replace('_', ' '));
  }

  private static Stream<@Nullable Object[]> usageRows(Catalog catalog, TableConstraint each) {
    ConstraintDef constraint = each.constraint();
    TableDef table = each.table();
    List<Integer> columns;
    if (constraint instanceof ConstraintDef.ForeignKey key) {
      TableDef referenced = catalog.table(key.referencedTable());
      table = referenced == null ? table : referenced;
      columns = key.referencedColumns();
    } else if (constraint instanceof ConstraintDef.Key key) {
      columns = key.columns();
    } else {
      columns = ((ConstraintDef.Check) constraint).columns();
    }
    TableDef of = table;
    return columns.stream()
        .map(
            attnum ->
                row(
                    DATABASE,
                    catalog.schemaName(of.schemaOid()),
                    of.name(),
                    of.column(attnum).name(),
                    DATABASE,
                    catalog.schemaName(each.table().schemaOid()),
                    constraint.name()));
  }

  /** What the standard's views say about types. */
  private static final class TypeFacets {

    private static final int HEADER = 4;

    static @Nullable Integer length(SqlType type, int typmod) {
      boolean limited = type.equals(Types.VARCHAR) || type.equals(Types.BPCHAR);
      return limited && typmod >= HEADER ? typmod - HEADER : null;
    }

    static @Nullable Integer octets(SqlType type, int typmod) {
      Integer length = length(type, typmod);
      if (length != null) {
        return length * 4;
      }
      boolean text =
          type.equals(Types.TEXT) || type.equals(Types.VARCHAR) || type.equals(Types.BPCHAR);
      return text ? Integer.valueOf(1 << 30) : null;
    }

    static @Nullable Integer precision(SqlType type, int typmod) {
      if (type.equals(Types.NUMERIC)) {
        return typmod >= HEADER ? ((typmod - HEADER) >> 16) & 0xFFFF : null;
      }
      switch (type.name()) {
        case "int2":
          return 16;
        case "int4":
          return 32;
        case "int8":
          return 64;
        case "float4":
          return 24;
        case "float8":
          return 53;
        default:
          return null;
      }
    }

    static @Nullable Integer radix(SqlType type) {
      return type.equals(Types.NUMERIC)
          ? Integer.valueOf(10)
          : precision(type, -1) == null ? null : 2;
    }

    static @Nullable Integer scale(SqlType type, int typmod) {
      if (type.equals(Types.NUMERIC)) {
        return typmod >= HEADER ? (typmod - HEADER) & 0x7FF : null;
      }
      boolean integer =
          type.equals(Types.INT2) || type.equals(Types.INT4) || type.equals(Types.INT8);
      return integer ? Integer.valueOf(0) : null;
    }

    static @Nullable Integer datetimePrecision(SqlType type, int typmod) {
      switch (type.name()) {
        case "date":
          return 0;
        case "time":
        case "timetz":
        case "timestamp":
        case "timestamptz":
        case "interval":
          return typmod < 0 ? 6 : typmod & 0xFFFF;
        default:
          return null;
      }
    }
  }
}
