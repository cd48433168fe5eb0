package io.tx4j.engine.plan;

import io.tx4j.engine.catalog.Relation;
import io.tx4j.engine.catalog.SystemTable;
import io.tx4j.engine.catalog.TableDef;
import io.tx4j.engine.error.SqlError;
import io.tx4j.engine.error.SqlState;
import io.tx4j.engine.sql.QualifiedName;

/** Finds the relations that a statement names. */
final class Relations {

  private Relations() {}

  /**
   * The relation.
   *
   * @throws SqlError 42P01 where there is none
   */
  static Relation find(StatementContext statement, QualifiedName name) {
    if (name.parts().size() > 3) {
      throw SqlError.of(
              SqlState.SYNTAX_ERROR,
              "improper qualified name (too many dotted names): %s",
              String.join(".", name.parts()))
          .position(name.position());
    }
    Relation relation =
        statement.catalog().relation(name.schema(), name.name(), statement.searchPath());
    if (relation == null) {
      throw missing(name);
    }
    return relation;
  }

  static SqlError missing(QualifiedName name) {
    return SqlError.of(
            SqlState.UNDEFINED_TABLE,
            "relation \"%s\" does not exist",
            String.join(".", name.parts()))
        .position(name.position());
  }

  /**
   * The table to be written.
   *
   * @param verb as in "cannot insert into view"
   * @throws SqlError 42P01 where there is none; 42809, 55000 or 0A000 where it cannot be written
   */
  static TableDef findWritable(StatementContext statement, QualifiedName name, String verb) {
    Relation relation = find(statement, name);
    if (relation instanceof TableDef table) {
      return table;
    }
    if (relation instanceof SystemTable) {
      throw SqlError.of(
          SqlState.INSUFFICIENT_PRIVILEGE,
          "permission denied: \"%s\" is a system catalog",
          relation.name());
    }
    if (relation.relkind() == 'v') {
      throw SqlError.notSupported(
          "cannot " + verb + " view \"" + relation.name() + "\": writing to a view");
    }
    throw SqlError.of(
        SqlState.WRONG_OBJECT_TYPE,
        relation.relkind() == 'i'
            ? "cannot open relation \"%s\""
            : "cannot " + verb.replace(" into", "").replace(" from", "") + " sequence \"%s\"",
        relation.name());
  }
}
