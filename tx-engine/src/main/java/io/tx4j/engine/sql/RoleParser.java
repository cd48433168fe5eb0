package io.tx4j.engine.sql;

import io.tx4j.engine.sql.DefinitionStatement.RoleDefinition;
import io.tx4j.engine.sql.DefinitionStatement.RoleVerb;
import java.util.List;
import java.util.Set;

/** CREATE, ALTER and DROP of roles. Their options are checked, but not kept. */
final class RoleParser {

  private static final Set<String> FLAGS =
      Set.of(
          "superuser",
          "nosuperuser",
          "createdb",
          "nocreatedb",
          "createrole",
          "nocreaterole",
          "login",
          "nologin",
          "replication",
          "noreplication",
          "bypassrls",
          "nobypassrls",
          "noinherit");

  private final Grammar grammar;
  private final TokenCursor tokens;
  private final OptionParser options;

  RoleParser(Grammar grammar) {
    this.grammar = grammar;
    this.tokens = grammar.tokens;
    this.options = new OptionParser(grammar);
  }

  RoleDefinition create(int position) {
    tokens.advance();
    String role = options.role();
    tokens.accept(Keyword.WITH);
    while (!tokens.atEnd()) {
      createOption();
    }
    return new RoleDefinition(RoleVerb.CREATE, List.of(role), false, position);
  }

  private void createOption() {
    if (tokens.accept(Keyword.SYSID)) {
      tokens.integer();
    } else if (tokens.accept(Keyword.ADMIN) || tokens.accept(Keyword.ROLE)) {
      options.roles();
    } else if (tokens.accept(Keyword.IN)) {
      if (!tokens.accept(Keyword.ROLE)) {
        tokens.expect(Keyword.GROUP);
      }
      options.roles();
    } else {
      option();
    }
  }

  private void option() {
    if (tokens.accept(Keyword.ENCRYPTED)) {
      tokens.expect(Keyword.PASSWORD);
      tokens.string();
    } else if (tokens.accept(Keyword.PASSWORD)) {
      if (!tokens.accept(Keyword.NULL)) {
        tokens.string();
      }
    } else if (tokens.acceptThen(Keyword.CONNECTION, Keyword.LIMIT)) {
      tokens.signedInteger();
    } else if (tokens.acceptThen(Keyword.VALID, Keyword.UNTIL)) {
      tokens.string();
    } else if (tokens.accept(Keyword.USER)) {
      options.roles();
    } else if (!tokens.accept(Keyword.INHERIT)) {
      flag();
    }
  }

  private void flag() {
    if (!TokenCursor.isIdentifier(tokens.kind())) {
      throw tokens.syntaxError();
    }
    int position = tokens.position();
    String flag = tokens.label();
    if (!FLAGS.contains(flag)) {
      throw tokens.error("unrecognized role option \"" + flag + "\"", position);
    }
  }

  RoleDefinition alter(int position) {
    boolean group = tokens.at(Keyword.GROUP);
    tokens.advance();
    String role = tokens.accept(Keyword.ALL) ? "all" : options.role();
    if (tokens.acceptThen(Keyword.RENAME, Keyword.TO)) {
      options.role();
    } else if (group) {
      if (!tokens.accept(Keyword.ADD)) {
        tokens.expect(Keyword.DROP);
      }
      tokens.expect(Keyword.USER);
      options.roles();
    } else {
      alterOptions();
    }
    return new RoleDefinition(RoleVerb.ALTER, List.of(role), false, position);
  }

  private void alterOptions() {
    boolean inDatabase = tokens.acceptThen(Keyword.IN, Keyword.DATABASE);
    if (inDatabase) {
      tokens.columnName();
    }
    Keyword keyword = tokens.keyword();
    if (keyword == Keyword.SET || keyword == Keyword.RESET) {
      new SettingParser(grammar).statement(keyword);
    } else if (inDatabase) {
      throw tokens.syntaxError();
    } else {
      tokens.accept(Keyword.WITH);
      while (!tokens.atEnd()) {
        option();
      }
    }
  }

  RoleDefinition drop() {
    int position = tokens.position();
    tokens.expect(Keyword.DROP);
    tokens.advance();
    boolean ifExists = options.ifExists();
    return new RoleDefinition(RoleVerb.DROP, options.roles(), ifExists, position);
  }
}
