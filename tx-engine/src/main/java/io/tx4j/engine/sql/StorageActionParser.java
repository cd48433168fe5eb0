package io.tx4j.engine.sql;

import io.tx4j.engine.sql.AlterTableAction.OtherAction;
import org.jspecify.annotations.Nullable;

/**
 * The actions of ALTER TABLE about storage, statistics, partitions, inheritance, replication and
 * row security. Their syntax is checked, but only their names are kept.
 */
final class StorageActionParser {

  private final Grammar grammar;
  private final TokenCursor tokens;
  private final OptionParser options;

  StorageActionParser(Grammar grammar) {
    this.grammar = grammar;
    this.tokens = grammar.tokens;
    this.options = new OptionParser(grammar);
  }

  /** An action of the table as a whole, which {@code verb}, the current token, begins. */
  OtherAction action(Keyword verb) {
    int position = tokens.position();
    tokens.advance();
    String what =
        switch (verb) {
          case SET -> set();
          case RESET -> {
            options.parameters();
            yield "RESET";
          }
          case CLUSTER -> {
            tokens.expect(Keyword.ON);
            yield named("CLUSTER ON");
          }
          case INHERIT -> inherit("INHERIT");
          case NO -> {
            if (tokens.accept(Keyword.INHERIT)) {
              yield inherit("NO INHERIT");
            }
            tokens.expect(Keyword.FORCE);
            yield rowSecurity("NO FORCE ROW LEVEL SECURITY");
          }
          case FORCE -> rowSecurity("FORCE ROW LEVEL SECURITY");
          case OF -> {
            tokens.anyName();
            yield "OF";
          }
          case NOT -> {
            tokens.expect(Keyword.OF);
            yield "NOT OF";
          }
          case REPLICA -> replicaIdentity();
          case ATTACH -> attach();
          case DETACH -> detach();
          default -> throw tokens.syntaxError();
        };
    return new OtherAction(what, position);
  }

  private String named(String what) {
    tokens.columnName();
    return what;
  }

  private String inherit(String what) {
    tokens.qualifiedName();
    return what;
  }

  private String rowSecurity(String what) {
    tokens.expect(Keyword.ROW, Keyword.LEVEL);
    tokens.expect(Keyword.SECURITY);
    return what;
  }

  private String set() {
    if (tokens.at('(')) {
      options.parameters();
      return "SET";
    }
    if (tokens.accept(Keyword.WITHOUT)) {
      if (tokens.accept(Keyword.CLUSTER)) {
        return "SET WITHOUT CLUSTER";
      }
      tokens.expect(Keyword.OIDS);
      return "SET WITHOUT OIDS";
    }
    if (tokens.accept(Keyword.TABLESPACE)) {
      return named("SET TABLESPACE");
    }
    if (tokens.acceptThen(Keyword.ACCESS, Keyword.METHOD)) {
      if (!tokens.accept(Keyword.DEFAULT)) {
        tokens.columnName();
      }
      return "SET ACCESS METHOD";
    }
    if (tokens.accept(Keyword.LOGGED)) {
      return "SET LOGGED";
    }
    tokens.expect(Keyword.UNLOGGED);
    return "SET UNLOGGED";
  }

  private String replicaIdentity() {
    tokens.expect(Keyword.IDENTITY);
    if (tokens.acceptThen(Keyword.USING, Keyword.INDEX)) {
      return named("REPLICA IDENTITY");
    }
    if (!tokens.accept(Keyword.NOTHING) && !tokens.accept(Keyword.FULL)) {
      tokens.expect(Keyword.DEFAULT);
    }
    return "REPLICA IDENTITY";
  }

  private String attach() {
    tokens.expect(Keyword.PARTITION);
    tokens.qualifiedName();
    partitionBound();
    return "ATTACH PARTITION";
  }

  private String detach() {
    tokens.expect(Keyword.PARTITION);
    tokens.qualifiedName();
    if (!tokens.accept(Keyword.CONCURRENTLY)) {
      tokens.accept(Keyword.FINALIZE);
    }
    return "DETACH PARTITION";
  }

  /**
   * {@code DEFAULT}, {@code FOR VALUES IN (...)}, {@code FROM (...) TO (...)}, {@code WITH (...)}.
   */
  void partitionBound() {
    if (tokens.accept(Keyword.DEFAULT)) {
      return;
    }
    tokens.expect(Keyword.FOR, Keyword.VALUES);
    if (tokens.accept(Keyword.IN)) {
      tokens.parenthesized(grammar.expressions::parse);
    } else if (tokens.accept(Keyword.WITH)) {
      tokens.parenthesized(this::hashBound);
    } else {
      tokens.expect(Keyword.FROM);
      tokens.parenthesized(grammar.expressions::parse);
      tokens.expect(Keyword.TO);
      tokens.parenthesized(grammar.expressions::parse);
    }
  }

  private int hashBound() {
    tokens.nonReservedWord();
    return tokens.integer();
  }

  /** ENABLE or DISABLE of a rule or of row security; of a trigger with ALWAYS or REPLICA. */
  OtherAction enable(boolean enable, int position) {
    tokens.advance();
    String verb = enable ? "ENABLE " : "DISABLE ";
    if (enable && (tokens.at(Keyword.ALWAYS) || tokens.at(Keyword.REPLICA))) {
      tokens.advance();
      if (!tokens.accept(Keyword.TRIGGER)) {
        tokens.expect(Keyword.RULE);
      }
      return new OtherAction(named("ENABLE ALWAYS"), position);
    }
    if (tokens.accept(Keyword.RULE)) {
      return new OtherAction(named(verb + "RULE"), position);
    }
    return new OtherAction(rowSecurity(verb + "ROW LEVEL SECURITY"), position);
  }

  /**
   * SET STATISTICS, SET STORAGE, SET COMPRESSION, SET (...) and RESET (...) of a column; else null.
   */
  @Nullable OtherAction ofColumn(int position) {
    if (tokens.accept(Keyword.RESET)) {
      options.parameters();
      return new OtherAction("ALTER COLUMN RESET", position);
    }
    if (tokens.at(Keyword.SET) && tokens.nextIs('(')) {
      tokens.advance();
      options.parameters();
      return new OtherAction("ALTER COLUMN SET", position);
    }
    if (tokens.accept(Keyword.SET, Keyword.STATISTICS)) {
      if (!tokens.accept(Keyword.DEFAULT)) {
        tokens.signedInteger();
      }
      return new OtherAction("SET STATISTICS", position);
    }
    if (tokens.accept(Keyword.SET, Keyword.STORAGE)
        || tokens.accept(Keyword.SET, Keyword.COMPRESSION)) {
      if (!tokens.accept(Keyword.DEFAULT)) {
        tokens.columnName();
      }
      return new OtherAction("SET STORAGE", position);
    }
    return null;
  }
}
