package io.tx4j.engine.sql;

import io.tx4j.engine.sql.DefinitionStatement.CreateTrigger;
import io.tx4j.engine.sql.DefinitionStatement.TriggerEvent;
import io.tx4j.engine.sql.DefinitionStatement.TriggerEventKind;
import io.tx4j.engine.sql.DefinitionStatement.TriggerTiming;
import java.util.ArrayList;
import java.util.List;

/** CREATE TRIGGER. */
final class TriggerParser {

  private final Grammar grammar;
  private final TokenCursor tokens;

  TriggerParser(Grammar grammar) {
    this.grammar = grammar;
    this.tokens = grammar.tokens;
  }

  CreateTrigger create(boolean orReplace, int position) {
    boolean constraint = tokens.accept(Keyword.CONSTRAINT);
    tokens.expect(Keyword.TRIGGER);
    String name = tokens.columnName();
    TriggerTiming timing = timing(constraint);
    List<TriggerEvent> events = new ArrayList<>();
    do {
      events.add(event());
    } while (tokens.accept(Keyword.OR));
    tokens.expect(Keyword.ON);
    QualifiedName table = tokens.qualifiedName();
    Constraint.Attributes attributes = Constraint.Attributes.NONE;
    if (constraint) {
      if (tokens.accept(Keyword.FROM)) {
        tokens.qualifiedName();
      }
      attributes = new ConstraintAttributes(tokens).ofTable("TRIGGER", true, false, false);
    } else if (tokens.accept(Keyword.REFERENCING)) {
      transitionTables();
    }
    boolean forEachRow = forEachRow(constraint);
    SqlExpression when = null;
    if (tokens.accept(Keyword.WHEN)) {
      tokens.expect('(');
      when = grammar.expressions.parse();
      tokens.expect(')');
    }
    tokens.expect(Keyword.EXECUTE);
    if (!tokens.accept(Keyword.FUNCTION)) {
      tokens.expect(Keyword.PROCEDURE);
    }
    QualifiedName function = tokens.anyName();
    tokens.expect('(');
    List<String> arguments = tokens.at(')') ? List.of() : tokens.list(this::argument);
    tokens.expect(')');
    return new CreateTrigger(
        name,
        orReplace,
        constraint,
        timing,
        List.copyOf(events),
        table,
        forEachRow,
        when,
        function,
        arguments,
        attributes,
        position);
  }

  private TriggerTiming timing(boolean constraint) {
    if (constraint || tokens.at(Keyword.AFTER)) {
      tokens.expect(Keyword.AFTER);
      return TriggerTiming.AFTER;
    }
    if (tokens.accept(Keyword.BEFORE)) {
      return TriggerTiming.BEFORE;
    }
    tokens.expect(Keyword.INSTEAD, Keyword.OF);
    return TriggerTiming.INSTEAD_OF;
  }

  private TriggerEvent event() {
    if (tokens.accept(Keyword.INSERT)) {
      return new TriggerEvent(TriggerEventKind.INSERT, List.of());
    }
    if (tokens.accept(Keyword.DELETE)) {
      return new TriggerEvent(TriggerEventKind.DELETE, List.of());
    }
    if (tokens.accept(Keyword.TRUNCATE)) {
      return new TriggerEvent(TriggerEventKind.TRUNCATE, List.of());
    }
    tokens.expect(Keyword.UPDATE);
    List<String> columns = tokens.accept(Keyword.OF) ? tokens.columnNames() : List.of();
    return new TriggerEvent(TriggerEventKind.UPDATE, columns);
  }

  /** {@code OLD TABLE AS a NEW TABLE AS b}: only parsed. */
  private void transitionTables() {
    do {
      if (!tokens.accept(Keyword.OLD)) {
        tokens.expect(Keyword.NEW);
      }
      if (!tokens.accept(Keyword.TABLE)) {
        tokens.expect(Keyword.ROW);
      }
      tokens.accept(Keyword.AS);
      tokens.columnName();
    } while (tokens.at(Keyword.OLD) || tokens.at(Keyword.NEW));
  }

  private boolean forEachRow(boolean required) {
    if (!required && !tokens.at(Keyword.FOR)) {
      return false;
    }
    tokens.expect(Keyword.FOR);
    boolean each = tokens.accept(Keyword.EACH);
    if (required && !each) {
      throw tokens.syntaxError();
    }
    boolean row = tokens.accept(Keyword.ROW);
    if (!row && !required) {
      tokens.expect(Keyword.STATEMENT);
    } else if (!row) {
      throw tokens.syntaxError();
    }
    return row;
  }

  private String argument() {
    if (tokens.atString()) {
      return tokens.string();
    }
    if (tokens.at(Tokens.INTEGER) || tokens.at(Tokens.NUMBER)) {
      return tokens.signedNumber();
    }
    return tokens.label();
  }
}
