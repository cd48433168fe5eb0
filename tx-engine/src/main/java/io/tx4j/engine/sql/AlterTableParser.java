package io.tx4j.engine.sql;

import io.tx4j.engine.sql.AlterTableAction.AddColumn;
import io.tx4j.engine.sql.AlterTableAction.AddConstraint;
import io.tx4j.engine.sql.AlterTableAction.AddIdentity;
import io.tx4j.engine.sql.AlterTableAction.AlterConstraint;
import io.tx4j.engine.sql.AlterTableAction.DropColumn;
import io.tx4j.engine.sql.AlterTableAction.DropConstraint;
import io.tx4j.engine.sql.AlterTableAction.DropIdentity;
import io.tx4j.engine.sql.AlterTableAction.OtherAction;
import io.tx4j.engine.sql.AlterTableAction.SetDefault;
import io.tx4j.engine.sql.AlterTableAction.SetExpression;
import io.tx4j.engine.sql.AlterTableAction.SetIdentity;
import io.tx4j.engine.sql.AlterTableAction.SetNotNull;
import io.tx4j.engine.sql.AlterTableAction.SetOwner;
import io.tx4j.engine.sql.AlterTableAction.SetTrigger;
import io.tx4j.engine.sql.AlterTableAction.SetType;
import io.tx4j.engine.sql.AlterTableAction.ValidateConstraint;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The actions of ALTER TABLE. */
final class AlterTableParser {

  private final Grammar grammar;
  private final TokenCursor tokens;
  private final OptionParser options;
  private final ConstraintParser constraints;
  private final StorageActionParser storage;

  AlterTableParser(Grammar grammar) {
    this.grammar = grammar;
    this.tokens = grammar.tokens;
    this.options = new OptionParser(grammar);
    this.constraints = new ConstraintParser(grammar);
    this.storage = new StorageActionParser(grammar);
  }

  AlterTableAction action() {
    Keyword keyword = tokens.keyword();
    if (keyword == null) {
      throw tokens.syntaxError();
    }
    int position = tokens.position();
    return switch (keyword) {
      case ADD -> add(position);
      case DROP -> drop(position);
      case ALTER -> alter(position);
      case VALIDATE -> {
        tokens.advance();
        tokens.expect(Keyword.CONSTRAINT);
        yield new ValidateConstraint(tokens.columnName(), position);
      }
      case OWNER -> {
        tokens.advance();
        tokens.expect(Keyword.TO);
        yield new SetOwner(options.role(), position);
      }
      case ENABLE, DISABLE -> enable(keyword == Keyword.ENABLE, position);
      case ATTACH, CLUSTER, DETACH, FORCE, INHERIT, NO, NOT, OF, REPLICA, RESET, SET ->
          storage.action(keyword);
      default -> throw tokens.syntaxError();
    };
  }

  private AlterTableAction add(int position) {
    tokens.expect(Keyword.ADD);
    if (constraints.atTableConstraint()) {
      return new AddConstraint(constraints.tableConstraint(), position);
    }
    tokens.accept(Keyword.COLUMN);
    boolean ifNotExists = options.ifNotExists();
    return new AddColumn(new TableParser(grammar).column(), ifNotExists, position);
  }

  private AlterTableAction drop(int position) {
    tokens.expect(Keyword.DROP);
    if (tokens.accept(Keyword.CONSTRAINT)) {
      boolean ifExists = options.ifExists();
      String name = tokens.columnName();
      return new DropConstraint(name, ifExists, options.cascade(), position);
    }
    tokens.accept(Keyword.COLUMN);
    boolean ifExists = options.ifExists();
    String column = tokens.columnName();
    return new DropColumn(column, ifExists, options.cascade(), position);
  }

  private AlterTableAction enable(boolean enable, int position) {
    if (!tokens.nextIs(Keyword.TRIGGER)) {
      return storage.enable(enable, position);
    }
    tokens.advance();
    tokens.advance();
    String trigger =
        tokens.at(Keyword.ALL) || tokens.at(Keyword.USER) ? tokens.label() : tokens.columnName();
    return new SetTrigger(enable, trigger, position);
  }

  // ---- ALTER COLUMN, ALTER CONSTRAINT

  private AlterTableAction alter(int position) {
    tokens.expect(Keyword.ALTER);
    if (tokens.accept(Keyword.CONSTRAINT)) {
      String name = tokens.columnName();
      Constraint.Attributes attributes =
          new ConstraintAttributes(tokens).ofTable("FOREIGN KEY", true, false, true);
      return new AlterConstraint(name, attributes, position);
    }
    tokens.accept(Keyword.COLUMN);
    if (tokens.atInteger()) {
      tokens.integer();
      return required(storage.ofColumn(position));
    }
    String column = tokens.columnName();
    OtherAction other = storage.ofColumn(position);
    if (other != null) {
      return other;
    }
    Keyword keyword = tokens.keyword();
    if (keyword == null) {
      throw tokens.syntaxError();
    }
    return switch (keyword) {
      case TYPE -> type(column, position);
      case SET -> set(column, position);
      case DROP -> dropProperty(column, position);
      case ADD -> addIdentity(column, position);
      case RESTART -> setIdentity(column, position);
      default -> throw tokens.syntaxError();
    };
  }

  private SetType type(String column, int position) {
    tokens.expect(Keyword.TYPE);
    TypeName type = grammar.types.typeName();
    QualifiedName collation = tokens.accept(Keyword.COLLATE) ? tokens.anyName() : null;
    SqlExpression using = tokens.accept(Keyword.USING) ? grammar.expressions.parse() : null;
    return new SetType(column, type, collation, using, position);
  }

  private AlterTableAction set(String column, int position) {
    Keyword next = TokenCursor.keywordOf(tokens.peek(1));
    if (next == null) {
      tokens.advance();
      throw tokens.syntaxError();
    }
    switch (next) {
      case DEFAULT -> {
        tokens.advance();
        tokens.advance();
        return new SetDefault(column, grammar.expressions.parse(), position);
      }
      case NOT -> {
        tokens.advance();
        tokens.expect(Keyword.NOT, Keyword.NULL);
        return new SetNotNull(column, true, position);
      }
      case DATA -> {
        tokens.advance();
        tokens.advance();
        return type(column, position);
      }
      case EXPRESSION -> {
        tokens.advance();
        tokens.advance();
        tokens.expect(Keyword.AS);
        tokens.expect('(');
        SqlExpression expression = grammar.expressions.parse();
        tokens.expect(')');
        return new SetExpression(column, expression, false, position);
      }
      default -> {
        return setIdentity(column, position);
      }
    }
  }

  private AlterTableAction dropProperty(String column, int position) {
    tokens.expect(Keyword.DROP);
    if (tokens.accept(Keyword.DEFAULT)) {
      return new SetDefault(column, null, position);
    }
    if (tokens.acceptThen(Keyword.NOT, Keyword.NULL)) {
      return new SetNotNull(column, false, position);
    }
    if (tokens.accept(Keyword.EXPRESSION)) {
      return new SetExpression(column, null, ifExists(), position);
    }
    tokens.expect(Keyword.IDENTITY);
    return new DropIdentity(column, ifExists(), position);
  }

  /** IF EXISTS where no name may stand. */
  private boolean ifExists() {
    return tokens.acceptThen(Keyword.IF, Keyword.EXISTS);
  }

  private AddIdentity addIdentity(String column, int position) {
    tokens.expect(Keyword.ADD, Keyword.GENERATED);
    boolean always = generatedWhen();
    tokens.expect(Keyword.AS, Keyword.IDENTITY);
    return new AddIdentity(
        column, always, new SequenceParser(grammar).parenthesizedOptions(), position);
  }

  private boolean generatedWhen() {
    boolean always = tokens.accept(Keyword.ALWAYS);
    if (!always) {
      tokens.expect(Keyword.BY, Keyword.DEFAULT);
    }
    return always;
  }

  /** {@code SET GENERATED ALWAYS}, {@code SET option} and {@code RESTART}, one or more of them. */
  private SetIdentity setIdentity(String column, int position) {
    SequenceParser sequences = new SequenceParser(grammar);
    List<SequenceOption> sequence = new ArrayList<>();
    Boolean always = null;
    while (tokens.at(Keyword.SET) || tokens.at(Keyword.RESTART)) {
      if (tokens.accept(Keyword.SET, Keyword.GENERATED)) {
        always = generatedWhen();
      } else {
        tokens.accept(Keyword.SET);
        sequence.add(required(sequences.option()));
      }
    }
    return new SetIdentity(column, always, List.copyOf(sequence), position);
  }

  private <T> T required(@Nullable T read) {
    if (read == null) {
      throw tokens.syntaxError();
    }
    return read;
  }
}
