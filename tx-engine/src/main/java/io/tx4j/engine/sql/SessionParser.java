package io.tx4j.engine.sql;

import io.tx4j.engine.sql.DefinitionStatement.RelationName;
import io.tx4j.engine.sql.SessionStatement.Call;
import io.tx4j.engine.sql.SessionStatement.Deallocate;
import io.tx4j.engine.sql.SessionStatement.Discard;
import io.tx4j.engine.sql.SessionStatement.DiscardKind;
import io.tx4j.engine.sql.SessionStatement.Do;
import io.tx4j.engine.sql.SessionStatement.Execute;
import io.tx4j.engine.sql.SessionStatement.Explain;
import io.tx4j.engine.sql.SessionStatement.Listen;
import io.tx4j.engine.sql.SessionStatement.Load;
import io.tx4j.engine.sql.SessionStatement.LockMode;
import io.tx4j.engine.sql.SessionStatement.LockTable;
import io.tx4j.engine.sql.SessionStatement.Notify;
import io.tx4j.engine.sql.SessionStatement.Option;
import io.tx4j.engine.sql.SessionStatement.Prepare;
import io.tx4j.engine.sql.SessionStatement.Unlisten;
import io.tx4j.engine.sql.TableReference.NamedTable;
import java.util.ArrayList;
import java.util.List;

/** Prepared statements, notifications, locks, EXPLAIN, DO, CALL. */
final class SessionParser {

  private final Grammar grammar;
  private final TokenCursor tokens;

  SessionParser(Grammar grammar) {
    this.grammar = grammar;
    this.tokens = grammar.tokens;
  }

  Statement statement(Keyword verb) {
    return switch (verb) {
      case PREPARE -> prepare();
      case EXECUTE -> execute();
      case DEALLOCATE -> deallocate();
      case DISCARD -> discard();
      case LOCK -> lock();
      case EXPLAIN -> explain();
      case DO -> doStatement();
      default -> simple(verb);
    };
  }

  private Statement simple(Keyword verb) {
    int position = tokens.position();
    tokens.advance();
    return switch (verb) {
      case LISTEN -> new Listen(tokens.columnName(), position);
      case UNLISTEN -> new Unlisten(tokens.accept('*') ? null : tokens.columnName(), position);
      case NOTIFY -> {
        String channel = tokens.columnName();
        yield new Notify(channel, tokens.accept(',') ? tokens.string() : "", position);
      }
      case LOAD -> new Load(tokens.string(), position);
      default -> call(position);
    };
  }

  private Call call(int position) {
    int at = tokens.position();
    if (!tokens.atTypeOrFunctionName() && !(tokens.atColumnName() && tokens.nextIs('.'))) {
      throw tokens.syntaxError();
    }
    QualifiedName name = tokens.restOfName(tokens.label(), at);
    return new Call(grammar.functions.application(name), position);
  }

  // ---- prepared statements

  private Prepare prepare() {
    int position = tokens.position();
    tokens.expect(Keyword.PREPARE);
    String name = tokens.columnName();
    List<TypeName> types =
        tokens.at('(') ? tokens.parenthesized(grammar.types::typeName) : List.of();
    tokens.expect(Keyword.AS);
    return new Prepare(name, types, dataStatement(), position);
  }

  private DataStatement dataStatement() {
    if (!grammar.changes.atDataStatement()) {
      throw tokens.syntaxError();
    }
    return grammar.changes.statement();
  }

  Execute execute() {
    int position = tokens.position();
    tokens.expect(Keyword.EXECUTE);
    String name = tokens.columnName();
    List<SqlExpression> arguments =
        tokens.at('(') ? tokens.parenthesized(grammar.expressions::parse) : List.of();
    return new Execute(name, arguments, position);
  }

  private Deallocate deallocate() {
    int position = tokens.position();
    tokens.expect(Keyword.DEALLOCATE);
    boolean word =
        tokens.at(Keyword.PREPARE)
            && (tokens.nextIs(Keyword.ALL) || TokenCursor.isColumnName(tokens.peek(1)));
    if (word) {
      tokens.advance();
    }
    return new Deallocate(tokens.accept(Keyword.ALL) ? null : tokens.columnName(), position);
  }

  private Discard discard() {
    int position = tokens.position();
    tokens.expect(Keyword.DISCARD);
    DiscardKind kind;
    if (tokens.accept(Keyword.ALL)) {
      kind = DiscardKind.ALL;
    } else if (tokens.accept(Keyword.PLANS)) {
      kind = DiscardKind.PLANS;
    } else if (tokens.accept(Keyword.SEQUENCES)) {
      kind = DiscardKind.SEQUENCES;
    } else {
      if (!tokens.accept(Keyword.TEMP)) {
        tokens.expect(Keyword.TEMPORARY);
      }
      kind = DiscardKind.TEMP;
    }
    return new Discard(kind, position);
  }

  // ---- LOCK

  private LockTable lock() {
    int position = tokens.position();
    tokens.expect(Keyword.LOCK);
    tokens.accept(Keyword.TABLE);
    List<RelationName> tables = tokens.list(this::relationName);
    LockMode mode = LockMode.ACCESS_EXCLUSIVE;
    if (tokens.accept(Keyword.IN)) {
      mode = lockMode();
      tokens.expect(Keyword.MODE);
    }
    return new LockTable(tables, mode, tokens.accept(Keyword.NOWAIT), position);
  }

  RelationName relationName() {
    NamedTable table = grammar.from.relation();
    return new RelationName(table.name(), table.only());
  }

  private LockMode lockMode() {
    if (tokens.accept(Keyword.ACCESS)) {
      if (tokens.accept(Keyword.SHARE)) {
        return LockMode.ACCESS_SHARE;
      }
      tokens.expect(Keyword.EXCLUSIVE);
      return LockMode.ACCESS_EXCLUSIVE;
    }
    if (tokens.accept(Keyword.ROW)) {
      if (tokens.accept(Keyword.SHARE)) {
        return LockMode.ROW_SHARE;
      }
      tokens.expect(Keyword.EXCLUSIVE);
      return LockMode.ROW_EXCLUSIVE;
    }
    if (tokens.accept(Keyword.EXCLUSIVE)) {
      return LockMode.EXCLUSIVE;
    }
    tokens.expect(Keyword.SHARE);
    if (tokens.acceptThen(Keyword.UPDATE, Keyword.EXCLUSIVE)) {
      return LockMode.SHARE_UPDATE_EXCLUSIVE;
    }
    return tokens.acceptThen(Keyword.ROW, Keyword.EXCLUSIVE)
        ? LockMode.SHARE_ROW_EXCLUSIVE
        : LockMode.SHARE;
  }

  // ---- EXPLAIN

  private Explain explain() {
    int position = tokens.position();
    tokens.expect(Keyword.EXPLAIN);
    List<Option> options = List.of();
    if (tokens.at('(') && !queryInParentheses()) {
      options = new OptionParser(grammar).utilityOptions();
    } else {
      List<Option> words = new ArrayList<>(2);
      int at = tokens.position();
      if (tokens.accept(Keyword.ANALYZE) || tokens.accept(Keyword.ANALYSE)) {
        words.add(new Option("analyze", null, List.of(), at));
        at = tokens.position();
      }
      if (tokens.accept(Keyword.VERBOSE)) {
        words.add(new Option("verbose", null, List.of(), at));
      }
      options = List.copyOf(words);
    }
    return new Explain(options, explainable(), position);
  }

  private boolean queryInParentheses() {
    int next = tokens.peek(1);
    Keyword keyword = TokenCursor.keywordOf(next);
    return next == '('
        || keyword == Keyword.SELECT
        || keyword == Keyword.WITH
        || keyword == Keyword.TABLE
        || (keyword == Keyword.VALUES && tokens.peek(2) == '(');
  }

  private Statement explainable() {
    Keyword keyword = tokens.keyword();
    if (grammar.changes.atDataStatement()) {
      return grammar.changes.statement();
    }
    if (keyword == Keyword.EXECUTE) {
      return execute();
    }
    if (keyword == Keyword.DECLARE) {
      return new CursorParser(grammar).statement(keyword);
    }
    if (keyword == Keyword.REFRESH) {
      return new ViewParser(grammar).refresh();
    }
    if (keyword == Keyword.CREATE) {
      int at = tokens.position();
      Statement created = new CreateParser(grammar).create();
      if (created instanceof DefinitionStatement.CreateTableAs) {
        return created;
      }
      throw tokens.error("syntax error at or near \"CREATE\"", at);
    }
    throw tokens.syntaxError();
  }

  private Do doStatement() {
    int position = tokens.position();
    tokens.expect(Keyword.DO);
    String language = null;
    String code = null;
    do {
      if (tokens.accept(Keyword.LANGUAGE)) {
        language = tokens.atString() ? tokens.string() : tokens.nonReservedWord();
      } else {
        code = tokens.string();
      }
    } while (tokens.atString() || tokens.at(Keyword.LANGUAGE));
    if (!tokens.atEnd()) {
      throw tokens.syntaxError();
    }
    if (code == null) {
      throw tokens.error("no inline code specified", 0);
    }
    return new Do(language, code, position);
  }
}
