package io.tx4j.engine.plan;

import io.tx4j.engine.catalog.Catalog;
import io.tx4j.engine.catalog.CatalogObject;
import io.tx4j.engine.catalog.ColumnDef;
import io.tx4j.engine.catalog.ConstraintDef;
import io.tx4j.engine.catalog.IndexDef;
import io.tx4j.engine.catalog.SequenceDef;
import io.tx4j.engine.catalog.TableDef;
import io.tx4j.engine.catalog.ViewDef;
import io.tx4j.engine.error.SqlError;
import io.tx4j.engine.error.SqlState;
import io.tx4j.engine.expr.Expr;
import java.util.ArrayList;
import java.util.List;

/**
 * ALTER TABLE DROP COLUMN: the column keeps its place in the stored rows but loses its name; what
 * consists of it (indexes, constraints, its sequence) goes with it, what merely uses it must be
 * asked for.
 */
final class DropColumnDdl {

  private final DdlScript script;
  private TableDef table;

  DropColumnDdl(DdlScript script, TableDef table) {
    this.script = script;
    this.table = table;
  }

  TableDef drop(ColumnDef column, boolean cascade) {
    int attnum = column.attnum();
    String title = "column " + column.name() + " of table " + table.name();
    List<CatalogObject> views = new ArrayList<>();
    for (CatalogObject dependent : script.catalog().dependents(table.oid())) {
      if (dependent instanceof ViewDef) {
        views.add(dependent);
      }
    }
    List<Catalog.Reference> references = references(attnum);
    if (!cascade && !references.isEmpty()) {
      Catalog.Reference first = references.get(0);
      throw refusal(
          title, "constraint " + first.key().name() + " on table " + first.referencing().name());
    }
    if (!views.isEmpty()) {
      // Which columns a view reads is not kept, so none may go.
      throw SqlError.notSupported("dropping a column of a table that a view reads");
    }
    for (ColumnDef other : table.liveColumns()) {
      if (other.isGenerated() && other.attnum() != attnum && reads(other, attnum)) {
        throw refusal(title, "column " + other.name() + " of table " + table.name());
      }
    }
    references.forEach(this::dropReference);
    dropConstraints(attnum);
    dropIndexes(attnum);
    table = table.withColumn(attnum, ColumnDef::asDropped);
    script.put(table);
    dropSequences(attnum);
    return table;
  }

  private static SqlError refusal(String title, String user) {
    return new SqlError(
            SqlState.DEPENDENT_OBJECTS_STILL_EXIST,
            "cannot drop " + title + " because other objects depend on it")
        .detail(user + " depends on " + title)
        .hint("Use DROP ... CASCADE to drop the dependent objects too.");
  }

  private boolean reads(ColumnDef generated, int attnum) {
    Expr value = new TableExpressions(script.catalog(), table).generated(generated, 0);
    return value != null && DefinitionExpressions.columnsOf(value).contains(attnum);
  }

  private List<Catalog.Reference> references(int attnum) {
    List<Catalog.Reference> references = new ArrayList<>();
    for (Catalog.Reference reference : script.catalog().referencesTo(table.oid())) {
      if (reference.key().referencedColumns().contains(attnum)
          && reference.referencing().oid() != table.oid()) {
        references.add(reference);
      }
    }
    return references;
  }

  private void dropReference(Catalog.Reference reference) {
    script.put(
        reference.referencing().withoutConstraints(each -> each.oid() == reference.key().oid()));
  }

  private void dropConstraints(int attnum) {
    table =
        table.withoutConstraints(
            constraint ->
                (constraint instanceof ConstraintDef.Key key && key.columns().contains(attnum))
                    || (constraint instanceof ConstraintDef.Check check
                        && check.columns().contains(attnum))
                    || (constraint instanceof ConstraintDef.ForeignKey key
                        && key.columns().contains(attnum)));
    script.put(table);
  }

  private void dropIndexes(int attnum) {
    TableExpressions expressions = new TableExpressions(script.catalog(), table);
    for (IndexDef index : script.catalog().indexes(table.oid())) {
      List<Integer> used = new ArrayList<>(index.include());
      expressions
          .indexKey(index, 0)
          .forEach(key -> used.addAll(DefinitionExpressions.columnsOf(key)));
      Expr predicate = expressions.predicate(index, 0);
      if (predicate != null) {
        used.addAll(DefinitionExpressions.columnsOf(predicate));
      }
      if (used.contains(attnum)) {
        script.remove(index);
        script.add(new DdlStep.DropIndex(index));
      }
    }
  }

  private void dropSequences(int attnum) {
    for (SequenceDef sequence : script.catalog().ownedSequences(table.oid())) {
      if (sequence.ownerColumn() == attnum) {
        script.remove(sequence);
        script.add(new DdlStep.DropSequence(sequence));
      }
    }
  }
}
