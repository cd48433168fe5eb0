package io.tx4j.engine.sql;

import io.tx4j.engine.sql.SessionStatement.Option;
import io.tx4j.engine.sql.TableReference.ResultColumn;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A statement that changes the catalog (or, TRUNCATE, a whole table). */
public sealed interface DefinitionStatement extends Statement {

  /** Calls the method of {@code visitor} that is made for this kind of statement. */
  <R> R accept(DefinitionStatement.Visitor<R> visitor);

  @Override
  default <R> R accept(Statement.Visitor<R> visitor) {
    return visitor.visit(this);
  }

  /** How long a table lives and whether it is logged. */
  enum Persistence {
    PERMANENT,
    TEMPORARY,
    UNLOGGED
  }

  /** A relation; {@code only} for {@code ONLY t}. */
  record RelationName(QualifiedName name, boolean only) {}

  // ---- schemas and tables

  /**
   * {@code CREATE SCHEMA}.
   *
   * @param name null when only AUTHORIZATION is given
   * @param elements statements inside; mostly empty
   */
  record CreateSchema(
      @Nullable String name,
      boolean ifNotExists,
      @Nullable String authorization,
      List<Statement> elements,
      int position)
      implements DefinitionStatement {
    @Override
    public <R> R accept(DefinitionStatement.Visitor<R> visitor) {
      return visitor.visit(this);
    }
  }

  /** A part of a table definition. */
  sealed interface TableElement {
    int position();
  }

  /**
   * A column.
   *
   * @param constraints in the order written
   */
  record ColumnDefinition(
      String name,
      TypeName type,
      @Nullable QualifiedName collation,
      List<Constraint> constraints,
      int position)
      implements TableElement {}

  /** A constraint of the table. */
  record TableConstraint(Constraint constraint, int position) implements TableElement {}

  /** What {@code LIKE t INCLUDING ...} copies. */
  enum LikeOption {
    COMMENTS,
    COMPRESSION,
    CONSTRAINTS,
    DEFAULTS,
    GENERATED,
    IDENTITY,
    INDEXES,
    STATISTICS,
    STORAGE
  }

  /** {@code LIKE table INCLUDING ...}; the options that are left after all EXCLUDING. */
  record LikeTable(QualifiedName table, List<LikeOption> including, int position)
      implements TableElement {}

  /** What happens to a temporary table at commit. */
  enum OnCommit {
    PRESERVE_ROWS,
    DELETE_ROWS,
    DROP
  }

  /**
   * {@code CREATE TABLE}.
   *
   * @param inherits empty when not given
   * @param partitioning what {@code PARTITION BY}, {@code PARTITION OF} or {@code OF type} said, by
   *     its first words; null for an ordinary table
   * @param options storage parameters
   * @param onCommit null when not given
   */
  record CreateTable(
      QualifiedName name,
      Persistence persistence,
      boolean ifNotExists,
      List<TableElement> elements,
      List<QualifiedName> inherits,
      @Nullable String partitioning,
      List<Option> options,
      @Nullable OnCommit onCommit,
      int position)
      implements DefinitionStatement {
    @Override
    public <R> R accept(DefinitionStatement.Visitor<R> visitor) {
      return visitor.visit(this);
    }
  }

  /**
   * {@code CREATE TABLE ... AS}, {@code CREATE MATERIALIZED VIEW}.
   *
   * @param columns empty when not given
   * @param source a {@link Query} or {@link SessionStatement.Execute}
   */
  record CreateTableAs(
      QualifiedName name,
      Persistence persistence,
      boolean materializedView,
      boolean ifNotExists,
      List<String> columns,
      List<Option> options,
      @Nullable OnCommit onCommit,
      Statement source,
      boolean withData,
      int position)
      implements DefinitionStatement {
    @Override
    public <R> R accept(DefinitionStatement.Visitor<R> visitor) {
      return visitor.visit(this);
    }
  }

  /** {@code REFRESH MATERIALIZED VIEW}. */
  record RefreshMaterializedView(
      QualifiedName name, boolean concurrently, boolean withData, int position)
      implements DefinitionStatement {
    @Override
    public <R> R accept(DefinitionStatement.Visitor<R> visitor) {
      return visitor.visit(this);
    }
  }

  /**
   * {@code ALTER TABLE} and ALTER of other relations with the same actions.
   *
   * @param kind TABLE, VIEW, MATERIALIZED_VIEW, INDEX, SEQUENCE or FOREIGN_TABLE
   */
  record AlterTable(
      ObjectKind kind,
      RelationName table,
      boolean ifExists,
      List<AlterTableAction> actions,
      int position)
      implements DefinitionStatement {
    @Override
    public <R> R accept(DefinitionStatement.Visitor<R> visitor) {
      return visitor.visit(this);
    }
  }

  /** {@code TRUNCATE}. */
  record Truncate(List<RelationName> tables, boolean restartIdentity, boolean cascade, int position)
      implements DefinitionStatement {
    @Override
    public <R> R accept(DefinitionStatement.Visitor<R> visitor) {
      return visitor.visit(this);
    }
  }

  // ---- indexes, views, sequences

  /**
   * A key of an index.
   *
   * @param expression a {@link SqlExpression.ColumnReference} for a plain column
   * @param nullsFirst null when not said
   */
  record IndexColumn(
      SqlExpression expression,
      @Nullable QualifiedName collation,
      @Nullable QualifiedName operatorClass,
      boolean descending,
      @Nullable Boolean nullsFirst,
      int position) {}

  /**
   * {@code CREATE INDEX}.
   *
   * @param name null when the index names itself
   * @param method null when not given
   * @param where the predicate of a partial index
   */
  record CreateIndex(
      @Nullable String name,
      RelationName table,
      boolean unique,
      boolean concurrently,
      boolean ifNotExists,
      @Nullable String method,
      List<IndexColumn> columns,
      List<String> include,
      boolean nullsNotDistinct,
      List<Option> options,
      @Nullable SqlExpression where,
      int position)
      implements DefinitionStatement {
    @Override
    public <R> R accept(DefinitionStatement.Visitor<R> visitor) {
      return visitor.visit(this);
    }
  }

  /** {@code WITH CHECK OPTION}. */
  enum CheckOption {
    NONE,
    LOCAL,
    CASCADED
  }

  /** {@code CREATE VIEW}; columns empty when not given. */
  record CreateView(
      QualifiedName name,
      boolean orReplace,
      Persistence persistence,
      boolean recursive,
      List<String> columns,
      List<Option> options,
      Query query,
      CheckOption checkOption,
      int position)
      implements DefinitionStatement {
    @Override
    public <R> R accept(DefinitionStatement.Visitor<R> visitor) {
      return visitor.visit(this);
    }
  }

  /** {@code CREATE SEQUENCE}. */
  record CreateSequence(
      QualifiedName name,
      Persistence persistence,
      boolean ifNotExists,
      List<SequenceOption> options,
      int position)
      implements DefinitionStatement {
    @Override
    public <R> R accept(DefinitionStatement.Visitor<R> visitor) {
      return visitor.visit(this);
    }
  }

  /** {@code ALTER SEQUENCE} with sequence options. */
  record AlterSequence(
      QualifiedName name, boolean ifExists, List<SequenceOption> options, int position)
      implements DefinitionStatement {
    @Override
    public <R> R accept(DefinitionStatement.Visitor<R> visitor) {
      return visitor.visit(this);
    }
  }

  // ---- types

  /** {@code CREATE TYPE name AS ENUM (labels)}. */
  record CreateEnum(QualifiedName name, List<String> labels, int position)
      implements DefinitionStatement {
    @Override
    public <R> R accept(DefinitionStatement.Visitor<R> visitor) {
      return visitor.visit(this);
    }
  }

  /**
   * {@code ALTER TYPE name ADD VALUE label}.
   *
   * @param neighbour of BEFORE or AFTER; null when not given
   */
  record AlterEnumAdd(
      QualifiedName name,
      String label,
      boolean ifNotExists,
      @Nullable String neighbour,
      boolean before,
      int position)
      implements DefinitionStatement {
    @Override
    public <R> R accept(DefinitionStatement.Visitor<R> visitor) {
      return visitor.visit(this);
    }
  }

  /** {@code ALTER TYPE name RENAME VALUE old TO new}. */
  record AlterEnumRename(QualifiedName name, String label, String newLabel, int position)
      implements DefinitionStatement {
    @Override
    public <R> R accept(DefinitionStatement.Visitor<R> visitor) {
      return visitor.visit(this);
    }
  }

  /** {@code CREATE TYPE name AS (attributes)}. */
  record CreateCompositeType(QualifiedName name, List<ResultColumn> attributes, int position)
      implements DefinitionStatement {
    @Override
    public <R> R accept(DefinitionStatement.Visitor<R> visitor) {
      return visitor.visit(this);
    }
  }

  /** {@code CREATE DOMAIN}. */
  record CreateDomain(
      QualifiedName name,
      TypeName type,
      @Nullable QualifiedName collation,
      List<Constraint> constraints,
      int position)
      implements DefinitionStatement {
    @Override
    public <R> R accept(DefinitionStatement.Visitor<R> visitor) {
      return visitor.visit(this);
    }
  }

  /** {@code ALTER DOMAIN}, with the actions that a domain shares with a table's column. */
  record AlterDomain(QualifiedName name, AlterDomainAction action, int position)
      implements DefinitionStatement {
    @Override
    public <R> R accept(DefinitionStatement.Visitor<R> visitor) {
      return visitor.visit(this);
    }
  }

  /** What ALTER DOMAIN does. */
  sealed interface AlterDomainAction {}

  /** {@code SET DEFAULT expression}; null for DROP DEFAULT. */
  record DomainDefault(@Nullable SqlExpression expression) implements AlterDomainAction {}

  /** {@code SET NOT NULL}, {@code DROP NOT NULL}. */
  record DomainNotNull(boolean notNull) implements AlterDomainAction {}

  /** {@code ADD constraint}. */
  record DomainAddConstraint(Constraint constraint) implements AlterDomainAction {}

  /** {@code DROP CONSTRAINT name}. */
  record DomainDropConstraint(String name, boolean ifExists, boolean cascade)
      implements AlterDomainAction {}

  /** {@code VALIDATE CONSTRAINT name}. */
  record DomainValidateConstraint(String name) implements AlterDomainAction {}

  // ---- routines and triggers

  /** {@code IN}, {@code OUT}, {@code INOUT}, {@code VARIADIC}. */
  enum ParameterMode {
    IN,
    OUT,
    INOUT,
    VARIADIC
  }

  /** A parameter of a routine. */
  record RoutineParameter(
      ParameterMode mode,
      @Nullable String name,
      TypeName type,
      @Nullable SqlExpression defaultValue,
      int position) {}

  /**
   * {@code CREATE FUNCTION} or {@code CREATE PROCEDURE}.
   *
   * @param returns null when not given, and for RETURNS TABLE
   * @param returnsTable columns of RETURNS TABLE; empty otherwise
   * @param language lower case; null when not given
   * @param definition what stood after AS: one string, or two (object file, symbol); empty for
   *     {@code RETURN expression} and {@code BEGIN ATOMIC}
   * @param body of {@code RETURN expression}: null otherwise
   * @param options all others, each by its words in lower case: {@code immutable}, {@code strict}
   */
  record CreateFunction(
      QualifiedName name,
      boolean procedure,
      boolean orReplace,
      List<RoutineParameter> parameters,
      @Nullable TypeName returns,
      List<ResultColumn> returnsTable,
      @Nullable String language,
      List<String> definition,
      @Nullable SqlExpression body,
      List<String> options,
      int position)
      implements DefinitionStatement {
    @Override
    public <R> R accept(DefinitionStatement.Visitor<R> visitor) {
      return visitor.visit(this);
    }
  }

  /** When a trigger fires. */
  enum TriggerTiming {
    BEFORE,
    AFTER,
    INSTEAD_OF
  }

  /** What a trigger fires for. */
  enum TriggerEventKind {
    INSERT,
    UPDATE,
    DELETE,
    TRUNCATE
  }

  /** An event; columns of {@code UPDATE OF}, else empty. */
  record TriggerEvent(TriggerEventKind kind, List<String> columns) {}

  /** {@code CREATE TRIGGER}; arguments are always strings. */
  record CreateTrigger(
      String name,
      boolean orReplace,
      boolean constraint,
      TriggerTiming timing,
      List<TriggerEvent> events,
      QualifiedName table,
      boolean forEachRow,
      @Nullable SqlExpression when,
      QualifiedName function,
      List<String> arguments,
      Constraint.Attributes attributes,
      int position)
      implements DefinitionStatement {
    @Override
    public <R> R accept(DefinitionStatement.Visitor<R> visitor) {
      return visitor.visit(this);
    }
  }

  // ---- what many kinds of objects share

  /**
   * An object as DROP, COMMENT and ALTER name it.
   *
   * @param kind its kind
   * @param name its name; of a column, {@code table.column}
   * @param of the table of a trigger, rule, policy or constraint, the domain of a domain
   *     constraint; null otherwise
   * @param arguments the argument types of a routine; null when no parentheses were written
   */
  record ObjectName(
      ObjectKind kind,
      QualifiedName name,
      @Nullable QualifiedName of,
      @Nullable List<TypeName> arguments) {}

  /** {@code DROP kind [IF EXISTS] names [CASCADE]}. */
  record Drop(
      ObjectKind kind,
      List<ObjectName> objects,
      boolean ifExists,
      boolean cascade,
      boolean concurrently,
      int position)
      implements DefinitionStatement {
    @Override
    public <R> R accept(DefinitionStatement.Visitor<R> visitor) {
      return visitor.visit(this);
    }
  }

  /**
   * {@code ALTER ... RENAME TO}.
   *
   * @param part the column, attribute or constraint that is renamed; null when it is the object
   *     itself
   * @param partKind COLUMN, ATTRIBUTE or CONSTRAINT; null when it is the object itself
   */
  record Rename(
      ObjectName object,
      boolean ifExists,
      @Nullable ObjectKind partKind,
      @Nullable String part,
      String newName,
      int position)
      implements DefinitionStatement {
    @Override
    public <R> R accept(DefinitionStatement.Visitor<R> visitor) {
      return visitor.visit(this);
    }
  }

  /** {@code ALTER ... SET SCHEMA}. */
  record SetSchema(ObjectName object, boolean ifExists, String schema, int position)
      implements DefinitionStatement {
    @Override
    public <R> R accept(DefinitionStatement.Visitor<R> visitor) {
      return visitor.visit(this);
    }
  }

  /** {@code ALTER ... OWNER TO}, of all objects that are not relations. */
  record ChangeOwner(ObjectName object, String role, int position) implements DefinitionStatement {
    @Override
    public <R> R accept(DefinitionStatement.Visitor<R> visitor) {
      return visitor.visit(this);
    }
  }

  /** {@code COMMENT ON object IS text}; null takes the comment away. */
  record Comment(ObjectName object, @Nullable String text, int position)
      implements DefinitionStatement {
    @Override
    public <R> R accept(DefinitionStatement.Visitor<R> visitor) {
      return visitor.visit(this);
    }
  }

  /** A privilege; columns empty for the whole object; {@code ALL} arrives as {@code all}. */
  record Privilege(String name, List<String> columns) {}

  /**
   * {@code GRANT} and {@code REVOKE} of privileges.
   *
   * @param kind of the objects; with {@code allInSchema} the objects are schemas
   */
  record Grant(
      boolean revoke,
      List<Privilege> privileges,
      ObjectKind kind,
      List<ObjectName> objects,
      boolean allInSchema,
      List<String> roles,
      int position)
      implements DefinitionStatement {
    @Override
    public <R> R accept(DefinitionStatement.Visitor<R> visitor) {
      return visitor.visit(this);
    }
  }

  /** {@code GRANT role TO role} and its REVOKE. */
  record GrantRole(boolean revoke, List<String> granted, List<String> roles, int position)
      implements DefinitionStatement {
    @Override
    public <R> R accept(DefinitionStatement.Visitor<R> visitor) {
      return visitor.visit(this);
    }
  }

  /** CREATE, ALTER or DROP. */
  enum RoleVerb {
    CREATE,
    ALTER,
    DROP
  }

  /** {@code CREATE|ALTER|DROP ROLE|USER|GROUP}; only DROP has several roles or IF EXISTS. */
  record RoleDefinition(RoleVerb verb, List<String> roles, boolean ifExists, int position)
      implements DefinitionStatement {
    @Override
    public <R> R accept(DefinitionStatement.Visitor<R> visitor) {
      return visitor.visit(this);
    }
  }

  /** {@code CREATE EXTENSION}. */
  record CreateExtension(
      String name, boolean ifNotExists, @Nullable String schema, boolean cascade, int position)
      implements DefinitionStatement {
    @Override
    public <R> R accept(DefinitionStatement.Visitor<R> visitor) {
      return visitor.visit(this);
    }
  }

  /**
   * A definition that is recognized by its first words and read no further, such as {@code CREATE
   * PUBLICATION}: the engine has no such objects.
   *
   * @param what the words, in upper case
   */
  record UnsupportedDefinition(String what, int position) implements DefinitionStatement {
    @Override
    public <R> R accept(DefinitionStatement.Visitor<R> visitor) {
      return visitor.visit(this);
    }
  }

  /**
   * One method for each kind of statement.
   *
   * @param <R> what a visit gives
   */
  interface Visitor<R> {
    R visit(CreateSchema create);

    R visit(CreateTable create);

    R visit(CreateTableAs create);

    R visit(RefreshMaterializedView refresh);

    R visit(AlterTable alter);

    R visit(Truncate truncate);

    R visit(CreateIndex create);

    R visit(CreateView create);

    R visit(CreateSequence create);

    R visit(AlterSequence alter);

    R visit(CreateEnum create);

    R visit(AlterEnumAdd alter);

    R visit(AlterEnumRename alter);

    R visit(CreateCompositeType create);

    R visit(CreateDomain create);

    R visit(AlterDomain alter);

    R visit(CreateFunction create);

    R visit(CreateTrigger create);

    R visit(Drop drop);

    R visit(Rename rename);

    R visit(SetSchema set);

    R visit(ChangeOwner change);

    R visit(Comment comment);

    R visit(Grant grant);

    R visit(GrantRole grant);

    R visit(RoleDefinition definition);

    R visit(CreateExtension create);

    R visit(UnsupportedDefinition definition);
  }
}
