package io.tx4j.engine.plan;

import io.tx4j.engine.catalog.Catalog;
import io.tx4j.engine.catalog.Relation;
import io.tx4j.engine.catalog.SequenceDef;
import io.tx4j.engine.catalog.TableDef;
import io.tx4j.engine.error.SqlError;
import io.tx4j.engine.error.SqlState;
import io.tx4j.engine.sql.DefinitionStatement;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** TRUNCATE. */
final class TruncateDdl {

  private final DdlScript script;
  private final Map<Integer, TableDef> tables = new LinkedHashMap<>();

  TruncateDdl(DdlScript script) {
    this.script = script;
  }

  void truncate(DefinitionStatement.Truncate truncate) {
    for (DefinitionStatement.RelationName name : truncate.tables()) {
      Relation found =
          script
              .catalog()
              .relation(name.name().schema(), name.name().name(), script.context().searchPath());
      if (!(found instanceof TableDef table)) {
        throw found == null
            ? Relations.missing(name.name()).position(0)
            : SqlError.of(SqlState.WRONG_OBJECT_TYPE, "\"%s\" is not a table", found.name());
      }
      tables.put(table.oid(), table);
    }
    for (TableDef table : List.copyOf(tables.values())) {
      followReferrers(table, truncate.cascade());
    }
    for (TableDef table : tables.values()) {
      script.add(new DdlStep.Truncate(table));
      if (truncate.restartIdentity()) {
        for (SequenceDef sequence : script.catalog().ownedSequences(table.oid())) {
          script.add(new DdlStep.RestartSequence(sequence, sequence.start()));
        }
      }
    }
  }

  private void followReferrers(TableDef table, boolean cascade) {
    for (Catalog.Reference reference : script.catalog().referencesTo(table.oid())) {
      TableDef other = reference.referencing();
      if (tables.containsKey(other.oid())) {
        continue;
      }
      if (!cascade) {
        throw new SqlError(
                SqlState.FEATURE_NOT_SUPPORTED,
                "cannot truncate a table referenced in a foreign key constraint")
            .detail("Table \"" + other.name() + "\" references \"" + table.name() + "\".")
            .hint(
                "Truncate table \""
                    + other.name()
                    + "\" at the same time, or use TRUNCATE ... CASCADE.");
      }
      script.notice(
          SqlState.SUCCESSFUL_COMPLETION, "truncate cascades to table \"%s\"", other.name());
      tables.put(other.oid(), other);
      followReferrers(other, true);
    }
  }
}
