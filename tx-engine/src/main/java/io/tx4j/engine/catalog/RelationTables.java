package io.tx4j.engine.catalog;

import static io.tx4j.engine.catalog.SystemTableBuilder.oid;
import static io.tx4j.engine.catalog.SystemTableBuilder.row;
import static io.tx4j.engine.catalog.SystemTableBuilder.table;
import static io.tx4j.engine.catalog.SystemTableBuilder.view;

import io.tx4j.engine.value.ArrayValue;
import io.tx4j.engine.value.SqlType;
import io.tx4j.engine.value.Types;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * Schemas and relations: pg_namespace, pg_class, pg_attribute, pg_index, pg_sequence and the views
 * over them.
 */
final class RelationTables {

  /** The oid of pg_class, by which other tables say that an oid is a relation's. */
  static final int PG_CLASS = 1259;

  static final int PG_NAMESPACE = 2615;

  private static final int BTREE = 403;
  private static final int HEAP = 2;
  private static final Long OWNER = 10L;

  private RelationTables() {}

  static List<SystemTable> all() {
    return List.of(
        table(
            PG_NAMESPACE,
            "pg_namespace",
            "oid oid, nspname name, nspowner oid, nspacl aclitem[]",
            catalog ->
                stream(catalog.schemas())
                    .map(schema -> row(oid(schema.oid()), schema.name(), OWNER, null))),
        table(
            PG_CLASS,
            "pg_class",
            "oid oid, relname name, relnamespace oid, reltype oid, reloftype oid, relowner oid, relam oid, relfilenode oid,"
                + " reltablespace oid, relpages int4, reltuples float4, relallvisible int4, relallfrozen int4, reltoastrelid oid,"
                + " relhasindex bool, relisshared bool, relpersistence char, relkind char, relnatts int2, relchecks int2,"
                + " relhasrules bool, relhastriggers bool, relhassubclass bool, relrowsecurity bool, relforcerowsecurity bool,"
                + " relispopulated bool, relreplident char, relispartition bool, relrewrite oid, relfrozenxid xid,"
                + " relminmxid xid, relacl aclitem[], reloptions text[], relpartbound pg_node_tree",
            catalog -> stream(catalog.relations()).map(relation -> classRow(catalog, relation))),
        table(
            1249,
            "pg_attribute",
            "attrelid oid, attname name, atttypid oid, attlen int2, attnum int2, atttypmod int4, attndims int2, attbyval bool,"
                + " attalign char, attstorage char, attcompression char, attnotnull bool, atthasdef bool, atthasmissing bool,"
                + " attidentity char, attgenerated char, attisdropped bool, attislocal bool, attinhcount int2, attcollation oid,"
                + " attstattarget int2, attacl aclitem[], attoptions text[], attfdwoptions text[], attmissingval anyarray",
            catalog ->
                stream(catalog.relations()).flatMap(relation -> attributeRows(catalog, relation))),
        table(
            2610,
            "pg_index",
            "indexrelid oid, indrelid oid, indnatts int2, indnkeyatts int2, indisunique bool, indnullsnotdistinct bool,"
                + " indisprimary bool, indisexclusion bool, indimmediate bool, indisclustered bool, indisvalid bool,"
                + " indcheckxmin bool, indisready bool, indislive bool, indisreplident bool, indkey int2vector,"
                + " indcollation oidvector, indclass oidvector, indoption int2vector, indexprs pg_node_tree, indpred pg_node_tree",
            catalog -> indexes(catalog).map(index -> indexRow(catalog, index))),
        table(
            2224,
            "pg_sequence",
            "seqrelid oid, seqtypid oid, seqstart int8, seqincrement int8, seqmax int8, seqmin int8, seqcache int8, seqcycle bool",
            catalog ->
                sequences(catalog)
                    .map(
                        sequence ->
                            row(
                                oid(sequence.oid()),
                                oid(sequence.type().oid()),
                                sequence.start(),
                                sequence.increment(),
                                sequence.maxValue(),
                                sequence.minValue(),
                                sequence.cache(),
                                sequence.cycle()))),
        view(
            12201,
            "pg_tables",
            "schemaname name, tablename name, tableowner name, tablespace name, hasindexes bool, hasrules bool,"
                + " hastriggers bool, rowsecurity bool",
            catalog ->
                stream(catalog.relations())
                    .filter(relation -> relation.relkind() == 'r')
                    .map(
                        table ->
                            row(
                                catalog.schemaName(table.schemaOid()),
                                table.name(),
                                "postgres",
                                null,
                                !catalog.indexes(table.oid()).isEmpty(),
                                false,
                                false,
                                false))),
        view(
            12202,
            "pg_indexes",
            "schemaname name, tablename name, indexname name, tablespace name, indexdef text",
            catalog ->
                indexes(catalog)
                    .map(
                        index ->
                            row(
                                catalog.schemaName(index.schemaOid()),
                                tableName(catalog, index),
                                index.name(),
                                null,
                                DefinitionText.index(catalog, index)))),
        view(
            12203,
            "pg_views",
            "schemaname name, viewname name, viewowner name, definition text",
            catalog ->
                stream(catalog.relations())
                    .filter(ViewDef.class::isInstance)
                    .map(ViewDef.class::cast)
                    .map(
                        view ->
                            row(
                                catalog.schemaName(view.schemaOid()),
                                view.name(),
                                "postgres",
                                view.sql()))),
        view(
            12204,
            "pg_sequences",
            "schemaname name, sequencename name, sequenceowner name, data_type regtype, start_value int8, min_value int8,"
                + " max_value int8, increment_by int8, cycle bool, cache_size int8, last_value int8",
            catalog ->
                sequences(catalog)
                    .map(
                        sequence ->
                            row(
                                catalog.schemaName(sequence.schemaOid()),
                                sequence.name(),
                                "postgres",
                                oid(sequence.type().oid()),
                                sequence.start(),
                                sequence.minValue(),
                                sequence.maxValue(),
                                sequence.increment(),
                                sequence.cycle(),
                                sequence.cache(),
                                null))));
  }

  static <T> Stream<T> stream(Iterable<T> iterable) {
    return StreamSupport.stream(iterable.spliterator(), false);
  }

  static Stream<IndexDef> indexes(Catalog catalog) {
    return stream(catalog.relations()).filter(IndexDef.class::isInstance).map(IndexDef.class::cast);
  }

  static Stream<SequenceDef> sequences(Catalog catalog) {
    return stream(catalog.relations())
        .filter(SequenceDef.class::isInstance)
        .map(SequenceDef.class::cast);
  }

  private static String tableName(Catalog catalog, IndexDef index) {
    TableDef table = catalog.table(index.tableOid());
    return table == null ? "" : table.name();
  }

  // --- pg_class

  private static @Nullable Object[] classRow(Catalog catalog, Relation relation) {
    boolean table = relation instanceof TableDef;
    int checks = relation instanceof TableDef def ? def.checks().size() : 0;
    boolean triggers =
        relation instanceof TableDef def
            && (!def.foreignKeys().isEmpty() || !catalog.referencesTo(def.oid()).isEmpty());
    return row(
        oid(relation.oid()),
        relation.name(),
        oid(relation.schemaOid()),
        0L,
        0L,
        OWNER,
        relation instanceof IndexDef ? (long) BTREE : table ? (long) HEAP : 0L,
        oid(relation.oid()),
        0L,
        0,
        -1f,
        0,
        0,
        0L,
        !catalog.indexes(relation.oid()).isEmpty(),
        false,
        relation instanceof TableDef def && def.temporary() ? "t" : "p",
        String.valueOf(relation.relkind()),
        (short) columns(relation, catalog).size(),
        (short) checks,
        relation.relkind() == 'v',
        triggers,
        false,
        false,
        false,
        true,
        table ? "d" : "n",
        false,
        0L,
        0L,
        0L,
        null,
        null,
        null);
  }

  // --- pg_attribute

  /** The columns of a relation; of an index those of its key. */
  static List<ColumnDef> columns(Relation relation, Catalog catalog) {
    if (relation instanceof TableDef table) {
      return table.columns();
    }
    if (relation instanceof SystemTable table) {
      return table.columns();
    }
    if (relation instanceof ViewDef view) {
      return view.columns();
    }
    if (relation instanceof IndexDef index) {
      return indexColumns(index, catalog.table(index.tableOid()));
    }
    return List.of(
        ColumnDef.of("last_value", 1, Types.INT8, -1).withNotNull(true),
        ColumnDef.of("log_cnt", 2, Types.INT8, -1).withNotNull(true),
        ColumnDef.of("is_called", 3, Types.BOOL, -1).withNotNull(true));
  }

  private static List<ColumnDef> indexColumns(IndexDef index, @Nullable TableDef table) {
    List<ColumnDef> columns = new ArrayList<>();
    for (IndexDef.Key key : index.keys()) {
      int attnum = columns.size() + 1;
      if (key.attnum() == 0 || table == null) {
        columns.add(
            ColumnDef.of(attnum == 1 ? "expr" : "expr" + (attnum - 1), attnum, Types.TEXT, -1));
      } else {
        ColumnDef column = table.column(key.attnum());
        columns.add(ColumnDef.of(column.name(), attnum, column.type(), column.typmod()));
      }
    }
    return columns;
  }

  private static Stream<@Nullable Object[]> attributeRows(Catalog catalog, Relation relation) {
    return columns(relation, catalog).stream()
        .map(
            column ->
                row(
                    oid(relation.oid()),
                    column.name(),
                    column.dropped() ? 0L : typeOid(column),
                    (short) column.type().length(),
                    (short) column.attnum(),
                    column.typmod(),
                    (short) (column.type().isArray() ? 1 : 0),
                    TypeTables.isByValue(column.type()),
                    TypeTables.alignment(column.type()),
                    column.type().length() < 0 ? "x" : "p",
                    "",
                    column.notNull(),
                    column.defaultSql() != null || column.isGenerated(),
                    false,
                    column.identity().code(),
                    column.isGenerated() ? "s" : "",
                    column.dropped(),
                    true,
                    (short) 0,
                    TypeTables.collation(column.type()),
                    null,
                    null,
                    null,
                    null,
                    null));
  }

  static Long typeOid(ColumnDef column) {
    return oid(column.domainOid() != 0 ? column.domainOid() : column.type().oid());
  }

  // --- pg_index

  private static @Nullable Object[] indexRow(Catalog catalog, IndexDef index) {
    TableDef table = catalog.table(index.tableOid());
    ConstraintDef.Key constraint = null;
    for (ConstraintDef.Key key : table == null ? List.<ConstraintDef.Key>of() : table.keys()) {
      if (key.indexOid() == index.oid()) {
        constraint = key;
      }
    }
    List<Short> columns = new ArrayList<>();
    List<Short> options = new ArrayList<>();
    List<Long> zeros = new ArrayList<>();
    List<String> expressions = new ArrayList<>();
    for (IndexDef.Key key : index.keys()) {
      columns.add((short) key.attnum());
      options.add((short) ((key.descending() ? 1 : 0) | (key.nullsFirst() ? 2 : 0)));
      zeros.add(0L);
      if (key.expressionSql() != null) {
        expressions.add(key.expressionSql());
      }
    }
    index.include().forEach(attnum -> columns.add(attnum.shortValue()));
    return row(
        oid(index.oid()),
        oid(index.tableOid()),
        (short) columns.size(),
        (short) index.keys().size(),
        index.unique(),
        !index.nullsDistinct(),
        constraint != null && constraint.primary(),
        false,
        constraint == null || !constraint.timing().isDeferrable(),
        false,
        true,
        false,
        true,
        true,
        false,
        vector(Types.INT2, columns),
        vector(Types.OID, zeros),
        vector(Types.OID, zeros),
        vector(Types.INT2, options),
        expressions.isEmpty() ? null : String.join(", ", expressions),
        index.predicateSql());
  }

  /** An int2vector or oidvector: an array whose subscripts begin at 0. */
  static ArrayValue vector(SqlType type, List<?> values) {
    return new ArrayValue(type, values.toArray(), new int[] {values.size()}, new int[] {0});
  }
}
