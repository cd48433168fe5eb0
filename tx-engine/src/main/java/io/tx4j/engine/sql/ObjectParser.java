package io.tx4j.engine.sql;

import io.tx4j.engine.sql.DefinitionStatement.Comment;
import io.tx4j.engine.sql.DefinitionStatement.Drop;
import io.tx4j.engine.sql.DefinitionStatement.ObjectName;
import io.tx4j.engine.sql.DefinitionStatement.UnsupportedDefinition;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How statements name objects of any kind; DROP and COMMENT, which are little more than that. */
final class ObjectParser {

  private final Grammar grammar;
  private final TokenCursor tokens;
  private final OptionParser options;

  ObjectParser(Grammar grammar) {
    this.grammar = grammar;
    this.tokens = grammar.tokens;
    this.options = new OptionParser(grammar);
  }

  // ---- DROP

  DefinitionStatement drop() {
    int position = tokens.position();
    Keyword next = TokenCursor.keywordOf(tokens.peek(1));
    if (next == null) {
      tokens.advance();
      throw tokens.syntaxError();
    }
    switch (next) {
      case OWNED -> {
        return owned(position);
      }
      case ROLE, GROUP -> {
        return new RoleParser(grammar).drop();
      }
      case USER -> {
        if (TokenCursor.keywordOf(tokens.peek(2)) != Keyword.MAPPING) {
          return new RoleParser(grammar).drop();
        }
        return new CreateParser(grammar).unsupported();
      }
      case CAST, DATABASE, LANGUAGE, OPERATOR, PROCEDURAL, SUBSCRIPTION, TABLESPACE, TRANSFORM -> {
        return new CreateParser(grammar).unsupported();
      }
      default -> tokens.advance();
    }
    ObjectKind kind = kind();
    boolean concurrently = kind == ObjectKind.INDEX && tokens.accept(Keyword.CONCURRENTLY);
    boolean ifExists = options.ifExists();
    List<ObjectName> objects =
        isOnTable(kind) ? List.of(object(kind)) : tokens.list(() -> object(kind));
    return new Drop(kind, objects, ifExists, options.cascade(), concurrently, position);
  }

  private UnsupportedDefinition owned(int position) {
    tokens.advance();
    tokens.expect(Keyword.OWNED, Keyword.BY);
    options.roles();
    options.cascade();
    return new UnsupportedDefinition("DROP OWNED", position);
  }

  private static boolean isOnTable(ObjectKind kind) {
    return kind == ObjectKind.TRIGGER || kind == ObjectKind.RULE || kind == ObjectKind.POLICY;
  }

  /** The words that name a kind of object. */
  ObjectKind kind() {
    Keyword keyword = tokens.keyword();
    if (keyword == null) {
      throw tokens.syntaxError();
    }
    ObjectKind kind = simpleKind(keyword);
    if (kind != null) {
      tokens.advance();
      return kind;
    }
    return switch (keyword) {
      case MATERIALIZED -> words(ObjectKind.MATERIALIZED_VIEW, Keyword.VIEW);
      case ACCESS -> words(ObjectKind.ACCESS_METHOD, Keyword.METHOD);
      case EVENT -> words(ObjectKind.EVENT_TRIGGER, Keyword.TRIGGER);
      case FOREIGN -> {
        tokens.advance();
        if (tokens.accept(Keyword.TABLE)) {
          yield ObjectKind.FOREIGN_TABLE;
        }
        tokens.expect(Keyword.DATA, Keyword.WRAPPER);
        yield ObjectKind.FOREIGN_DATA_WRAPPER;
      }
      case TEXT -> {
        tokens.advance();
        tokens.expect(Keyword.SEARCH);
        yield textSearchKind();
      }
      default -> throw tokens.syntaxError();
    };
  }

  private ObjectKind words(ObjectKind kind, Keyword second) {
    tokens.advance();
    tokens.expect(second);
    return kind;
  }

  private ObjectKind textSearchKind() {
    if (tokens.accept(Keyword.CONFIGURATION)) {
      return ObjectKind.TEXT_SEARCH_CONFIGURATION;
    }
    if (tokens.accept(Keyword.DICTIONARY)) {
      return ObjectKind.TEXT_SEARCH_DICTIONARY;
    }
    if (tokens.accept(Keyword.PARSER)) {
      return ObjectKind.TEXT_SEARCH_PARSER;
    }
    tokens.expect(Keyword.TEMPLATE);
    return ObjectKind.TEXT_SEARCH_TEMPLATE;
  }

  private static @Nullable ObjectKind simpleKind(Keyword keyword) {
    return switch (keyword) {
      case AGGREGATE -> ObjectKind.AGGREGATE;
      case COLLATION -> ObjectKind.COLLATION;
      case CONVERSION -> ObjectKind.CONVERSION;
      case DOMAIN -> ObjectKind.DOMAIN;
      case EXTENSION -> ObjectKind.EXTENSION;
      case FUNCTION -> ObjectKind.FUNCTION;
      case INDEX -> ObjectKind.INDEX;
      case POLICY -> ObjectKind.POLICY;
      case PROCEDURE -> ObjectKind.PROCEDURE;
      case PUBLICATION -> ObjectKind.PUBLICATION;
      case ROUTINE -> ObjectKind.ROUTINE;
      case RULE -> ObjectKind.RULE;
      case SCHEMA -> ObjectKind.SCHEMA;
      case SEQUENCE -> ObjectKind.SEQUENCE;
      case SERVER -> ObjectKind.FOREIGN_SERVER;
      case STATISTICS -> ObjectKind.STATISTICS;
      case TABLE -> ObjectKind.TABLE;
      case TRIGGER -> ObjectKind.TRIGGER;
      case TYPE -> ObjectKind.TYPE;
      case VIEW -> ObjectKind.VIEW;
      default -> null;
    };
  }

  // ---- names

  /** An object's name, in the form that its kind asks for. */
  ObjectName object(ObjectKind kind) {
    return switch (kind) {
      case TRIGGER, RULE, POLICY -> {
        QualifiedName name = simpleName();
        tokens.expect(Keyword.ON);
        yield new ObjectName(kind, name, tokens.anyName(), null);
      }
      case FUNCTION, PROCEDURE, ROUTINE, AGGREGATE -> routine(kind);
      case SCHEMA,
          EXTENSION,
          ACCESS_METHOD,
          EVENT_TRIGGER,
          FOREIGN_DATA_WRAPPER,
          FOREIGN_SERVER,
          PUBLICATION,
          DATABASE,
          LANGUAGE,
          ROLE,
          TABLESPACE,
          SUBSCRIPTION ->
          new ObjectName(kind, simpleName(), null, null);
      case TYPE, DOMAIN -> new ObjectName(kind, grammar.types.typeName().name(), null, null);
      default -> new ObjectName(kind, tokens.anyName(), null, null);
    };
  }

  private QualifiedName simpleName() {
    int position = tokens.position();
    return new QualifiedName(List.of(tokens.columnName()), position);
  }

  private ObjectName routine(ObjectKind kind) {
    int position = tokens.position();
    boolean qualified = tokens.nextIs('.');
    if (!tokens.atTypeOrFunctionName() && !tokens.atColumnName()) {
      throw tokens.syntaxError();
    }
    boolean mayHaveArguments = tokens.atTypeOrFunctionName() || qualified;
    QualifiedName name = tokens.restOfName(tokens.label(), position);
    List<TypeName> arguments = null;
    if (kind == ObjectKind.AGGREGATE && !tokens.at('(')) {
      throw tokens.syntaxError();
    }
    if (mayHaveArguments && tokens.at('(')) {
      arguments = new RoutineParser(grammar).argumentTypes(kind == ObjectKind.AGGREGATE);
    }
    return new ObjectName(kind, name, null, arguments);
  }

  // ---- COMMENT

  DefinitionStatement comment() {
    int position = tokens.position();
    Keyword kind = TokenCursor.keywordOf(tokens.peek(2));
    if (kind != null && tokens.nextIs(Keyword.ON) && !isKnownToComment(kind)) {
      return new CreateParser(grammar).unsupported();
    }
    tokens.expect(Keyword.COMMENT, Keyword.ON);
    ObjectName object = commented();
    tokens.expect(Keyword.IS);
    String text = tokens.accept(Keyword.NULL) ? null : tokens.string();
    return new Comment(object, text, position);
  }

  private static boolean isKnownToComment(Keyword kind) {
    return switch (kind) {
      case CAST, LARGE, OPERATOR, TRANSFORM, PROCEDURAL -> false;
      default -> true;
    };
  }

  private ObjectName commented() {
    if (tokens.accept(Keyword.COLUMN)) {
      return new ObjectName(ObjectKind.COLUMN, tokens.anyName(), null, null);
    }
    if (tokens.accept(Keyword.CONSTRAINT)) {
      QualifiedName name = simpleName();
      tokens.expect(Keyword.ON);
      boolean domain = !tokens.nextIs(Keyword.IS) && tokens.accept(Keyword.DOMAIN);
      ObjectKind kind = domain ? ObjectKind.DOMAIN_CONSTRAINT : ObjectKind.CONSTRAINT;
      return new ObjectName(kind, name, tokens.anyName(), null);
    }
    ObjectKind named = clusterKind();
    return object(named == null ? kind() : named);
  }

  /** Kinds of objects that belong to the whole cluster; null if none is named here. */
  private @Nullable ObjectKind clusterKind() {
    if (tokens.accept(Keyword.DATABASE)) {
      return ObjectKind.DATABASE;
    }
    if (tokens.accept(Keyword.ROLE)) {
      return ObjectKind.ROLE;
    }
    if (tokens.accept(Keyword.LANGUAGE)) {
      return ObjectKind.LANGUAGE;
    }
    if (tokens.accept(Keyword.SUBSCRIPTION)) {
      return ObjectKind.SUBSCRIPTION;
    }
    return tokens.accept(Keyword.TABLESPACE) ? ObjectKind.TABLESPACE : null;
  }
}
