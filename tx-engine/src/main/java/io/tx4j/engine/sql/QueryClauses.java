package io.tx4j.engine.sql;

import io.tx4j.engine.sql.Query.LockStrength;
import io.tx4j.engine.sql.Query.LockWait;
import io.tx4j.engine.sql.Query.Locking;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The clauses behind a query's body: ORDER BY, LIMIT, OFFSET, FOR UPDATE. Each may be given once,
 * inside or outside the parentheses around a query.
 */
final class QueryClauses {

  private final Grammar grammar;
  private final TokenCursor tokens;
  private final ExpressionParser expressions;
  private @Nullable With with;
  private List<SortItem> orderBy = List.of();
  private @Nullable SqlExpression limit;
  private @Nullable SqlExpression offset;
  private boolean limited;

  /** Where WITH TIES stands; 0 for nowhere. */
  private int ties;

  private List<Locking> locking = List.of();

  QueryClauses(Grammar grammar, @Nullable With with) {
    this.grammar = grammar;
    this.tokens = grammar.tokens;
    this.expressions = grammar.expressions;
    this.with = with;
  }

  /** Begins with the clauses of a query in parentheses, which those behind it join. */
  void takeFrom(Query query) {
    if (query.with() != null) {
      if (with != null) {
        throw tokens.error("multiple WITH clauses not allowed", with.position());
      }
      with = query.with();
    }
    orderBy = query.orderBy();
    limit = query.limit();
    limited = query.limit() != null;
    ties = query.withTies() ? query.position() : 0;
    offset = query.offset();
    locking = query.locking();
  }

  /** Reads all clauses that follow. */
  void read() {
    if (tokens.at(Keyword.ORDER)) {
      setOrderBy(grammar.orders.orderBy());
    }
    if (tokens.at(Keyword.FOR)) {
      addLocking(locking());
      limits();
    } else {
      limits();
      if (tokens.at(Keyword.FOR)) {
        addLocking(locking());
      }
    }
  }

  /** The query of a body and these clauses. */
  Query around(QueryBody body, int position) {
    if (ties > 0 && orderBy.isEmpty()) {
      throw tokens.error("WITH TIES cannot be specified without ORDER BY clause", ties);
    }
    for (Locking lock : locking) {
      if (ties > 0 && lock.waiting() == LockWait.SKIP_LOCKED) {
        throw tokens.error(
            "SKIP LOCKED and WITH TIES options cannot be used together", lock.position());
      }
    }
    return new Query(with, body, orderBy, limit, offset, ties > 0, locking, position);
  }

  // ---- once each

  private void setOrderBy(List<SortItem> items) {
    if (!orderBy.isEmpty()) {
      throw tokens.error("multiple ORDER BY clauses not allowed", items.get(0).position());
    }
    orderBy = items;
  }

  private void setLimit(@Nullable SqlExpression value, int position, int tiesPosition) {
    if (limited) {
      throw tokens.error("multiple LIMIT clauses not allowed", position);
    }
    limited = true;
    limit = value;
    ties = tiesPosition;
  }

  private void setOffset(SqlExpression value, int position) {
    if (offset != null) {
      throw tokens.error("multiple OFFSET clauses not allowed", position);
    }
    offset = value;
  }

  private void addLocking(List<Locking> clauses) {
    List<Locking> all = new ArrayList<>(locking);
    all.addAll(clauses);
    locking = List.copyOf(all);
  }

  // ---- the clauses

  /** LIMIT and OFFSET, each at most once, in any order. */
  private void limits() {
    if (tokens.at(Keyword.OFFSET)) {
      offset();
      limit();
    } else {
      limit();
      if (tokens.at(Keyword.OFFSET)) {
        offset();
      }
    }
  }

  private void limit() {
    int position = tokens.position();
    if (tokens.accept(Keyword.LIMIT)) {
      SqlExpression limit = tokens.accept(Keyword.ALL) ? null : expressions.parse();
      if (tokens.accept(',')) {
        expressions.parse();
        throw tokens
            .error("LIMIT #,# syntax is not supported", position)
            .hint("Use separate LIMIT and OFFSET clauses.");
      }
      setLimit(limit, position, 0);
    } else if (tokens.accept(Keyword.FETCH)) {
      if (!tokens.accept(Keyword.FIRST)) {
        tokens.expect(Keyword.NEXT);
      }
      SqlExpression limit = atRows() ? null : rowCount();
      if (limit == null) {
        limit = new SqlExpression.IntegerLiteral(1, 0);
      }
      rows();
      int ties = tokens.at(Keyword.ONLY) ? 0 : tokens.position();
      if (!tokens.accept(Keyword.ONLY)) {
        tokens.expect(Keyword.WITH, Keyword.TIES);
      }
      setLimit(limit, position, ties);
    }
  }

  private void offset() {
    int position = tokens.position();
    tokens.expect(Keyword.OFFSET);
    setOffset(expressions.parse(), position);
    if (atRows()) {
      tokens.advance();
    }
  }

  private boolean atRows() {
    return tokens.at(Keyword.ROW) || tokens.at(Keyword.ROWS);
  }

  private void rows() {
    if (!atRows()) {
      throw tokens.syntaxError();
    }
    tokens.advance();
  }

  /** A count before ROWS: an operand without operators, or a signed number. */
  private SqlExpression rowCount() {
    return tokens.at('+') || tokens.at('-')
        ? new SqlExpression.NumericLiteral(tokens.signedNumber(), tokens.positionAt(-1))
        : grammar.primaries.primary(true);
  }

  private List<Locking> locking() {
    if (tokens.at(Keyword.FOR, Keyword.READ)) {
      tokens.advance();
      tokens.advance();
      tokens.expect(Keyword.ONLY);
      return List.of();
    }
    List<Locking> all = new ArrayList<>(1);
    while (tokens.at(Keyword.FOR)) {
      int position = tokens.position();
      tokens.advance();
      LockStrength strength = lockStrength();
      List<QualifiedName> of =
          tokens.accept(Keyword.OF) ? tokens.list(tokens::qualifiedName) : List.of();
      all.add(new Locking(strength, of, lockWait(), position));
    }
    return List.copyOf(all);
  }

  private LockStrength lockStrength() {
    if (tokens.accept(Keyword.UPDATE)) {
      return LockStrength.UPDATE;
    }
    if (tokens.accept(Keyword.SHARE)) {
      return LockStrength.SHARE;
    }
    if (tokens.accept(Keyword.NO)) {
      tokens.expect(Keyword.KEY, Keyword.UPDATE);
      return LockStrength.NO_KEY_UPDATE;
    }
    tokens.expect(Keyword.KEY, Keyword.SHARE);
    return LockStrength.KEY_SHARE;
  }

  private LockWait lockWait() {
    if (tokens.accept(Keyword.NOWAIT)) {
      return LockWait.NOWAIT;
    }
    return tokens.acceptThen(Keyword.SKIP, Keyword.LOCKED) ? LockWait.SKIP_LOCKED : LockWait.WAIT;
  }
}
