package io.tx4j.engine.plan;

import io.tx4j.engine.error.SqlError;
import io.tx4j.engine.sql.DefinitionStatement;

/** Sends each kind of definition to the class that plans it. */
final class DdlDispatcher implements DefinitionStatement.Visitor<Void> {

  private final DdlScript script;

  DdlDispatcher(DdlScript script) {
    this.script = script;
  }

  private static SqlError unsupported(String what, int position) {
    return SqlError.notSupported(what).position(position);
  }

  @Override
  public Void visit(DefinitionStatement.CreateSchema create) {
    new SchemaDdl(script).create(create);
    return null;
  }

  @Override
  public Void visit(DefinitionStatement.CreateTable create) {
    new TableDdl(script).create(create);
    return null;
  }

  @Override
  public Void visit(DefinitionStatement.CreateTableAs create) {
    throw unsupported(
        create.materializedView() ? "CREATE MATERIALIZED VIEW" : "CREATE TABLE AS",
        create.position());
  }

  @Override
  public Void visit(DefinitionStatement.RefreshMaterializedView refresh) {
    throw unsupported("REFRESH MATERIALIZED VIEW", refresh.position());
  }

  @Override
  public Void visit(DefinitionStatement.AlterTable alter) {
    AlterTableDdl.alter(script, alter);
    return null;
  }

  @Override
  public Void visit(DefinitionStatement.Truncate truncate) {
    new TruncateDdl(script).truncate(truncate);
    return null;
  }

  @Override
  public Void visit(DefinitionStatement.CreateIndex create) {
    new IndexDdl(script).create(create);
    return null;
  }

  @Override
  public Void visit(DefinitionStatement.CreateView create) {
    new ViewDdl(script).create(create);
    return null;
  }

  @Override
  public Void visit(DefinitionStatement.CreateSequence create) {
    new SequenceDdl(script).create(create);
    return null;
  }

  @Override
  public Void visit(DefinitionStatement.AlterSequence alter) {
    new SequenceDdl(script).alter(alter);
    return null;
  }

  @Override
  public Void visit(DefinitionStatement.CreateEnum create) {
    new TypeDdl(script).create(create);
    return null;
  }

  @Override
  public Void visit(DefinitionStatement.AlterEnumAdd alter) {
    new TypeDdl(script).addLabel(alter);
    return null;
  }

  @Override
  public Void visit(DefinitionStatement.AlterEnumRename alter) {
    throw unsupported("ALTER TYPE", alter.position());
  }

  @Override
  public Void visit(DefinitionStatement.CreateCompositeType create) {
    throw unsupported("a composite type", create.position());
  }

  @Override
  public Void visit(DefinitionStatement.CreateDomain create) {
    new TypeDdl(script).createDomain(create);
    return null;
  }

  @Override
  public Void visit(DefinitionStatement.AlterDomain alter) {
    throw unsupported("ALTER DOMAIN", alter.position());
  }

  @Override
  public Void visit(DefinitionStatement.CreateFunction create) {
    throw unsupported(
        create.procedure() ? "CREATE PROCEDURE" : "CREATE FUNCTION", create.position());
  }

  @Override
  public Void visit(DefinitionStatement.CreateTrigger create) {
    throw unsupported("CREATE TRIGGER", create.position());
  }

  @Override
  public Void visit(DefinitionStatement.Drop drop) {
    new DropDdl(script).drop(drop);
    return null;
  }

  @Override
  public Void visit(DefinitionStatement.Rename rename) {
    new RenameDdl(script).rename(rename);
    return null;
  }

  @Override
  public Void visit(DefinitionStatement.SetSchema set) {
    throw unsupported("SET SCHEMA", set.position());
  }

  @Override
  public Void visit(DefinitionStatement.ChangeOwner change) {
    // There is one role, so this changes nothing.
    return null;
  }

  @Override
  public Void visit(DefinitionStatement.Comment comment) {
    new CommentDdl(script).comment(comment);
    return null;
  }

  @Override
  public Void visit(DefinitionStatement.Grant grant) {
    throw unsupported(grant.revoke() ? "REVOKE" : "GRANT", grant.position());
  }

  @Override
  public Void visit(DefinitionStatement.GrantRole grant) {
    throw unsupported(grant.revoke() ? "REVOKE" : "GRANT", grant.position());
  }

  @Override
  public Void visit(DefinitionStatement.RoleDefinition definition) {
    throw unsupported(definition.verb() + " ROLE", definition.position());
  }

  @Override
  public Void visit(DefinitionStatement.CreateExtension create) {
    throw unsupported("CREATE EXTENSION", create.position());
  }

  @Override
  public Void visit(DefinitionStatement.UnsupportedDefinition definition) {
    throw unsupported(definition.what(), definition.position());
  }
}
