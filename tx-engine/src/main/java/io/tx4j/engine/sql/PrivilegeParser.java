package io.tx4j.engine.sql;

import io.tx4j.engine.sql.DefinitionStatement.Grant;
import io.tx4j.engine.sql.DefinitionStatement.GrantRole;
import io.tx4j.engine.sql.DefinitionStatement.ObjectName;
import io.tx4j.engine.sql.DefinitionStatement.Privilege;
import java.util.List;

/** GRANT and REVOKE. */
final class PrivilegeParser {

  private final TokenCursor tokens;
  private final OptionParser options;
  private final ObjectParser objects;

  PrivilegeParser(Grammar grammar) {
    this.tokens = grammar.tokens;
    this.options = new OptionParser(grammar);
    this.objects = new ObjectParser(grammar);
  }

  DefinitionStatement statement() {
    int position = tokens.position();
    boolean revoke = tokens.at(Keyword.REVOKE);
    tokens.advance();
    if (revoke
        && (tokens.at(Keyword.GRANT) || (tokens.atColumnName() && tokens.nextIs(Keyword.OPTION)))) {
      tokens.advance();
      tokens.expect(Keyword.OPTION, Keyword.FOR);
    }
    List<Privilege> privileges = privileges();
    boolean all = privileges.get(0).name().equals("all");
    if (all) {
      tokens.expect(Keyword.ON);
    } else if (!tokens.accept(Keyword.ON)) {
      return grantRole(revoke, privileges, position);
    }
    Target target = target();
    tokens.expect(revoke ? Keyword.FROM : Keyword.TO);
    List<String> roles = tokens.list(this::grantee);
    if (!revoke && tokens.acceptThen(Keyword.WITH, Keyword.GRANT)) {
      tokens.expect(Keyword.OPTION);
    }
    grantedBy();
    if (revoke) {
      options.cascade();
    }
    return new Grant(
        revoke, privileges, target.kind(), target.objects(), target.allInSchema(), roles, position);
  }

  private GrantRole grantRole(boolean revoke, List<Privilege> privileges, int position) {
    tokens.expect(revoke ? Keyword.FROM : Keyword.TO);
    List<String> roles = options.roles();
    if (!revoke && tokens.accept(Keyword.WITH)) {
      tokens.list(this::roleOption);
    }
    grantedBy();
    if (revoke) {
      options.cascade();
    }
    List<String> granted = privileges.stream().map(Privilege::name).toList();
    return new GrantRole(revoke, granted, roles, position);
  }

  private String roleOption() {
    String option = tokens.label();
    if (!tokens.accept(Keyword.OPTION)
        && !tokens.accept(Keyword.TRUE)
        && !tokens.accept(Keyword.FALSE)) {
      throw tokens.syntaxError();
    }
    return option;
  }

  private void grantedBy() {
    if (tokens.acceptThen(Keyword.GRANTED, Keyword.BY)) {
      options.role();
    }
  }

  private String grantee() {
    tokens.accept(Keyword.GROUP);
    return options.role();
  }

  private List<Privilege> privileges() {
    if (tokens.accept(Keyword.ALL)) {
      tokens.accept(Keyword.PRIVILEGES);
      return List.of(new Privilege("all", tokens.optionalColumnNames()));
    }
    return tokens.list(this::privilege);
  }

  private Privilege privilege() {
    boolean reserved =
        tokens.at(Keyword.SELECT) || tokens.at(Keyword.REFERENCES) || tokens.at(Keyword.CREATE);
    String name;
    if (tokens.at(Keyword.ALTER, Keyword.SYSTEM)) {
      tokens.advance();
      tokens.advance();
      name = "alter system";
    } else {
      name = reserved ? tokens.label() : tokens.columnName();
    }
    return new Privilege(name, tokens.optionalColumnNames());
  }

  private record Target(ObjectKind kind, List<ObjectName> objects, boolean allInSchema) {}

  private Target target() {
    if (tokens.accept(Keyword.ALL)) {
      ObjectKind kind = allKind();
      tokens.expect(Keyword.IN, Keyword.SCHEMA);
      return new Target(kind, tokens.list(() -> objects.object(ObjectKind.SCHEMA)), true);
    }
    ObjectKind kind = targetKind();
    return new Target(kind, tokens.list(() -> objects.object(kind)), false);
  }

  private ObjectKind allKind() {
    Keyword keyword = tokens.keyword();
    ObjectKind kind =
        keyword == null
            ? null
            : switch (keyword) {
              case TABLES -> ObjectKind.TABLE;
              case SEQUENCES -> ObjectKind.SEQUENCE;
              case FUNCTIONS -> ObjectKind.FUNCTION;
              case PROCEDURES -> ObjectKind.PROCEDURE;
              case ROUTINES -> ObjectKind.ROUTINE;
              default -> null;
            };
    if (kind == null) {
      throw tokens.syntaxError();
    }
    tokens.advance();
    return kind;
  }

  private ObjectKind targetKind() {
    Keyword keyword = tokens.keyword();
    if (keyword == null || tokens.nextIs(Keyword.TO) || tokens.nextIs(',')) {
      return ObjectKind.TABLE;
    }
    ObjectKind kind =
        switch (keyword) {
          case TABLE -> ObjectKind.TABLE;
          case SEQUENCE -> ObjectKind.SEQUENCE;
          case FUNCTION -> ObjectKind.FUNCTION;
          case PROCEDURE -> ObjectKind.PROCEDURE;
          case ROUTINE -> ObjectKind.ROUTINE;
          case DATABASE -> ObjectKind.DATABASE;
          case DOMAIN -> ObjectKind.DOMAIN;
          case LANGUAGE -> ObjectKind.LANGUAGE;
          case SCHEMA -> ObjectKind.SCHEMA;
          case TABLESPACE -> ObjectKind.TABLESPACE;
          case TYPE -> ObjectKind.TYPE;
          default -> null;
        };
    if (kind == null) {
      return ObjectKind.TABLE;
    }
    tokens.advance();
    return kind;
  }
}
