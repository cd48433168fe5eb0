package io.tx4j.engine.sql;

import io.tx4j.engine.error.SqlState;
import io.tx4j.engine.sql.DefinitionStatement.CreateExtension;
import io.tx4j.engine.sql.DefinitionStatement.CreateSchema;
import io.tx4j.engine.sql.DefinitionStatement.Persistence;
import io.tx4j.engine.sql.DefinitionStatement.UnsupportedDefinition;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** CREATE: finds the parser of what is created, and knows schemas and extensions itself. */
final class CreateParser {

  private final Grammar grammar;
  private final TokenCursor tokens;
  private final OptionParser options;

  CreateParser(Grammar grammar) {
    this.grammar = grammar;
    this.tokens = grammar.tokens;
    this.options = new OptionParser(grammar);
  }

  Statement create() {
    int position = tokens.position();
    if (!isKnown()) {
      return unsupported();
    }
    tokens.expect(Keyword.CREATE);
    boolean orReplace = tokens.acceptThen(Keyword.OR, Keyword.REPLACE);
    Persistence persistence = orReplace && !atTemporary() ? Persistence.PERMANENT : persistence();
    Keyword keyword = tokens.keyword();
    if (keyword == null) {
      throw tokens.syntaxError();
    }
    if (orReplace) {
      return replaceable(keyword, persistence, position);
    }
    return switch (keyword) {
      case TABLE -> new TableParser(grammar).create(persistence, position);
      case VIEW, RECURSIVE -> new ViewParser(grammar).create(false, persistence, position);
      case SEQUENCE -> new SequenceParser(grammar).create(persistence, position);
      default -> {
        if (persistence != Persistence.PERMANENT && keyword != Keyword.MATERIALIZED) {
          throw tokens.syntaxError();
        }
        yield permanent(keyword, persistence, position);
      }
    };
  }

  private Statement replaceable(Keyword keyword, Persistence persistence, int position) {
    return switch (keyword) {
      case VIEW, RECURSIVE -> new ViewParser(grammar).create(true, persistence, position);
      case FUNCTION, PROCEDURE -> new RoutineParser(grammar).create(true, position);
      case TRIGGER, CONSTRAINT -> new TriggerParser(grammar).create(true, position);
      default -> throw tokens.syntaxError();
    };
  }

  private Statement permanent(Keyword keyword, Persistence persistence, int position) {
    return switch (keyword) {
      case UNIQUE, INDEX -> new IndexParser(grammar).create(position);
      case SCHEMA -> schema(position);
      case MATERIALIZED -> new ViewParser(grammar).createMaterialized(persistence, position);
      case TYPE -> new TypeDefinitionParser(grammar).createType(position);
      case DOMAIN -> new TypeDefinitionParser(grammar).createDomain(position);
      case FUNCTION, PROCEDURE -> new RoutineParser(grammar).create(false, position);
      case TRIGGER, CONSTRAINT -> new TriggerParser(grammar).create(false, position);
      case ROLE, USER, GROUP -> new RoleParser(grammar).create(position);
      case EXTENSION -> extension(position);
      default -> throw tokens.syntaxError();
    };
  }

  private boolean atTemporary() {
    return tokens.at(Keyword.TEMP) || tokens.at(Keyword.TEMPORARY) || atLocalOrGlobal();
  }

  private boolean atLocalOrGlobal() {
    return tokens.at(Keyword.LOCAL) || tokens.at(Keyword.GLOBAL);
  }

  private Persistence persistence() {
    if (atLocalOrGlobal()) {
      tokens.advance();
      if (!tokens.at(Keyword.TEMP)) {
        tokens.expect(Keyword.TEMPORARY);
        return Persistence.TEMPORARY;
      }
    }
    if (tokens.accept(Keyword.TEMP) || tokens.accept(Keyword.TEMPORARY)) {
      return Persistence.TEMPORARY;
    }
    return tokens.accept(Keyword.UNLOGGED) ? Persistence.UNLOGGED : Persistence.PERMANENT;
  }

  // ---- what the engine has no such objects for

  /** False for objects that are recognized by their first words only. */
  private boolean isKnown() {
    int distance = tokens.nextIs(Keyword.OR) ? 3 : 1;
    Keyword keyword = TokenCursor.keywordOf(tokens.peek(distance));
    if (keyword == null) {
      return true;
    }
    return switch (keyword) {
      case ACCESS,
          AGGREGATE,
          CAST,
          COLLATION,
          CONVERSION,
          DATABASE,
          DEFAULT,
          EVENT,
          FOREIGN,
          LANGUAGE,
          OPERATOR,
          POLICY,
          PROCEDURAL,
          PUBLICATION,
          RULE,
          SERVER,
          STATISTICS,
          SUBSCRIPTION,
          TABLESPACE,
          TEXT,
          TRANSFORM,
          TRUSTED ->
          false;
      case USER -> TokenCursor.keywordOf(tokens.peek(distance + 1)) != Keyword.MAPPING;
      default -> true;
    };
  }

  /** Takes the first two or three words for the message and skips the rest of the statement. */
  UnsupportedDefinition unsupported() {
    int position = tokens.position();
    List<String> words = new ArrayList<>(4);
    int wanted = tokens.nextIs(Keyword.OR) ? 4 : 2;
    while (words.size() < wanted && tokens.keyword() != null) {
      words.add(tokens.text().toUpperCase(Locale.ROOT));
      tokens.advance();
    }
    while (!tokens.atEnd()) {
      tokens.advance();
    }
    return new UnsupportedDefinition(String.join(" ", words), position);
  }

  // ---- schemas and extensions

  private CreateSchema schema(int position) {
    tokens.expect(Keyword.SCHEMA);
    boolean ifNotExists = options.ifNotExists();
    String name = tokens.at(Keyword.AUTHORIZATION) ? null : tokens.columnName();
    String owner = tokens.accept(Keyword.AUTHORIZATION) ? options.role() : null;
    List<Statement> elements = new ArrayList<>();
    int at = tokens.position();
    Statement element;
    while ((element = schemaElement()) != null) {
      elements.add(element);
    }
    if (ifNotExists && !elements.isEmpty()) {
      throw tokens.error(
          SqlState.FEATURE_NOT_SUPPORTED,
          "CREATE SCHEMA IF NOT EXISTS cannot include schema elements",
          at);
    }
    return new CreateSchema(name, ifNotExists, owner, List.copyOf(elements), position);
  }

  private @Nullable Statement schemaElement() {
    if (tokens.at(Keyword.CREATE)) {
      return create();
    }
    return tokens.at(Keyword.GRANT) ? new PrivilegeParser(grammar).statement() : null;
  }

  private CreateExtension extension(int position) {
    tokens.expect(Keyword.EXTENSION);
    boolean ifNotExists = options.ifNotExists();
    String name = tokens.columnName();
    tokens.accept(Keyword.WITH);
    String schema = null;
    boolean cascade = false;
    while (true) {
      if (tokens.accept(Keyword.SCHEMA)) {
        schema = tokens.columnName();
      } else if (tokens.accept(Keyword.VERSION)) {
        if (tokens.atString()) {
          tokens.string();
        } else {
          tokens.nonReservedWord();
        }
      } else if (tokens.accept(Keyword.CASCADE)) {
        cascade = true;
      } else {
        return new CreateExtension(name, ifNotExists, schema, cascade, position);
      }
    }
  }
}
