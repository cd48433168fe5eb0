package io.tx4j.engine.plan;

import io.tx4j.engine.catalog.ColumnDef;
import io.tx4j.engine.catalog.Relation;
import io.tx4j.engine.catalog.SchemaDef;
import io.tx4j.engine.catalog.SequenceDef;
import io.tx4j.engine.catalog.TableDef;
import io.tx4j.engine.error.SqlError;
import io.tx4j.engine.error.SqlState;
import io.tx4j.engine.sql.DefinitionStatement;
import io.tx4j.engine.sql.QualifiedName;
import io.tx4j.engine.sql.SequenceOption;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** CREATE SEQUENCE, ALTER SEQUENCE. */
final class SequenceDdl {

  private final DdlScript script;

  SequenceDdl(DdlScript script) {
    this.script = script;
  }

  void create(DefinitionStatement.CreateSequence create) {
    if (create.persistence() == DefinitionStatement.Persistence.TEMPORARY) {
      throw SqlError.notSupported("a temporary sequence").position(create.name().position());
    }
    SchemaDef schema = script.schemaFor(create.name());
    String name = create.name().name();
    if (script.isTaken(schema, name)) {
      if (!create.ifNotExists()) {
        throw SqlError.of(SqlState.DUPLICATE_TABLE, "relation \"%s\" already exists", name);
      }
      script.notice(SqlState.DUPLICATE_TABLE, "relation \"%s\" already exists, skipping", name);
      return;
    }
    SequenceOptions options = new SequenceOptions(script, create.options(), null);
    SequenceDef sequence =
        withOwner(options.create(script.newOid(), schema.oid(), name), options.owner());
    script.put(sequence);
    script.add(new DdlStep.CreateSequence(sequence));
  }

  void alter(DefinitionStatement.AlterSequence alter) {
    Relation found =
        script
            .catalog()
            .relation(alter.name().schema(), alter.name().name(), script.context().searchPath());
    if (found == null && alter.ifExists()) {
      script.notice(
          SqlState.SUCCESSFUL_COMPLETION,
          "relation \"%s\" does not exist, skipping",
          alter.name().name());
      return;
    }
    if (!(found instanceof SequenceDef sequence)) {
      throw found == null
          ? Relations.missing(alter.name()).position(0)
          : SqlError.of(SqlState.WRONG_OBJECT_TYPE, "\"%s\" is not a sequence", found.name());
    }
    change(sequence, alter.options());
  }

  void change(SequenceDef sequence, List<SequenceOption> list) {
    SequenceOptions options = new SequenceOptions(script, list, null);
    SequenceDef changed = withOwner(options.alter(sequence), options.owner());
    if (!changed.equals(sequence)) {
      script.put(changed);
    }
    Long restart = options.restart(changed);
    if (restart != null) {
      script.add(new DdlStep.RestartSequence(changed, restart));
    }
  }

  private SequenceDef withOwner(SequenceDef sequence, @Nullable SequenceOption owner) {
    if (owner == null) {
      return sequence;
    }
    QualifiedName name = owner.name();
    if (name == null) {
      return sequence.withOwner(0, 0);
    }
    List<String> parts = name.parts();
    if (parts.size() < 2) {
      throw new SqlError(SqlState.SYNTAX_ERROR, "invalid OWNED BY option")
          .hint("Specify OWNED BY table.column or OWNED BY NONE.");
    }
    QualifiedName tableName =
        new QualifiedName(parts.subList(0, parts.size() - 1), name.position());
    Relation found =
        script
            .catalog()
            .relation(tableName.schema(), tableName.name(), script.context().searchPath());
    if (!(found instanceof TableDef table)) {
      throw Relations.missing(tableName).position(0);
    }
    ColumnDef column = table.column(name.name());
    if (column == null) {
      throw SqlError.of(
          SqlState.UNDEFINED_COLUMN,
          "column \"%s\" of relation \"%s\" does not exist",
          name.name(),
          table.name());
    }
    return sequence.withOwner(table.oid(), column.attnum());
  }
}
