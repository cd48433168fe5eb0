package io.tx4j.engine.sql;

import io.tx4j.engine.sql.TransactionStatement.Begin;
import io.tx4j.engine.sql.TransactionStatement.Commit;
import io.tx4j.engine.sql.TransactionStatement.IsolationLevel;
import io.tx4j.engine.sql.TransactionStatement.Modes;
import io.tx4j.engine.sql.TransactionStatement.ReleaseSavepoint;
import io.tx4j.engine.sql.TransactionStatement.Rollback;
import io.tx4j.engine.sql.TransactionStatement.RollbackToSavepoint;
import io.tx4j.engine.sql.TransactionStatement.Savepoint;
import io.tx4j.engine.sql.TransactionStatement.TwoPhase;
import io.tx4j.engine.sql.TransactionStatement.TwoPhaseCommit;

/** BEGIN, COMMIT, ROLLBACK, SAVEPOINT and their kin. */
final class TransactionParser {

  private final TokenCursor tokens;

  TransactionParser(Grammar grammar) {
    this.tokens = grammar.tokens;
  }

  TransactionStatement statement(Keyword verb) {
    int position = tokens.position();
    tokens.advance();
    return switch (verb) {
      case BEGIN -> {
        optionalTransaction();
        yield new Begin(optionalModes(), false, position);
      }
      case START -> {
        tokens.expect(Keyword.TRANSACTION);
        yield new Begin(optionalModes(), true, position);
      }
      case COMMIT -> commit(position);
      case END -> {
        optionalTransaction();
        yield new Commit(chain(), position);
      }
      case ABORT -> {
        optionalTransaction();
        yield new Rollback(chain(), position);
      }
      case ROLLBACK -> rollback(position);
      case SAVEPOINT -> new Savepoint(tokens.columnName(), position);
      default -> new ReleaseSavepoint(savepointName(), position);
    };
  }

  private TransactionStatement commit(int position) {
    if (tokens.accept(Keyword.PREPARED)) {
      return new TwoPhaseCommit(TwoPhase.COMMIT_PREPARED, tokens.string(), position);
    }
    optionalTransaction();
    return new Commit(chain(), position);
  }

  private TransactionStatement rollback(int position) {
    if (tokens.accept(Keyword.PREPARED)) {
      return new TwoPhaseCommit(TwoPhase.ROLLBACK_PREPARED, tokens.string(), position);
    }
    optionalTransaction();
    if (tokens.accept(Keyword.TO)) {
      return new RollbackToSavepoint(savepointName(), position);
    }
    return new Rollback(chain(), position);
  }

  TransactionStatement prepareTransaction() {
    int position = tokens.position();
    tokens.expect(Keyword.PREPARE, Keyword.TRANSACTION);
    return new TwoPhaseCommit(TwoPhase.PREPARE, tokens.string(), position);
  }

  private void optionalTransaction() {
    if (!tokens.accept(Keyword.WORK)) {
      tokens.accept(Keyword.TRANSACTION);
    }
  }

  private boolean chain() {
    if (!tokens.accept(Keyword.AND)) {
      return false;
    }
    boolean no = tokens.accept(Keyword.NO);
    tokens.expect(Keyword.CHAIN);
    return !no;
  }

  /** The word SAVEPOINT may be left out, and may itself be the name. */
  private String savepointName() {
    if (tokens.at(Keyword.SAVEPOINT) && TokenCursor.isColumnName(tokens.peek(1))) {
      tokens.advance();
    }
    return tokens.columnName();
  }

  // ---- modes

  private Modes optionalModes() {
    return atMode() ? modes() : new Modes(null, null, null);
  }

  private boolean atMode() {
    return tokens.at(Keyword.ISOLATION)
        || tokens.at(Keyword.READ)
        || tokens.at(Keyword.DEFERRABLE)
        || tokens.at(Keyword.NOT);
  }

  /** One or more modes, with or without commas between; of two that contradict, the last counts. */
  Modes modes() {
    IsolationLevel isolation = null;
    Boolean readOnly = null;
    Boolean deferrable = null;
    do {
      if (tokens.acceptThen(Keyword.ISOLATION, Keyword.LEVEL)) {
        isolation = isolationLevel();
      } else if (tokens.accept(Keyword.READ)) {
        readOnly = tokens.accept(Keyword.ONLY);
        if (!readOnly) {
          tokens.expect(Keyword.WRITE);
        }
      } else {
        deferrable = !tokens.accept(Keyword.NOT);
        tokens.expect(Keyword.DEFERRABLE);
      }
    } while (tokens.accept(',') || atMode());
    return new Modes(isolation, readOnly, deferrable);
  }

  private IsolationLevel isolationLevel() {
    if (tokens.accept(Keyword.READ)) {
      if (tokens.accept(Keyword.COMMITTED)) {
        return IsolationLevel.READ_COMMITTED;
      }
      tokens.expect(Keyword.UNCOMMITTED);
      return IsolationLevel.READ_UNCOMMITTED;
    }
    if (tokens.acceptThen(Keyword.REPEATABLE, Keyword.READ)) {
      return IsolationLevel.REPEATABLE_READ;
    }
    tokens.expect(Keyword.SERIALIZABLE);
    return IsolationLevel.SERIALIZABLE;
  }
}
