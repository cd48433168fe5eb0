package io.tx4j.engine.sql;

import io.tx4j.engine.sql.DefinitionStatement.Persistence;
import io.tx4j.engine.sql.QueryBody.Into;
import io.tx4j.engine.sql.QueryBody.NamedWindow;
import io.tx4j.engine.sql.QueryBody.NestedQuery;
import io.tx4j.engine.sql.QueryBody.Select;
import io.tx4j.engine.sql.QueryBody.SelectItem;
import io.tx4j.engine.sql.QueryBody.SetOperation;
import io.tx4j.engine.sql.QueryBody.SetOperator;
import io.tx4j.engine.sql.QueryBody.Values;
import io.tx4j.engine.sql.SqlExpression.AllColumns;
import io.tx4j.engine.sql.TableReference.NamedTable;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Queries: SELECT, VALUES, TABLE, set operations, and the clauses around them.
 *
 * <p>Parentheses around a query may turn out to begin an operand of a set operation or of an
 * expression; so a query can also be continued behind one that is already read.
 */
final class QueryParser {

  private final Grammar grammar;
  private final TokenCursor tokens;
  private final ExpressionParser expressions;
  private @Nullable WindowParser windows;

  QueryParser(Grammar grammar) {
    this.grammar = grammar;
    this.tokens = grammar.tokens;
    this.expressions = grammar.expressions;
  }

  WindowParser windows() {
    WindowParser made = windows;
    if (made == null) {
      made = new WindowParser(grammar);
      windows = made;
    }
    return made;
  }

  /** Whether the current token begins a query that is not in parentheses. */
  boolean atQuery() {
    Keyword keyword = tokens.keyword();
    if (keyword == null) {
      return false;
    }
    return switch (keyword) {
      case SELECT, WITH, TABLE -> true;
      // VALUES alone may be a column's name.
      case VALUES -> tokens.nextIs('(');
      default -> false;
    };
  }

  /** Whether the current token continues a query behind one in parentheses. */
  boolean atContinuation() {
    Keyword keyword = tokens.keyword();
    if (keyword == null) {
      return false;
    }
    return switch (keyword) {
      case UNION, INTERSECT, EXCEPT, ORDER, LIMIT, OFFSET, FETCH, FOR -> true;
      default -> false;
    };
  }

  /** A query; it may begin with a parenthesis. */
  Query query() {
    return query(tokens.at(Keyword.WITH) ? grammar.changes.with() : null);
  }

  /** A query behind a WITH clause that is already read. */
  Query query(@Nullable With with) {
    int position = with == null ? tokens.position() : with.position();
    tokens.enter();
    Query query = clauses(with, setOperation(null, 0), position);
    tokens.leave();
    return query;
  }

  /** A query in one or more parentheses, which must be there. */
  Query parenthesized() {
    tokens.expect('(');
    tokens.enter();
    Query query;
    if (tokens.at('(')) {
      query = continueFrom(parenthesized());
    } else {
      query = query();
    }
    tokens.expect(')');
    tokens.leave();
    return query;
  }

  /** Reads on behind a query that stood in parentheses. */
  Query continueFrom(Query query) {
    if (!atContinuation()) {
      return query;
    }
    return clauses(null, setOperation(nested(query), 0), query.position());
  }

  /** A query without clauses of its own is just its body. */
  private static QueryBody nested(Query query) {
    return hasClauses(query) ? new NestedQuery(query, query.position()) : query.body();
  }

  private static boolean hasClauses(Query query) {
    return query.with() != null
        || !query.orderBy().isEmpty()
        || query.limit() != null
        || query.offset() != null
        || !query.locking().isEmpty();
  }

  // ---- set operations

  /**
   * Operands joined by set operators that bind stronger than {@code limit}: INTERSECT is 2, the
   * others are 1.
   */
  private QueryBody setOperation(@Nullable QueryBody first, int limit) {
    QueryBody left = first == null ? operand() : first;
    for (int chain = 1; ; chain++) {
      SetOperator operator = setOperator();
      if (operator == null || level(operator) <= limit) {
        return left;
      }
      tokens.checkDepth(chain);
      int position = tokens.position();
      tokens.advance();
      boolean all = tokens.accept(Keyword.ALL);
      if (!all) {
        tokens.accept(Keyword.DISTINCT);
      }
      left = new SetOperation(left, operator, all, setOperation(null, level(operator)), position);
    }
  }

  private static int level(SetOperator operator) {
    return operator == SetOperator.INTERSECT ? 2 : 1;
  }

  private @Nullable SetOperator setOperator() {
    if (tokens.at(Keyword.UNION)) {
      return SetOperator.UNION;
    }
    if (tokens.at(Keyword.INTERSECT)) {
      return SetOperator.INTERSECT;
    }
    return tokens.at(Keyword.EXCEPT) ? SetOperator.EXCEPT : null;
  }

  private QueryBody operand() {
    if (tokens.at('(')) {
      return nested(parenthesized());
    }
    if (tokens.at(Keyword.SELECT)) {
      return select();
    }
    if (tokens.at(Keyword.VALUES)) {
      return values();
    }
    if (tokens.at(Keyword.TABLE)) {
      return table();
    }
    throw tokens.syntaxError();
  }

  private Values values() {
    int position = tokens.position();
    tokens.expect(Keyword.VALUES);
    return new Values(tokens.list(() -> tokens.parenthesized(expressions::parse)), position);
  }

  private Select table() {
    int position = tokens.position();
    tokens.expect(Keyword.TABLE);
    NamedTable table = grammar.from.relation();
    SelectItem all = new SelectItem(new AllColumns(List.of(), 0), null, 0);
    return new Select(
        false,
        List.of(),
        List.of(all),
        null,
        List.of(table),
        null,
        null,
        null,
        List.of(),
        position);
  }

  // ---- SELECT

  private Select select() {
    int position = tokens.position();
    tokens.expect(Keyword.SELECT);
    boolean distinct = false;
    List<SqlExpression> distinctOn = List.of();
    List<SelectItem> items;
    if (tokens.accept(Keyword.DISTINCT)) {
      distinct = true;
      if (tokens.accept(Keyword.ON)) {
        distinctOn = tokens.parenthesized(expressions::parse);
      }
      items = selectItems();
    } else {
      tokens.accept(Keyword.ALL);
      items = atSelectEnd() ? List.of() : selectItems();
    }
    Into into = tokens.at(Keyword.INTO) ? into() : null;
    List<TableReference> from = tokens.accept(Keyword.FROM) ? grammar.from.list() : List.of();
    SqlExpression where = optionalWhere();
    QueryBody.GroupBy groupBy =
        tokens.at(Keyword.GROUP) ? new GroupingParser(grammar).groupBy() : null;
    SqlExpression having = tokens.accept(Keyword.HAVING) ? expressions.parse() : null;
    List<NamedWindow> named =
        tokens.accept(Keyword.WINDOW) ? tokens.list(this::namedWindow) : List.of();
    return new Select(
        distinct, distinctOn, items, into, from, where, groupBy, having, named, position);
  }

  /** {@code WHERE condition}, or null. */
  @Nullable SqlExpression optionalWhere() {
    return tokens.accept(Keyword.WHERE) ? expressions.parse() : null;
  }

  /** Whether a select list is empty: what follows can only be the next clause. */
  private boolean atSelectEnd() {
    if (tokens.atEnd() || tokens.at(')')) {
      return true;
    }
    Keyword keyword = tokens.keyword();
    if (keyword == null) {
      return false;
    }
    return switch (keyword) {
      case INTO,
          FROM,
          WHERE,
          GROUP,
          HAVING,
          WINDOW,
          UNION,
          INTERSECT,
          EXCEPT,
          ORDER,
          LIMIT,
          OFFSET,
          FETCH,
          FOR,
          ON,
          WITH,
          RETURNING ->
          true;
      default -> false;
    };
  }

  List<SelectItem> selectItems() {
    return tokens.list(this::selectItem);
  }

  private SelectItem selectItem() {
    int position = tokens.position();
    if (tokens.accept('*')) {
      return new SelectItem(new AllColumns(List.of(), position), null, position);
    }
    SqlExpression expression = expressions.parseTarget();
    String alias = null;
    if (tokens.accept(Keyword.AS)) {
      alias = tokens.label();
    } else if (tokens.atBareLabel()) {
      alias = tokens.label();
    }
    return new SelectItem(expression, alias, position);
  }

  private Into into() {
    tokens.expect(Keyword.INTO);
    Persistence persistence = Persistence.PERMANENT;
    if (tokens.at(Keyword.LOCAL) || tokens.at(Keyword.GLOBAL)) {
      Keyword next = TokenCursor.keywordOf(tokens.peek(1));
      if (next == Keyword.TEMP || next == Keyword.TEMPORARY) {
        tokens.advance();
      }
    }
    boolean word = tokens.nextIs(Keyword.TABLE) || TokenCursor.isColumnName(tokens.peek(1));
    if (word && (tokens.accept(Keyword.TEMP) || tokens.accept(Keyword.TEMPORARY))) {
      persistence = Persistence.TEMPORARY;
    } else if (word && tokens.accept(Keyword.UNLOGGED)) {
      persistence = Persistence.UNLOGGED;
    }
    tokens.accept(Keyword.TABLE);
    return new Into(tokens.qualifiedName(), persistence);
  }

  private NamedWindow namedWindow() {
    int position = tokens.position();
    String name = tokens.columnName();
    tokens.expect(Keyword.AS);
    return new NamedWindow(name, windows().specification(), position);
  }

  // ---- the clauses behind the body

  private Query clauses(@Nullable With with, QueryBody body, int position) {
    QueryClauses clauses = new QueryClauses(grammar, with);
    if (body instanceof NestedQuery nested) {
      if (with == null && !atContinuation()) {
        return nested.query();
      }
      clauses.takeFrom(nested.query());
      clauses.read();
      return clauses.around(nested.query().body(), position);
    }
    clauses.read();
    return clauses.around(body, position);
  }
}
