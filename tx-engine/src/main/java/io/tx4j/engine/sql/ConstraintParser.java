package io.tx4j.engine.sql;

import io.tx4j.engine.error.SqlState;
import io.tx4j.engine.sql.Constraint.AllowsNull;
import io.tx4j.engine.sql.Constraint.Attributes;
import io.tx4j.engine.sql.Constraint.Check;
import io.tx4j.engine.sql.Constraint.Default;
import io.tx4j.engine.sql.Constraint.Exclusion;
import io.tx4j.engine.sql.Constraint.ExclusionElement;
import io.tx4j.engine.sql.Constraint.ForeignKey;
import io.tx4j.engine.sql.Constraint.Generated;
import io.tx4j.engine.sql.Constraint.Identity;
import io.tx4j.engine.sql.Constraint.Match;
import io.tx4j.engine.sql.Constraint.NotNull;
import io.tx4j.engine.sql.Constraint.ReferentialAction;
import io.tx4j.engine.sql.Constraint.Unique;
import io.tx4j.engine.sql.DefinitionStatement.IndexColumn;
import io.tx4j.engine.sql.SqlExpression.Operator;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Constraints of columns, tables and domains. */
final class ConstraintParser {

  private final Grammar grammar;
  private final TokenCursor tokens;
  private final ConstraintAttributes attributes;

  ConstraintParser(Grammar grammar) {
    this.grammar = grammar;
    this.tokens = grammar.tokens;
    this.attributes = new ConstraintAttributes(tokens);
  }

  /** What follows a column's type. */
  record ColumnQualifiers(@Nullable QualifiedName collation, List<Constraint> constraints) {}

  // ---- of columns

  ColumnQualifiers columnQualifiers() {
    QualifiedName collation = null;
    List<Constraint> constraints = new ArrayList<>(2);
    while (true) {
      int position = tokens.position();
      if (tokens.accept(Keyword.COLLATE)) {
        if (collation != null) {
          throw tokens.error("multiple COLLATE clauses not allowed", position);
        }
        collation = tokens.anyName();
        continue;
      }
      Constraint constraint = columnConstraint();
      if (constraint == null) {
        return new ColumnQualifiers(collation, List.copyOf(constraints));
      }
      constraints.add(constraint);
    }
  }

  private @Nullable Constraint columnConstraint() {
    int position = tokens.position();
    boolean named = tokens.accept(Keyword.CONSTRAINT);
    String name = named ? tokens.columnName() : null;
    Keyword keyword = tokens.keyword();
    Constraint constraint = keyword == null ? null : columnConstraint(keyword, name, position);
    if (constraint == null && named) {
      throw tokens.syntaxError();
    }
    return constraint;
  }

  private @Nullable Constraint columnConstraint(
      Keyword keyword, @Nullable String name, int position) {
    switch (keyword) {
      case NOT -> {
        if (!tokens.nextIs(Keyword.NULL)) {
          return misplacedAttribute();
        }
        tokens.advance();
        tokens.advance();
        boolean noInherit = noInherit();
        Attributes given = attributes.ofColumn("NOT NULL", false);
        return new NotNull(name, null, withNoInherit(given, noInherit), position);
      }
      case NULL -> {
        tokens.advance();
        return new AllowsNull(name, position);
      }
      case DEFAULT -> {
        tokens.advance();
        return new Default(name, grammar.expressions.parseRestricted(), position);
      }
      case CHECK -> {
        SqlExpression condition = check();
        boolean noInherit = noInherit();
        Attributes given = attributes.ofColumn("CHECK", false);
        return new Check(name, condition, withNoInherit(given, noInherit), position);
      }
      case UNIQUE, PRIMARY -> {
        return columnKey(name, position);
      }
      case REFERENCES -> {
        return references(name, List.of(), false, true, position);
      }
      case GENERATED -> {
        return generated(name, position);
      }
      case DEFERRABLE, INITIALLY, ENFORCED -> {
        return misplacedAttribute();
      }
      default -> {
        return null;
      }
    }
  }

  /** An attribute that no constraint goes before: everything but NOT VALID and the like. */
  private @Nullable Constraint misplacedAttribute() {
    int position = tokens.position();
    String what = attributes.columnAttribute();
    if (what == null) {
      tokens.advance();
      throw tokens.syntaxError();
    }
    throw tokens.error("misplaced " + what + " clause", position);
  }

  private static Attributes withNoInherit(Attributes given, boolean noInherit) {
    return noInherit
        ? new Attributes(
            given.deferrable(), given.initiallyDeferred(), given.notValid(), true, given.enforced())
        : given;
  }

  private boolean noInherit() {
    return tokens.acceptThen(Keyword.NO, Keyword.INHERIT);
  }

  private SqlExpression check() {
    tokens.expect(Keyword.CHECK);
    tokens.expect('(');
    SqlExpression condition = grammar.expressions.parse();
    tokens.expect(')');
    return condition;
  }

  private Unique columnKey(@Nullable String name, int position) {
    boolean primary = primaryOrUnique();
    boolean nullsNotDistinct = !primary && nullsNotDistinct();
    definition();
    tablespace();
    Attributes given = attributes.ofColumn(primary ? "PRIMARY KEY" : "UNIQUE", true);
    return new Unique(
        name, primary, List.of(), List.of(), nullsNotDistinct, false, null, given, position);
  }

  private Constraint generated(@Nullable String name, int position) {
    tokens.expect(Keyword.GENERATED);
    int at = tokens.position();
    boolean always = tokens.accept(Keyword.ALWAYS);
    if (!always) {
      tokens.expect(Keyword.BY, Keyword.DEFAULT);
    }
    tokens.expect(Keyword.AS);
    if (tokens.accept(Keyword.IDENTITY)) {
      return new Identity(
          name, always, new SequenceParser(grammar).parenthesizedOptions(), position);
    }
    tokens.expect('(');
    SqlExpression expression = grammar.expressions.parse();
    tokens.expect(')');
    boolean stored = tokens.accept(Keyword.STORED);
    if (!stored) {
      tokens.accept(Keyword.VIRTUAL);
    }
    if (!always) {
      throw tokens.error("for a generated column, GENERATED ALWAYS must be specified", at);
    }
    return new Generated(name, expression, stored, position);
  }

  // ---- of tables and domains

  /** Whether a constraint begins here rather than a column, in the list of a table's elements. */
  boolean atTableConstraint() {
    Keyword keyword = tokens.keyword();
    if (keyword == null) {
      return false;
    }
    return switch (keyword) {
      case CONSTRAINT, CHECK, UNIQUE, PRIMARY, FOREIGN, NOT -> true;
      case EXCLUDE -> tokens.nextIs('(') || tokens.nextIs(Keyword.USING);
      default -> false;
    };
  }

  Constraint tableConstraint() {
    int position = tokens.position();
    String name = tokens.accept(Keyword.CONSTRAINT) ? tokens.columnName() : null;
    Keyword keyword = tokens.keyword();
    if (keyword == null) {
      throw tokens.syntaxError();
    }
    return switch (keyword) {
      case CHECK -> {
        SqlExpression condition = check();
        Attributes given = attributes.ofTable("CHECK", false, true, true);
        yield new Check(name, condition, given, position);
      }
      case NOT -> {
        tokens.expect(Keyword.NOT, Keyword.NULL);
        String column = tokens.columnName();
        Attributes given = attributes.ofTable("NOT NULL", false, true, false);
        yield new NotNull(name, column, given, position);
      }
      case UNIQUE, PRIMARY -> tableKey(name, position);
      case FOREIGN -> foreignKey(name, position);
      case EXCLUDE -> exclusion(name, position);
      default -> throw tokens.syntaxError();
    };
  }

  /** {@code [CONSTRAINT name] CHECK (...)} or {@code NOT NULL} of ALTER DOMAIN ADD. */
  Constraint domainConstraint() {
    int position = tokens.position();
    String name = tokens.accept(Keyword.CONSTRAINT) ? tokens.columnName() : null;
    if (tokens.acceptThen(Keyword.NOT, Keyword.NULL)) {
      return new NotNull(name, null, attributes.ofTable("NOT NULL", false, true, false), position);
    }
    SqlExpression condition = check();
    return new Check(name, condition, attributes.ofTable("CHECK", false, true, false), position);
  }

  private boolean primaryOrUnique() {
    if (tokens.acceptThen(Keyword.PRIMARY, Keyword.KEY)) {
      return true;
    }
    tokens.expect(Keyword.UNIQUE);
    return false;
  }

  private boolean nullsNotDistinct() {
    if (!tokens.accept(Keyword.NULLS)) {
      return false;
    }
    boolean not = tokens.accept(Keyword.NOT);
    tokens.expect(Keyword.DISTINCT);
    return not;
  }

  private Unique tableKey(@Nullable String name, int position) {
    boolean primary = primaryOrUnique();
    String what = primary ? "PRIMARY KEY" : "UNIQUE";
    if (tokens.at(Keyword.USING)) {
      tokens.expect(Keyword.USING, Keyword.INDEX);
      String index = tokens.columnName();
      Attributes given = attributes.ofTable(what, true, false, false);
      return new Unique(name, primary, List.of(), List.of(), false, false, index, given, position);
    }
    boolean nullsNotDistinct = !primary && nullsNotDistinct();
    tokens.expect('(');
    List<String> columns = tokens.columnNames();
    boolean withoutOverlaps = tokens.acceptThen(Keyword.WITHOUT, Keyword.OVERLAPS);
    tokens.expect(')');
    List<String> include = include();
    definition();
    tablespace();
    return new Unique(
        name,
        primary,
        columns,
        include,
        nullsNotDistinct,
        withoutOverlaps,
        null,
        attributes.ofTable(what, true, false, false),
        position);
  }

  private List<String> include() {
    return tokens.accept(Keyword.INCLUDE) ? tokens.parenthesized(tokens::columnName) : List.of();
  }

  private void definition() {
    new OptionParser(grammar).optionalParameters();
  }

  private void tablespace() {
    if (tokens.acceptThen(Keyword.USING, Keyword.INDEX)) {
      tokens.expect(Keyword.TABLESPACE);
      tokens.columnName();
    }
  }

  // ---- foreign keys

  private ForeignKey foreignKey(@Nullable String name, int position) {
    tokens.expect(Keyword.FOREIGN, Keyword.KEY);
    tokens.expect('(');
    List<String> columns = new ArrayList<>(1);
    boolean period = columnsWithPeriod(columns);
    tokens.expect(')');
    return references(name, List.copyOf(columns), period, false, position);
  }

  /** {@code a, b, PERIOD c}; true if the last one is marked. */
  private boolean columnsWithPeriod(List<String> columns) {
    columns.add(tokens.columnName());
    while (tokens.accept(',')) {
      boolean period = tokens.at(Keyword.PERIOD) && TokenCursor.isColumnName(tokens.peek(1));
      if (period) {
        tokens.advance();
      }
      columns.add(tokens.columnName());
      if (period) {
        return true;
      }
    }
    return false;
  }

  private ForeignKey references(
      @Nullable String name, List<String> columns, boolean period, boolean ofColumn, int position) {
    tokens.expect(Keyword.REFERENCES);
    QualifiedName table = tokens.qualifiedName();
    List<String> referenced = new ArrayList<>(1);
    if (tokens.accept('(')) {
      columnsWithPeriod(referenced);
      tokens.expect(')');
    }
    Match match = match();
    ReferentialAction onDelete = null;
    ReferentialAction onUpdate = null;
    List<String> onDeleteColumns = List.of();
    while (tokens.at(Keyword.ON) && (onDelete == null || onUpdate == null)) {
      int at = tokens.position();
      tokens.advance();
      boolean delete = onDelete == null && tokens.accept(Keyword.DELETE);
      if (!delete) {
        if (onUpdate != null) {
          throw tokens.syntaxError();
        }
        tokens.expect(Keyword.UPDATE);
      }
      ReferentialAction action = action();
      List<String> affected =
          action == ReferentialAction.SET_NULL || action == ReferentialAction.SET_DEFAULT
              ? tokens.optionalColumnNames()
              : List.of();
      if (delete) {
        onDelete = action;
        onDeleteColumns = affected;
      } else {
        onUpdate = action;
        refuseColumns(action, affected, at);
      }
    }
    Attributes given =
        ofColumn
            ? attributes.ofColumn("FOREIGN KEY", true)
            : attributes.ofTable("FOREIGN KEY", true, true, false);
    return new ForeignKey(
        name,
        columns,
        table,
        List.copyOf(referenced),
        match,
        onDelete == null ? ReferentialAction.NO_ACTION : onDelete,
        onDeleteColumns,
        onUpdate == null ? ReferentialAction.NO_ACTION : onUpdate,
        period,
        given,
        position);
  }

  private void refuseColumns(ReferentialAction action, List<String> columns, int position) {
    if (!columns.isEmpty()) {
      throw tokens.error(
          SqlState.FEATURE_NOT_SUPPORTED,
          "a column list with "
              + (action == ReferentialAction.SET_NULL ? "SET NULL" : "SET DEFAULT")
              + " is only supported for ON DELETE actions",
          position);
    }
  }

  private Match match() {
    int position = tokens.position();
    if (!tokens.accept(Keyword.MATCH)) {
      return Match.SIMPLE;
    }
    if (tokens.accept(Keyword.FULL)) {
      return Match.FULL;
    }
    if (tokens.accept(Keyword.PARTIAL)) {
      throw tokens.error(
          SqlState.FEATURE_NOT_SUPPORTED, "MATCH PARTIAL not yet implemented", position);
    }
    tokens.expect(Keyword.SIMPLE);
    return Match.SIMPLE;
  }

  private ReferentialAction action() {
    if (tokens.accept(Keyword.CASCADE)) {
      return ReferentialAction.CASCADE;
    }
    if (tokens.accept(Keyword.RESTRICT)) {
      return ReferentialAction.RESTRICT;
    }
    if (tokens.acceptThen(Keyword.NO, Keyword.ACTION)) {
      return ReferentialAction.NO_ACTION;
    }
    tokens.expect(Keyword.SET);
    if (tokens.accept(Keyword.NULL)) {
      return ReferentialAction.SET_NULL;
    }
    tokens.expect(Keyword.DEFAULT);
    return ReferentialAction.SET_DEFAULT;
  }

  // ---- exclusion

  private Exclusion exclusion(@Nullable String name, int position) {
    tokens.expect(Keyword.EXCLUDE);
    String method = tokens.accept(Keyword.USING) ? tokens.columnName() : null;
    IndexColumnParser columns = new IndexColumnParser(grammar);
    List<ExclusionElement> elements = tokens.parenthesized(() -> exclusionElement(columns));
    List<String> include = include();
    definition();
    tablespace();
    SqlExpression where = null;
    if (tokens.accept(Keyword.WHERE)) {
      tokens.expect('(');
      where = grammar.expressions.parse();
      tokens.expect(')');
    }
    Attributes given = attributes.ofTable("EXCLUDE", true, false, false);
    return new Exclusion(name, method, elements, include, where, given, position);
  }

  private ExclusionElement exclusionElement(IndexColumnParser columns) {
    IndexColumn column = columns.column();
    tokens.expect(Keyword.WITH);
    Operator operator =
        tokens.at(Keyword.OPERATOR)
            ? grammar.expressions.qualifiedOperator()
            : grammar.expressions.anyOperator();
    return new ExclusionElement(column, operator);
  }
}
