package io.tx4j.engine.sql;

import io.tx4j.engine.sql.DefinitionStatement.ColumnDefinition;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One action of ALTER TABLE, ALTER VIEW, ALTER INDEX or ALTER SEQUENCE. */
public sealed interface AlterTableAction {

  /** Where the action begins: characters of the source text, from 1. */
  int position();

  /** Calls the method of {@code visitor} that is made for this kind of action. */
  <R> R accept(Visitor<R> visitor);

  /** {@code ADD [COLUMN] [IF NOT EXISTS] definition}. */
  record AddColumn(ColumnDefinition column, boolean ifNotExists, int position)
      implements AlterTableAction {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visit(this);
    }
  }

  /** {@code DROP [COLUMN] [IF EXISTS] column}. */
  record DropColumn(String column, boolean ifExists, boolean cascade, int position)
      implements AlterTableAction {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visit(this);
    }
  }

  /** {@code ALTER column TYPE type COLLATE collation USING expression}. */
  record SetType(
      String column,
      TypeName type,
      @Nullable QualifiedName collation,
      @Nullable SqlExpression using,
      int position)
      implements AlterTableAction {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visit(this);
    }
  }

  /** {@code ALTER column SET DEFAULT expression}, or DROP DEFAULT if null. */
  record SetDefault(String column, @Nullable SqlExpression expression, int position)
      implements AlterTableAction {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visit(this);
    }
  }

  /** {@code ALTER column SET NOT NULL}, or DROP NOT NULL. */
  record SetNotNull(String column, boolean notNull, int position) implements AlterTableAction {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visit(this);
    }
  }

  /** {@code ALTER column SET EXPRESSION AS (expression)}, or DROP EXPRESSION if null. */
  record SetExpression(
      String column, @Nullable SqlExpression expression, boolean ifExists, int position)
      implements AlterTableAction {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visit(this);
    }
  }

  /** {@code ALTER column ADD GENERATED ... AS IDENTITY (options)}. */
  record AddIdentity(String column, boolean always, List<SequenceOption> options, int position)
      implements AlterTableAction {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visit(this);
    }
  }

  /** {@code ALTER column SET GENERATED ... SET option ... RESTART}; always null when not said. */
  record SetIdentity(
      String column, @Nullable Boolean always, List<SequenceOption> options, int position)
      implements AlterTableAction {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visit(this);
    }
  }

  /** {@code ALTER column DROP IDENTITY [IF EXISTS]}. */
  record DropIdentity(String column, boolean ifExists, int position) implements AlterTableAction {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visit(this);
    }
  }

  /** {@code ADD constraint}. */
  record AddConstraint(Constraint constraint, int position) implements AlterTableAction {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visit(this);
    }
  }

  /** {@code DROP CONSTRAINT [IF EXISTS] name}. */
  record DropConstraint(String name, boolean ifExists, boolean cascade, int position)
      implements AlterTableAction {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visit(this);
    }
  }

  /** {@code VALIDATE CONSTRAINT name}. */
  record ValidateConstraint(String name, int position) implements AlterTableAction {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visit(this);
    }
  }

  /** {@code ALTER CONSTRAINT name attributes}. */
  record AlterConstraint(String name, Constraint.Attributes attributes, int position)
      implements AlterTableAction {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visit(this);
    }
  }

  /** {@code OWNER TO role}. */
  record SetOwner(String role, int position) implements AlterTableAction {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visit(this);
    }
  }

  /**
   * {@code ENABLE|DISABLE TRIGGER name}.
   *
   * @param trigger a name, {@code ALL} or {@code USER}
   */
  record SetTrigger(boolean enable, String trigger, int position) implements AlterTableAction {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visit(this);
    }
  }

  /**
   * Everything about storage, statistics, partitions, inheritance and replication.
   *
   * @param what the words that name it, in upper case: {@code SET STATISTICS}, {@code CLUSTER ON}
   */
  record OtherAction(String what, int position) implements AlterTableAction {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visit(this);
    }
  }

  /**
   * One method for each kind of action.
   *
   * @param <R> what a visit gives
   */
  interface Visitor<R> {
    R visit(AddColumn action);

    R visit(DropColumn action);

    R visit(SetType action);

    R visit(SetDefault action);

    R visit(SetNotNull action);

    R visit(SetExpression action);

    R visit(AddIdentity action);

    R visit(SetIdentity action);

    R visit(DropIdentity action);

    R visit(AddConstraint action);

    R visit(DropConstraint action);

    R visit(ValidateConstraint action);

    R visit(AlterConstraint action);

    R visit(SetOwner action);

    R visit(SetTrigger action);

    R visit(OtherAction action);
  }
}
