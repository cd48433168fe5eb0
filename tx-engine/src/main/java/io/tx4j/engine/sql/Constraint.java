package io.tx4j.engine.sql;

import io.tx4j.engine.sql.DefinitionStatement.IndexColumn;
import io.tx4j.engine.sql.SqlExpression.Operator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A constraint or property of a column, table or domain, as written. A constraint that stands at a
 * column leaves its own column list empty: it is about that column.
 */
public sealed interface Constraint {

  /** What {@code CONSTRAINT name} gave it, or null. */
  @Nullable String name();

  /** Where the constraint begins: characters of the source text, from 1. */
  int position();

  /** Calls the method of {@code visitor} that is made for this kind of constraint. */
  <R> R accept(Visitor<R> visitor);

  /**
   * What may follow a constraint.
   *
   * @param enforced null when not said
   */
  record Attributes(
      boolean deferrable,
      boolean initiallyDeferred,
      boolean notValid,
      boolean noInherit,
      @Nullable Boolean enforced) {

    /** Nothing was said. */
    public static final Attributes NONE = new Attributes(false, false, false, false, null);
  }

  /** {@code NOT NULL}; {@code column} is null at a column, and for a domain. */
  record NotNull(
      @Nullable String name, @Nullable String column, Attributes attributes, int position)
      implements Constraint {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visit(this);
    }
  }

  /** {@code NULL}: the column may be null, which it may anyway. */
  record AllowsNull(@Nullable String name, int position) implements Constraint {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visit(this);
    }
  }

  /** {@code DEFAULT expression}. */
  record Default(@Nullable String name, SqlExpression expression, int position)
      implements Constraint {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visit(this);
    }
  }

  /** {@code GENERATED ALWAYS AS (expression) STORED}, or VIRTUAL. */
  record Generated(@Nullable String name, SqlExpression expression, boolean stored, int position)
      implements Constraint {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visit(this);
    }
  }

  /** {@code GENERATED ALWAYS|BY DEFAULT AS IDENTITY (options)}. */
  record Identity(@Nullable String name, boolean always, List<SequenceOption> options, int position)
      implements Constraint {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visit(this);
    }
  }

  /** {@code CHECK (expression)}. */
  record Check(@Nullable String name, SqlExpression expression, Attributes attributes, int position)
      implements Constraint {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visit(this);
    }
  }

  /**
   * {@code UNIQUE} or {@code PRIMARY KEY}.
   *
   * @param columns empty at a column, and with {@code usingIndex}
   * @param withoutOverlaps the last column is marked {@code WITHOUT OVERLAPS}
   * @param usingIndex {@code USING INDEX name}
   */
  record Unique(
      @Nullable String name,
      boolean primaryKey,
      List<String> columns,
      List<String> include,
      boolean nullsNotDistinct,
      boolean withoutOverlaps,
      @Nullable String usingIndex,
      Attributes attributes,
      int position)
      implements Constraint {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visit(this);
    }
  }

  /** {@code MATCH SIMPLE|FULL|PARTIAL}. */
  enum Match {
    SIMPLE,
    FULL,
    PARTIAL
  }

  /** What happens to referencing rows. */
  enum ReferentialAction {
    NO_ACTION,
    RESTRICT,
    CASCADE,
    SET_NULL,
    SET_DEFAULT
  }

  /**
   * {@code FOREIGN KEY (columns) REFERENCES table (referenced)}.
   *
   * @param columns empty at a column
   * @param referenced empty for the primary key
   * @param onDeleteColumns of {@code ON DELETE SET NULL (columns)}; empty for all
   * @param period the last column of both lists is marked {@code PERIOD}
   */
  record ForeignKey(
      @Nullable String name,
      List<String> columns,
      QualifiedName table,
      List<String> referenced,
      Match match,
      ReferentialAction onDelete,
      List<String> onDeleteColumns,
      ReferentialAction onUpdate,
      boolean period,
      Attributes attributes,
      int position)
      implements Constraint {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visit(this);
    }
  }

  /** {@code element WITH operator} of an exclusion constraint. */
  record ExclusionElement(IndexColumn element, Operator operator) {}

  /** {@code EXCLUDE USING method (elements) WHERE (predicate)}. */
  record Exclusion(
      @Nullable String name,
      @Nullable String method,
      List<ExclusionElement> elements,
      List<String> include,
      @Nullable SqlExpression where,
      Attributes attributes,
      int position)
      implements Constraint {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visit(this);
    }
  }

  /**
   * One method for each kind of constraint.
   *
   * @param <R> what a visit gives
   */
  interface Visitor<R> {
    R visit(NotNull notNull);

    R visit(AllowsNull allowsNull);

    R visit(Default value);

    R visit(Generated generated);

    R visit(Identity identity);

    R visit(Check check);

    R visit(Unique unique);

    R visit(ForeignKey foreignKey);

    R visit(Exclusion exclusion);
  }
}
