package io.tx4j.engine.catalog;

import static io.tx4j.engine.catalog.SystemTableBuilder.oid;
import static io.tx4j.engine.catalog.SystemTableBuilder.row;
import static io.tx4j.engine.catalog.SystemTableBuilder.table;

import io.tx4j.engine.value.ArrayValue;
import io.tx4j.engine.value.Types;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What belongs to tables: pg_constraint, pg_attrdef, pg_description, pg_depend. */
final class ConstraintTables {

  private ConstraintTables() {}

  static List<SystemTable> all() {
    return List.of(
        table(
            2606,
            "pg_constraint",
            "oid oid, conname name, connamespace oid, contype char, condeferrable bool, condeferred bool, conenforced bool,"
                + " convalidated bool, conrelid oid, contypid oid, conindid oid, conparentid oid, confrelid oid,"
                + " confupdtype char, confdeltype char, confmatchtype char, conislocal bool, coninhcount int2,"
                + " connoinherit bool, conperiod bool, conkey int2[], confkey int2[], conpfeqop oid[], conppeqop oid[],"
                + " conffeqop oid[], confdelsetcols int2[], conexclop oid[], conbin pg_node_tree",
            catalog -> tables(catalog).flatMap(table -> constraintRows(catalog, table))),
        table(
            2604,
            "pg_attrdef",
            "oid oid, adrelid oid, adnum int2, adbin pg_node_tree",
            catalog -> tables(catalog).flatMap(table -> defaultRows(catalog, table))),
        table(
            2609,
            "pg_description",
            "objoid oid, classoid oid, objsubid int4, description text",
            catalog ->
                RelationTables.stream(catalog.comments())
                    .map(
                        comment ->
                            row(
                                oid(comment.oid()),
                                oid(classOf(catalog, comment.oid())),
                                comment.column(),
                                comment.text()))),
        table(
            2608,
            "pg_depend",
            "classid oid, objid oid, objsubid int4, refclassid oid, refobjid oid, refobjsubid int4, deptype char",
            ConstraintTables::dependRows));
  }

  static Stream<TableDef> tables(Catalog catalog) {
    return RelationTables.stream(catalog.relations())
        .filter(TableDef.class::isInstance)
        .map(TableDef.class::cast);
  }

  private static int classOf(Catalog catalog, int oid) {
    CatalogObject object = catalog.object(oid);
    if (object instanceof SchemaDef) {
      return RelationTables.PG_NAMESPACE;
    }
    if (object instanceof TypeDef) {
      return TypeTables.PG_TYPE;
    }
    return object instanceof Relation ? RelationTables.PG_CLASS : 2606;
  }

  private static Stream<@Nullable Object[]> defaultRows(Catalog catalog, TableDef table) {
    return table.liveColumns().stream()
        .filter(column -> column.defaultSql() != null || column.isGenerated())
        .map(
            column ->
                row(
                    oid(table.oid()) * 10_000 + column.attnum(),
                    oid(table.oid()),
                    (short) column.attnum(),
                    DefinitionText.expression(
                        catalog,
                        column.defaultSql() == null
                            ? String.valueOf(column.generatedSql())
                            : column.defaultSql())));
  }

  private static Stream<@Nullable Object[]> constraintRows(Catalog catalog, TableDef table) {
    return table.constraints().stream()
        .map(constraint -> constraintRow(catalog, table, constraint));
  }

  private static @Nullable Object[] constraintRow(
      Catalog catalog, TableDef table, ConstraintDef constraint) {
    ConstraintDef.Key key = constraint instanceof ConstraintDef.Key found ? found : null;
    ConstraintDef.ForeignKey foreign =
        constraint instanceof ConstraintDef.ForeignKey found ? found : null;
    ConstraintDef.Check check = constraint instanceof ConstraintDef.Check found ? found : null;
    ConstraintDef.Timing timing =
        key != null
            ? key.timing()
            : foreign != null ? foreign.timing() : ConstraintDef.Timing.NOT_DEFERRABLE;
    List<Integer> columns =
        key != null
            ? key.columns()
            : foreign != null ? foreign.columns() : check == null ? List.of() : check.columns();
    return row(
        oid(constraint.oid()),
        constraint.name(),
        oid(table.schemaOid()),
        String.valueOf(constraint.contype()),
        timing.isDeferrable(),
        timing == ConstraintDef.Timing.INITIALLY_DEFERRED,
        true,
        (foreign == null || foreign.validated()) && (check == null || check.validated()),
        oid(table.oid()),
        0L,
        key != null ? oid(key.indexOid()) : foreign != null ? oid(foreign.referencedIndex()) : 0L,
        0L,
        foreign == null ? 0L : oid(foreign.referencedTable()),
        foreign == null ? " " : String.valueOf(foreign.onUpdate().code()),
        foreign == null ? " " : String.valueOf(foreign.onDelete().code()),
        foreign == null ? " " : foreign.matchFull() ? "f" : "s",
        true,
        (short) 0,
        check == null,
        false,
        columns.isEmpty() ? null : attnums(columns),
        foreign == null ? null : attnums(foreign.referencedColumns()),
        null,
        null,
        null,
        foreign == null || foreign.onDeleteColumns().isEmpty()
            ? null
            : attnums(foreign.onDeleteColumns()),
        null,
        check == null ? null : DefinitionText.expression(catalog, check.sql()));
  }

  private static ArrayValue attnums(List<Integer> columns) {
    return ArrayValue.of(Types.INT2, columns.stream().map(Integer::shortValue).toList());
  }

  /** What owned sequences, indexes and views hang on. */
  private static Stream<@Nullable Object[]> dependRows(Catalog catalog) {
    Stream<@Nullable Object[]> sequences =
        RelationTables.sequences(catalog)
            .filter(sequence -> sequence.ownerTable() != 0)
            .map(
                sequence ->
                    depend(
                        sequence.oid(),
                        sequence.ownerTable(),
                        sequence.ownerColumn(),
                        sequence.ofIdentity() ? "i" : "a"));
    Stream<@Nullable Object[]> indexes =
        RelationTables.indexes(catalog)
            .filter(index -> index.constraintOid() == 0)
            .map(index -> depend(index.oid(), index.tableOid(), 0, "a"));
    return Stream.concat(sequences, indexes);
  }

  private static @Nullable Object[] depend(int oid, int referenced, int column, String kind) {
    return row(
        (long) RelationTables.PG_CLASS,
        oid(oid),
        0,
        (long) RelationTables.PG_CLASS,
        oid(referenced),
        column,
        kind);
  }
}
