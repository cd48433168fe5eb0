package io.tx4j.engine.sql;

/**
 * One SQL statement, as written. Statements come in four families, each with a visitor of its own:
 *
 * <ul>
 *   <li>{@link DataStatement}: what reads or changes rows and goes through the planner,
 *   <li>{@link DefinitionStatement}: what changes the catalog,
 *   <li>{@link TransactionStatement}: what begins, ends or shapes a transaction,
 *   <li>{@link SessionStatement}: settings, prepared statements, cursors, locks, COPY, EXPLAIN.
 * </ul>
 */
public sealed interface Statement
    permits DataStatement, DefinitionStatement, TransactionStatement, SessionStatement {

  /** Where the statement begins: characters of the source text, from 1. */
  int position();

  /** Calls the method of {@code visitor} that is made for this family of statements. */
  <R> R accept(Statement.Visitor<R> visitor);

  /**
   * One method for each family.
   *
   * @param <R> what a visit gives
   */
  interface Visitor<R> {
    R visit(DataStatement statement);

    R visit(DefinitionStatement statement);

    R visit(TransactionStatement statement);

    R visit(SessionStatement statement);
  }
}
