package io.tx4j.engine.sql;

/** Finds the parser of a statement by its first word. */
final class StatementParser {

  private final Grammar grammar;
  private final TokenCursor tokens;

  StatementParser(Grammar grammar) {
    this.grammar = grammar;
    this.tokens = grammar.tokens;
  }

  Statement statement() {
    if (grammar.changes.atDataStatement()) {
      return grammar.changes.statement();
    }
    Keyword keyword = tokens.keyword();
    if (keyword == null) {
      throw tokens.syntaxError();
    }
    return switch (keyword) {
      case ABORT, BEGIN, START, COMMIT, END, ROLLBACK, SAVEPOINT, RELEASE ->
          new TransactionParser(grammar).statement(keyword);
      case SET, RESET, SHOW -> new SettingParser(grammar).statement(keyword);
      case PREPARE ->
          tokens.nextIs(Keyword.TRANSACTION)
              ? new TransactionParser(grammar).prepareTransaction()
              : new SessionParser(grammar).statement(keyword);
      case EXECUTE, DEALLOCATE, DISCARD, LISTEN, UNLISTEN, NOTIFY, LOCK, EXPLAIN, DO, CALL, LOAD ->
          new SessionParser(grammar).statement(keyword);
      case DECLARE, FETCH, MOVE, CLOSE -> new CursorParser(grammar).statement(keyword);
      case COPY -> new CopyParser(grammar).copy();
      case VACUUM, ANALYZE, ANALYSE, REINDEX, CLUSTER, CHECKPOINT ->
          new MaintenanceParser(grammar).statement(keyword);
      case CREATE -> new CreateParser(grammar).create();
      case ALTER -> new AlterParser(grammar).alter();
      case DROP -> new ObjectParser(grammar).drop();
      case COMMENT -> new ObjectParser(grammar).comment();
      case TRUNCATE -> new TableParser(grammar).truncate();
      case REFRESH -> new ViewParser(grammar).refresh();
      case GRANT, REVOKE -> new PrivilegeParser(grammar).statement();
      case REASSIGN, IMPORT, SECURITY -> new CreateParser(grammar).unsupported();
      default -> throw tokens.syntaxError();
    };
  }
}
