package io.tx4j.engine.plan;

import io.tx4j.engine.sql.DefinitionStatement;
import io.tx4j.engine.sql.ObjectKind;

/** The words of CommandComplete for definitions. */
final class DdlTags implements DefinitionStatement.Visitor<String> {

  private DdlTags() {}

  static String of(DefinitionStatement statement) {
    return statement.accept(new DdlTags());
  }

  private static String words(ObjectKind kind) {
    return kind.name().replace('_', ' ');
  }

  @Override
  public String visit(DefinitionStatement.CreateSchema create) {
    return "CREATE SCHEMA";
  }

  @Override
  public String visit(DefinitionStatement.CreateTable create) {
    return "CREATE TABLE";
  }

  @Override
  public String visit(DefinitionStatement.CreateTableAs create) {
    return create.materializedView() ? "CREATE MATERIALIZED VIEW" : "CREATE TABLE AS";
  }

  @Override
  public String visit(DefinitionStatement.RefreshMaterializedView refresh) {
    return "REFRESH MATERIALIZED VIEW";
  }

  @Override
  public String visit(DefinitionStatement.AlterTable alter) {
    return "ALTER " + words(alter.kind());
  }

  @Override
  public String visit(DefinitionStatement.Truncate truncate) {
    return "TRUNCATE TABLE";
  }

  @Override
  public String visit(DefinitionStatement.CreateIndex create) {
    return "CREATE INDEX";
  }

  @Override
  public String visit(DefinitionStatement.CreateView create) {
    return "CREATE VIEW";
  }

  @Override
  public String visit(DefinitionStatement.CreateSequence create) {
    return "CREATE SEQUENCE";
  }

  @Override
  public String visit(DefinitionStatement.AlterSequence alter) {
    return "ALTER SEQUENCE";
  }

  @Override
  public String visit(DefinitionStatement.CreateEnum create) {
    return "CREATE TYPE";
  }

  @Override
  public String visit(DefinitionStatement.AlterEnumAdd alter) {
    return "ALTER TYPE";
  }

  @Override
  public String visit(DefinitionStatement.AlterEnumRename alter) {
    return "ALTER TYPE";
  }

  @Override
  public String visit(DefinitionStatement.CreateCompositeType create) {
    return "CREATE TYPE";
  }

  @Override
  public String visit(DefinitionStatement.CreateDomain create) {
    return "CREATE DOMAIN";
  }

  @Override
  public String visit(DefinitionStatement.AlterDomain alter) {
    return "ALTER DOMAIN";
  }

  @Override
  public String visit(DefinitionStatement.CreateFunction create) {
    return create.procedure() ? "CREATE PROCEDURE" : "CREATE FUNCTION";
  }

  @Override
  public String visit(DefinitionStatement.CreateTrigger create) {
    return "CREATE TRIGGER";
  }

  @Override
  public String visit(DefinitionStatement.Drop drop) {
    return "DROP " + words(drop.kind());
  }

  @Override
  public String visit(DefinitionStatement.Rename rename) {
    return "ALTER " + words(rename.object().kind());
  }

  @Override
  public String visit(DefinitionStatement.SetSchema set) {
    return "ALTER " + words(set.object().kind());
  }

  @Override
  public String visit(DefinitionStatement.ChangeOwner change) {
    return "ALTER " + words(change.object().kind());
  }

  @Override
  public String visit(DefinitionStatement.Comment comment) {
    return "COMMENT";
  }

  @Override
  public String visit(DefinitionStatement.Grant grant) {
    return grant.revoke() ? "REVOKE" : "GRANT";
  }

  @Override
  public String visit(DefinitionStatement.GrantRole grant) {
    return grant.revoke() ? "REVOKE ROLE" : "GRANT ROLE";
  }

  @Override
  public String visit(DefinitionStatement.RoleDefinition definition) {
    return definition.verb() + " ROLE";
  }

  @Override
  public String visit(DefinitionStatement.CreateExtension create) {
    return "CREATE EXTENSION";
  }

  @Override
  public String visit(DefinitionStatement.UnsupportedDefinition definition) {
    return definition.what();
  }
}
