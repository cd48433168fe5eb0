package io.tx4j.engine.sql;

import io.tx4j.engine.sql.DefinitionStatement.AlterDomain;
import io.tx4j.engine.sql.DefinitionStatement.AlterDomainAction;
import io.tx4j.engine.sql.DefinitionStatement.AlterEnumAdd;
import io.tx4j.engine.sql.DefinitionStatement.AlterEnumRename;
import io.tx4j.engine.sql.DefinitionStatement.AlterSequence;
import io.tx4j.engine.sql.DefinitionStatement.AlterTable;
import io.tx4j.engine.sql.DefinitionStatement.ChangeOwner;
import io.tx4j.engine.sql.DefinitionStatement.DomainAddConstraint;
import io.tx4j.engine.sql.DefinitionStatement.DomainDefault;
import io.tx4j.engine.sql.DefinitionStatement.DomainDropConstraint;
import io.tx4j.engine.sql.DefinitionStatement.DomainNotNull;
import io.tx4j.engine.sql.DefinitionStatement.DomainValidateConstraint;
import io.tx4j.engine.sql.DefinitionStatement.ObjectName;
import io.tx4j.engine.sql.DefinitionStatement.RelationName;
import io.tx4j.engine.sql.DefinitionStatement.Rename;
import io.tx4j.engine.sql.DefinitionStatement.SetSchema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** ALTER of everything: finds out what is altered, and knows all but the actions on tables. */
final class AlterParser {

  private final Grammar grammar;
  private final TokenCursor tokens;
  private final OptionParser options;

  AlterParser(Grammar grammar) {
    this.grammar = grammar;
    this.tokens = grammar.tokens;
    this.options = new OptionParser(grammar);
  }

  DefinitionStatement alter() {
    int position = tokens.position();
    Keyword keyword = TokenCursor.keywordOf(tokens.peek(1));
    if (keyword == null) {
      tokens.advance();
      throw tokens.syntaxError();
    }
    return switch (keyword) {
      case TABLE, INDEX, VIEW, SEQUENCE, MATERIALIZED -> {
        tokens.advance();
        yield relation(new ObjectParser(grammar).kind(), position);
      }
      case TYPE -> {
        tokens.advance();
        tokens.advance();
        yield type(position);
      }
      case DOMAIN -> {
        tokens.advance();
        tokens.advance();
        yield domain(position);
      }
      case SCHEMA, FUNCTION, PROCEDURE, ROUTINE, AGGREGATE, TRIGGER -> object(position);
      case ROLE, GROUP, USER -> {
        tokens.advance();
        yield new RoleParser(grammar).alter(position);
      }
      case COLLATION,
          CONVERSION,
          DATABASE,
          DEFAULT,
          EVENT,
          EXTENSION,
          FOREIGN,
          LANGUAGE,
          LARGE,
          OPERATOR,
          POLICY,
          PROCEDURAL,
          PUBLICATION,
          RULE,
          SERVER,
          STATISTICS,
          SUBSCRIPTION,
          SYSTEM,
          TABLESPACE,
          TEXT ->
          new CreateParser(grammar).unsupported();
      default -> {
        tokens.advance();
        throw tokens.syntaxError();
      }
    };
  }

  // ---- relations

  private DefinitionStatement relation(ObjectKind kind, int position) {
    if (tokens.acceptThen(Keyword.ALL, Keyword.IN)) {
      while (!tokens.atEnd()) {
        tokens.advance();
      }
      return new DefinitionStatement.UnsupportedDefinition("ALTER " + kind + " ALL", position);
    }
    boolean ifExists = options.ifExists();
    RelationName table =
        kind == ObjectKind.TABLE
            ? new SessionParser(grammar).relationName()
            : new RelationName(tokens.qualifiedName(), false);
    ObjectName object = new ObjectName(kind, table.name(), null, null);
    if (tokens.accept(Keyword.RENAME)) {
      return renameRelation(object, ifExists, position);
    }
    if (tokens.accept(Keyword.SET, Keyword.SCHEMA)) {
      return new SetSchema(object, ifExists, tokens.columnName(), position);
    }
    if (kind == ObjectKind.SEQUENCE && !atTableAction()) {
      List<SequenceOption> sequence = new SequenceParser(grammar).options();
      if (sequence.isEmpty()) {
        throw tokens.syntaxError();
      }
      return new AlterSequence(table.name(), ifExists, sequence, position);
    }
    AlterTableParser actions = new AlterTableParser(grammar);
    return new AlterTable(kind, table, ifExists, tokens.list(actions::action), position);
  }

  /** ALTER SEQUENCE has an owner and storage as tables have. */
  private boolean atTableAction() {
    return tokens.at(Keyword.OWNER) || tokens.at(Keyword.SET);
  }

  private Rename renameRelation(ObjectName object, boolean ifExists, int position) {
    ObjectKind partKind = null;
    String part = null;
    if (tokens.accept(Keyword.CONSTRAINT)) {
      partKind = ObjectKind.CONSTRAINT;
      part = tokens.columnName();
    } else if (hasColumns(object.kind())
        && (tokens.accept(Keyword.COLUMN) || !tokens.at(Keyword.TO))) {
      partKind = ObjectKind.COLUMN;
      part = tokens.columnName();
    }
    tokens.expect(Keyword.TO);
    return new Rename(object, ifExists, partKind, part, tokens.columnName(), position);
  }

  private static boolean hasColumns(ObjectKind kind) {
    return kind != ObjectKind.INDEX && kind != ObjectKind.SEQUENCE;
  }

  // ---- types and domains

  private DefinitionStatement type(int position) {
    QualifiedName name = tokens.anyName();
    ObjectName object = new ObjectName(ObjectKind.TYPE, name, null, null);
    if (tokens.accept(Keyword.ADD, Keyword.VALUE)) {
      return addLabel(name, position);
    }
    if (tokens.accept(Keyword.RENAME, Keyword.VALUE)) {
      String label = tokens.string();
      tokens.expect(Keyword.TO);
      return new AlterEnumRename(name, label, tokens.string(), position);
    }
    if (tokens.accept(Keyword.RENAME, Keyword.ATTRIBUTE)) {
      String attribute = tokens.columnName();
      tokens.expect(Keyword.TO);
      String newName = tokens.columnName();
      options.cascade();
      return new Rename(object, false, ObjectKind.ATTRIBUTE, attribute, newName, position);
    }
    DefinitionStatement common = common(object, position);
    if (common != null) {
      return common;
    }
    tokens.list(this::attributeAction);
    return new DefinitionStatement.UnsupportedDefinition("ALTER TYPE ATTRIBUTE", position);
  }

  /** An action on an attribute of a composite type; only parsed. */
  private String attributeAction() {
    if (tokens.acceptThen(Keyword.ADD, Keyword.ATTRIBUTE)) {
      grammar.from.resultColumn();
    } else if (tokens.acceptThen(Keyword.DROP, Keyword.ATTRIBUTE)) {
      options.ifExists();
      tokens.columnName();
    } else if (tokens.at(Keyword.SET)) {
      tokens.advance();
      options.parameters();
      return "SET";
    } else {
      tokens.expect(Keyword.ALTER, Keyword.ATTRIBUTE);
      tokens.columnName();
      tokens.acceptThen(Keyword.SET, Keyword.DATA);
      tokens.expect(Keyword.TYPE);
      grammar.types.typeName();
      if (tokens.accept(Keyword.COLLATE)) {
        tokens.anyName();
      }
    }
    options.cascade();
    return "ATTRIBUTE";
  }

  private AlterEnumAdd addLabel(QualifiedName name, int position) {
    boolean ifNotExists = tokens.accept(Keyword.IF);
    if (ifNotExists) {
      tokens.expect(Keyword.NOT, Keyword.EXISTS);
    }
    String label = tokens.string();
    boolean before = tokens.at(Keyword.BEFORE);
    String neighbour =
        tokens.accept(Keyword.BEFORE) || tokens.accept(Keyword.AFTER) ? tokens.string() : null;
    return new AlterEnumAdd(name, label, ifNotExists, neighbour, before, position);
  }

  /** RENAME TO, SET SCHEMA and OWNER TO; null if it is none of these. */
  private @Nullable DefinitionStatement common(ObjectName object, int position) {
    if (tokens.acceptThen(Keyword.RENAME, Keyword.TO)) {
      return new Rename(object, false, null, null, tokens.columnName(), position);
    }
    if (tokens.accept(Keyword.SET, Keyword.SCHEMA)) {
      return new SetSchema(object, false, tokens.columnName(), position);
    }
    if (tokens.acceptThen(Keyword.OWNER, Keyword.TO)) {
      return new ChangeOwner(object, options.role(), position);
    }
    return null;
  }

  private DefinitionStatement domain(int position) {
    QualifiedName name = tokens.anyName();
    ObjectName object = new ObjectName(ObjectKind.DOMAIN, name, null, null);
    if (tokens.accept(Keyword.RENAME, Keyword.CONSTRAINT)) {
      String constraint = tokens.columnName();
      tokens.expect(Keyword.TO);
      return new Rename(
          object, false, ObjectKind.CONSTRAINT, constraint, tokens.columnName(), position);
    }
    DefinitionStatement common = common(object, position);
    return common != null ? common : new AlterDomain(name, domainAction(), position);
  }

  private AlterDomainAction domainAction() {
    if (tokens.accept(Keyword.ADD)) {
      return new DomainAddConstraint(new ConstraintParser(grammar).domainConstraint());
    }
    if (tokens.acceptThen(Keyword.VALIDATE, Keyword.CONSTRAINT)) {
      return new DomainValidateConstraint(tokens.columnName());
    }
    boolean set = tokens.accept(Keyword.SET);
    if (!set) {
      tokens.expect(Keyword.DROP);
    }
    if (tokens.acceptThen(Keyword.NOT, Keyword.NULL)) {
      return new DomainNotNull(set);
    }
    if (!set && tokens.accept(Keyword.CONSTRAINT)) {
      boolean ifExists = options.ifExists();
      return new DomainDropConstraint(tokens.columnName(), ifExists, options.cascade());
    }
    tokens.expect(Keyword.DEFAULT);
    return new DomainDefault(set ? grammar.expressions.parse() : null);
  }

  // ---- others

  private DefinitionStatement object(int position) {
    tokens.expect(Keyword.ALTER);
    ObjectParser objects = new ObjectParser(grammar);
    ObjectName object = objects.object(objects.kind());
    DefinitionStatement common = common(object, position);
    if (common != null) {
      return common;
    }
    if (tokens.accept(Keyword.NO) || tokens.at(Keyword.DEPENDS)) {
      tokens.expect(Keyword.DEPENDS, Keyword.ON);
      tokens.expect(Keyword.EXTENSION);
      tokens.columnName();
    } else if (object.arguments() == null && object.kind() == ObjectKind.SCHEMA
        || object.of() != null) {
      throw tokens.syntaxError();
    } else {
      new RoutineParser(grammar).alteredOptions();
    }
    return new DefinitionStatement.UnsupportedDefinition("ALTER " + object.kind(), position);
  }
}
