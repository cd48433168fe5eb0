package io.tx4j.engine.plan;

import io.tx4j.engine.catalog.ColumnDef;
import io.tx4j.engine.catalog.ObjectNames;
import io.tx4j.engine.catalog.SchemaDef;
import io.tx4j.engine.catalog.SequenceDef;
import io.tx4j.engine.catalog.TableDef;
import io.tx4j.engine.catalog.TypeDef;
import io.tx4j.engine.error.SqlError;
import io.tx4j.engine.error.SqlState;
import io.tx4j.engine.sql.Constraint;
import io.tx4j.engine.sql.DefinitionStatement;
import io.tx4j.engine.sql.QualifiedName;
import io.tx4j.engine.sql.SequenceOption;
import io.tx4j.engine.sql.SqlExpression;
import io.tx4j.engine.sql.TypeName;
import io.tx4j.engine.value.SqlType;
import io.tx4j.engine.value.Types;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The columns of CREATE TABLE and ALTER TABLE ADD COLUMN. */
final class ColumnDdl {

  private static final Map<String, SqlType> SERIAL =
      Map.of(
          "smallserial", Types.INT2,
          "serial2", Types.INT2,
          "serial", Types.INT4,
          "serial4", Types.INT4,
          "bigserial", Types.INT8,
          "serial8", Types.INT8);

  /** A constraint that stands at a column. */
  record OfColumn(String column, Constraint constraint) {}

  private final DdlScript script;
  private final SchemaDef schema;
  private final String table;
  private final int tableOid;
  private final List<ColumnDef> columns = new ArrayList<>();
  private final List<OfColumn> constraints = new ArrayList<>();
  private final List<SequenceDef> sequences = new ArrayList<>();
  private final Map<String, SqlExpression> defaults = new LinkedHashMap<>();
  private final Map<String, SqlExpression> generated = new LinkedHashMap<>();

  ColumnDdl(DdlScript script, SchemaDef schema, String table, int tableOid) {
    this.script = script;
    this.schema = schema;
    this.table = table;
    this.tableOid = tableOid;
  }

  /** For a table that has columns already. */
  ColumnDdl(DdlScript script, SchemaDef schema, TableDef existing) {
    this(script, schema, existing.name(), existing.oid());
    columns.addAll(existing.columns());
  }

  List<ColumnDef> columns() {
    return columns;
  }

  /** What stands at the columns besides NOT NULL, DEFAULT and the like. */
  List<OfColumn> constraints() {
    return constraints;
  }

  /** The sequences of serial and identity columns. */
  List<SequenceDef> sequences() {
    return sequences;
  }

  void add(DefinitionStatement.ColumnDefinition definition) {
    String name = definition.name();
    for (ColumnDef other : columns) {
      if (!other.dropped() && other.name().equals(name)) {
        throw SqlError.of(
            SqlState.DUPLICATE_COLUMN, "column \"%s\" specified more than once", name);
      }
    }
    int attnum = columns.size() + 1;
    SqlType serial = serial(definition.type());
    ColumnDef column = serial == null ? typed(definition, attnum) : serial(name, attnum, serial);
    for (Constraint constraint : definition.constraints()) {
      column = apply(column, constraint, serial != null);
    }
    columns.add(column);
  }

  private static @Nullable SqlType serial(TypeName type) {
    QualifiedName name = type.name();
    boolean plain = name.schema() == null && type.arrayDimensions() == 0;
    return plain ? SERIAL.get(name.name()) : null;
  }

  private ColumnDef typed(DefinitionStatement.ColumnDefinition definition, int attnum) {
    TypeBinder.BoundType type =
        new TypeBinder(script.catalog(), script.context().searchPath()).bind(definition.type());
    if (type.type().category() == SqlType.Category.PSEUDO || type.type().equals(Types.UNKNOWN)) {
      throw SqlError.of(
          SqlState.INVALID_TABLE_DEFINITION,
          "column \"%s\" has pseudo-type %s",
          definition.name(),
          type.type().displayName());
    }
    TypeDef.DomainDef domain = type.domain();
    return ColumnDef.of(definition.name(), attnum, type.type(), type.typmod())
        .withType(type.type(), type.typmod(), domain == null ? 0 : domain.oid());
  }

  private ColumnDef serial(String name, int attnum, SqlType type) {
    SequenceDef sequence = newSequence(name, attnum, type, List.of(), false);
    return ColumnDef.of(name, attnum, type, -1)
        .withNotNull(true)
        .withDefault("nextval('" + sequence.oid() + "'::regclass)");
  }

  private SequenceDef newSequence(
      String column, int attnum, SqlType type, List<SequenceOption> options, boolean identity) {
    String name =
        ObjectNames.sequence(
            table,
            column,
            taken ->
                script.isTaken(schema, taken)
                    || sequences.stream().anyMatch(other -> other.name().equals(taken)));
    SequenceDef plain =
        new SequenceOptions(script, options, type).create(script.newOid(), schema.oid(), name);
    SequenceDef sequence =
        new SequenceDef(
            plain.oid(),
            plain.schemaOid(),
            plain.name(),
            plain.type(),
            plain.start(),
            plain.increment(),
            plain.minValue(),
            plain.maxValue(),
            plain.cache(),
            plain.cycle(),
            tableOid,
            attnum,
            identity);
    sequences.add(sequence);
    return sequence;
  }

  private ColumnDef apply(ColumnDef column, Constraint constraint, boolean serial) {
    if (constraint instanceof Constraint.NotNull) {
      return column.withNotNull(true);
    }
    if (constraint instanceof Constraint.AllowsNull allows) {
      if (column.notNull()) {
        throw SqlError.of(
                SqlState.SYNTAX_ERROR,
                "conflicting NULL/NOT NULL declarations for column \"%s\" of table \"%s\"",
                column.name(),
                table)
            .position(allows.position());
      }
      return column;
    }
    if (constraint instanceof Constraint.Default value) {
      if (serial || defaults.containsKey(column.name())) {
        throw SqlError.of(
            SqlState.SYNTAX_ERROR,
            "multiple default values specified for column \"%s\" of table \"%s\"",
            column.name(),
            table);
      }
      if (!(value.expression() instanceof SqlExpression.NullLiteral)) {
        defaults.put(column.name(), value.expression());
      }
      return column;
    }
    if (constraint instanceof Constraint.Generated generation) {
      if (!generation.stored()) {
        throw SqlError.notSupported("a virtual generated column").position(generation.position());
      }
      generated.put(column.name(), generation.expression());
      return column;
    }
    if (constraint instanceof Constraint.Identity identity) {
      return identity(column, identity);
    }
    constraints.add(new OfColumn(column.name(), constraint));
    return column;
  }

  private ColumnDef identity(ColumnDef column, Constraint.Identity identity) {
    if (!column.type().equals(Types.INT2)
        && !column.type().equals(Types.INT4)
        && !column.type().equals(Types.INT8)) {
      throw new SqlError(
          SqlState.INVALID_PARAMETER_VALUE,
          "identity column type must be smallint, integer, or bigint");
    }
    if (defaults.containsKey(column.name())) {
      throw SqlError.of(
              SqlState.SYNTAX_ERROR,
              "both default and identity specified for column \"%s\" of table \"%s\"",
              column.name(),
              table)
          .position(identity.position());
    }
    newSequence(column.name(), column.attnum(), column.type(), identity.options(), true);
    return column
        .withNotNull(true)
        .withIdentity(
            identity.always() ? ColumnDef.Identity.ALWAYS : ColumnDef.Identity.BY_DEFAULT);
  }

  /**
   * The table with the defaults and generation expressions of its new columns, which may name other
   * columns.
   */
  TableDef withExpressions(TableDef plain) {
    DefinitionExpressions expressions = new DefinitionExpressions(script, plain);
    TableDef result = plain;
    for (Map.Entry<String, SqlExpression> entry : defaults.entrySet()) {
      ColumnDef column = TableDdl.require(plain, entry.getKey(), 0);
      String sql = expressions.defaultSql(column, entry.getValue());
      result = result.withColumn(column.attnum(), old -> old.withDefault(sql));
    }
    for (Map.Entry<String, SqlExpression> entry : generated.entrySet()) {
      ColumnDef column = TableDdl.require(plain, entry.getKey(), 0);
      if (defaults.containsKey(entry.getKey()) || column.identity() != ColumnDef.Identity.NONE) {
        throw SqlError.of(
            SqlState.SYNTAX_ERROR,
            column.identity() == ColumnDef.Identity.NONE
                ? "both default and generation expression specified for column \"%s\" of table \"%s\""
                : "both identity and generation expression specified for column \"%s\" of table \"%s\"",
            entry.getKey(),
            table);
      }
      String sql = expressions.generatedSql(column, entry.getValue(), generated.keySet());
      result = result.withColumn(column.attnum(), old -> old.withGenerated(sql));
    }
    return result;
  }
}
