package io.tx4j.engine.plan;

import io.tx4j.engine.catalog.ConstraintDef;
import io.tx4j.engine.catalog.ObjectNames;
import io.tx4j.engine.catalog.RelationNames;
import io.tx4j.engine.catalog.SchemaDef;
import io.tx4j.engine.catalog.SearchPath;
import io.tx4j.engine.catalog.TypeDef;
import io.tx4j.engine.error.SqlError;
import io.tx4j.engine.error.SqlState;
import io.tx4j.engine.expr.ColumnRef;
import io.tx4j.engine.expr.Expr;
import io.tx4j.engine.expr.Exprs;
import io.tx4j.engine.sql.Constraint;
import io.tx4j.engine.sql.DefinitionStatement;
import io.tx4j.engine.sql.Deparser;
import io.tx4j.engine.sql.QualifiedName;
import io.tx4j.engine.value.EnumType;
import io.tx4j.engine.value.EnumValue;
import java.util.ArrayList;
import java.util.List;

/** CREATE TYPE AS ENUM, ALTER TYPE ADD VALUE, CREATE DOMAIN. */
final class TypeDdl {

  private final DdlScript script;

  TypeDdl(DdlScript script) {
    this.script = script;
  }

  private SchemaDef freeSchema(QualifiedName name) {
    SchemaDef schema = script.schemaFor(name);
    SearchPath only = new SearchPath(List.of(schema.name()));
    boolean taken =
        script.catalog().userType(schema.name(), name.name(), only) != null
            || script.isTaken(schema, name.name());
    if (taken) {
      throw SqlError.of(SqlState.DUPLICATE_OBJECT, "type \"%s\" already exists", name.name());
    }
    return schema;
  }

  /**
   * The name as it is read back: with its schema unless that is the one which everybody has in the
   * path.
   */
  private static String displayName(SchemaDef schema, String name) {
    String quoted = RelationNames.quote(name);
    return schema.oid() == SchemaDef.PUBLIC_OID
        ? quoted
        : RelationNames.quote(schema.name()) + "." + quoted;
  }

  void create(DefinitionStatement.CreateEnum create) {
    SchemaDef schema = freeSchema(create.name());
    List<EnumValue> labels = new ArrayList<>();
    for (String label : create.labels()) {
      checkLabel(label);
      for (EnumValue other : labels) {
        if (other.label().equals(label)) {
          throw SqlError.of(
              SqlState.UNIQUE_VIOLATION,
              "duplicate key value violates unique constraint \"pg_enum_typid_label_index\"");
        }
      }
      labels.add(new EnumValue(labels.size() + 1, label));
    }
    String name = create.name().name();
    EnumType type =
        new EnumType(script.newOid(), script.newOid(), name, displayName(schema, name), labels);
    script.put(new TypeDef.EnumDef(schema.oid(), type));
  }

  private static void checkLabel(String label) {
    if (!ObjectNames.cut(label, ObjectNames.MAX_BYTES).equals(label)) {
      throw SqlError.of(SqlState.INVALID_NAME, "invalid enum label \"%s\"", label)
          .detail("Labels must be 63 bytes or less.");
    }
  }

  void addLabel(DefinitionStatement.AlterEnumAdd alter) {
    TypeDef found =
        script
            .catalog()
            .userType(alter.name().schema(), alter.name().name(), script.context().searchPath());
    if (!(found instanceof TypeDef.EnumDef before)) {
      throw SqlError.of(
          found == null ? SqlState.UNDEFINED_OBJECT : SqlState.WRONG_OBJECT_TYPE,
          found == null ? "type \"%s\" does not exist" : "%s is not an enum",
          alter.name().name());
    }
    checkLabel(alter.label());
    List<EnumValue> labels = new ArrayList<>(before.type().labels());
    if (labels.stream().anyMatch(label -> label.label().equals(alter.label()))) {
      if (!alter.ifNotExists()) {
        throw SqlError.of(
            SqlState.DUPLICATE_OBJECT, "enum label \"%s\" already exists", alter.label());
      }
      script.notice(
          SqlState.DUPLICATE_OBJECT, "enum label \"%s\" already exists, skipping", alter.label());
      return;
    }
    int place = place(alter, labels);
    labels.add(place, new EnumValue(order(labels, place), alter.label()));
    EnumType type =
        new EnumType(
            before.oid(), before.arrayOid(), before.name(), before.type().displayName(), labels);
    script.put(new TypeDef.EnumDef(before.schemaOid(), type));
  }

  private static int place(DefinitionStatement.AlterEnumAdd alter, List<EnumValue> labels) {
    String neighbour = alter.neighbour();
    if (neighbour == null) {
      return labels.size();
    }
    for (int i = 0; i < labels.size(); i++) {
      if (labels.get(i).label().equals(neighbour)) {
        return alter.before() ? i : i + 1;
      }
    }
    throw SqlError.of(
        SqlState.INVALID_PARAMETER_VALUE, "\"%s\" is not an existing enum label", neighbour);
  }

  private static float order(List<EnumValue> labels, int place) {
    if (place == labels.size()) {
      return labels.isEmpty() ? 1 : labels.get(place - 1).order() + 1;
    }
    float after = labels.get(place).order();
    return place == 0 ? after - 1 : (labels.get(place - 1).order() + after) / 2;
  }

  // --- Domains

  void createDomain(DefinitionStatement.CreateDomain create) {
    SchemaDef schema = freeSchema(create.name());
    String name = create.name().name();
    TypeBinder.BoundType type =
        new TypeBinder(script.catalog(), script.context().searchPath()).bind(create.type());
    if (type.domain() != null) {
      throw SqlError.notSupported("a domain over a domain").position(create.type().position());
    }
    boolean notNull = false;
    String defaultSql = null;
    List<ConstraintDef.Check> checks = new ArrayList<>();
    for (Constraint constraint : create.constraints()) {
      if (constraint instanceof Constraint.NotNull) {
        notNull = true;
      } else if (constraint instanceof Constraint.Default value) {
        defaultSql = Deparser.toSql(value.expression());
      } else if (constraint instanceof Constraint.Check check) {
        checks.add(check(name, type, check, checks));
      } else if (!(constraint instanceof Constraint.AllowsNull)) {
        throw SqlError.notSupported("this constraint of a domain").position(constraint.position());
      }
    }
    script.put(
        new TypeDef.DomainDef(
            script.newOid(),
            script.newOid(),
            schema.oid(),
            name,
            type.type(),
            type.typmod(),
            notNull,
            defaultSql,
            checks));
  }

  private ConstraintDef.Check check(
      String domain,
      TypeBinder.BoundType type,
      Constraint.Check check,
      List<ConstraintDef.Check> others) {
    Scope scope = new Scope(null, new FrameLayout(null), null);
    Expr self = new ColumnRef(0, 0, 0, type.type(), type.typmod(), "VALUE");
    scope.add(new ScopeTable(null, null, List.of(new ScopeColumn("value", self, 0, 0))));
    Expr condition =
        new ExpressionBinder(new StatementContext(script.context()), scope, Clause.CHECK)
            .bind(check.expression());
    Exprs.condition(condition, "CHECK", Locations.start(check.expression()));
    String given = check.name();
    String name =
        given != null
            ? given
            : ObjectNames.check(
                domain,
                List.of(),
                taken -> others.stream().anyMatch(other -> other.name().equals(taken)));
    return new ConstraintDef.Check(
        script.newOid(), name, Deparser.toSql(check.expression()), List.of(), true);
  }
}
