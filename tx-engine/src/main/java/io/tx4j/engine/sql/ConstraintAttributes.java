package io.tx4j.engine.sql;

import io.tx4j.engine.error.SqlError;
import io.tx4j.engine.error.SqlState;
import io.tx4j.engine.sql.Constraint.Attributes;
import org.jspecify.annotations.Nullable;

/**
 * DEFERRABLE, NOT VALID and the other words that follow a constraint, and which may follow which.
 */
final class ConstraintAttributes {

  private final TokenCursor tokens;

  ConstraintAttributes(TokenCursor tokens) {
    this.tokens = tokens;
  }

  /** The attributes read so far; null is "not said". */
  private static final class Seen {
    private @Nullable Boolean deferrable;
    private @Nullable Boolean initiallyDeferred;
    private @Nullable Boolean enforced;
    private boolean notValid;
    private boolean noInherit;
    private int position;

    private Attributes toAttributes() {
      boolean deferred = Boolean.TRUE.equals(initiallyDeferred);
      return new Attributes(
          deferred || Boolean.TRUE.equals(deferrable), deferred, notValid, noInherit, enforced);
    }
  }

  /**
   * What may follow a column's constraint; a column's NOT VALID and NO INHERIT are syntax errors.
   */
  Attributes ofColumn(String kind, boolean mayDefer) {
    if (!atColumnAttribute()) {
      return Attributes.NONE;
    }
    Seen seen = new Seen();
    while (atColumnAttribute()) {
      int position = tokens.position();
      String what = read(seen);
      if (!mayDefer && !what.endsWith("ENFORCED")) {
        throw tokens.error("misplaced " + what + " clause", position);
      }
      if (seen.enforced != null && !mayEnforce(kind)) {
        throw tokens.error("misplaced " + what + " clause", position);
      }
    }
    checkDeferral(seen);
    return seen.toAttributes();
  }

  /** What may follow a table's constraint. */
  Attributes ofTable(String kind, boolean mayDefer, boolean mayBeInvalid, boolean mayNotInherit) {
    Seen seen = new Seen();
    seen.position = tokens.position();
    boolean any = false;
    while (atColumnAttribute() || tokens.at(Keyword.NOT) || tokens.at(Keyword.NO)) {
      any = true;
      read(seen);
    }
    if (!any) {
      return Attributes.NONE;
    }
    checkDeferral(seen);
    if (!mayDefer && seen.toAttributes().deferrable()) {
      throw refused(kind, "DEFERRABLE", seen);
    }
    if (seen.notValid && !mayBeInvalid) {
      throw refused(kind, "NOT VALID", seen);
    }
    if (seen.noInherit && !mayNotInherit && !kind.equals("NOT NULL")) {
      throw refused(kind, "NO INHERIT", seen);
    }
    if (seen.enforced != null && !mayEnforce(kind)) {
      throw refused(kind, seen.enforced ? "ENFORCED" : "NOT ENFORCED", seen);
    }
    return seen.toAttributes();
  }

  private static boolean mayEnforce(String kind) {
    return kind.equals("CHECK") || kind.equals("FOREIGN KEY");
  }

  private SqlError refused(String kind, String what, Seen seen) {
    return tokens.error(
        SqlState.FEATURE_NOT_SUPPORTED,
        kind + " constraints cannot be marked " + what,
        seen.position);
  }

  private void checkDeferral(Seen seen) {
    if (Boolean.FALSE.equals(seen.deferrable) && Boolean.TRUE.equals(seen.initiallyDeferred)) {
      throw tokens.error(
          "constraint declared INITIALLY DEFERRED must be DEFERRABLE", seen.position);
    }
  }

  private boolean atColumnAttribute() {
    return tokens.at(Keyword.DEFERRABLE)
        || tokens.at(Keyword.INITIALLY)
        || tokens.at(Keyword.ENFORCED)
        || tokens.at(Keyword.NOT, Keyword.DEFERRABLE)
        || tokens.at(Keyword.NOT, Keyword.ENFORCED);
  }

  /** Reads an attribute that a column may have, and gives its words; null if none is there. */
  @Nullable String columnAttribute() {
    return atColumnAttribute() ? read(new Seen()) : null;
  }

  private String read(Seen seen) {
    seen.position = tokens.position();
    if (tokens.accept(Keyword.DEFERRABLE)) {
      seen.deferrable = once(seen, seen.deferrable, true);
      return "DEFERRABLE";
    }
    if (tokens.accept(Keyword.ENFORCED)) {
      seen.enforced = once(seen, seen.enforced, true);
      return "ENFORCED";
    }
    if (tokens.accept(Keyword.INITIALLY)) {
      boolean deferred = tokens.accept(Keyword.DEFERRED);
      if (!deferred) {
        tokens.expect(Keyword.IMMEDIATE);
      }
      seen.initiallyDeferred = once(seen, seen.initiallyDeferred, deferred);
      return deferred ? "INITIALLY DEFERRED" : "INITIALLY IMMEDIATE";
    }
    if (tokens.acceptThen(Keyword.NO, Keyword.INHERIT)) {
      seen.noInherit = true;
      return "NO INHERIT";
    }
    tokens.expect(Keyword.NOT);
    if (tokens.accept(Keyword.VALID)) {
      seen.notValid = true;
      return "NOT VALID";
    }
    if (tokens.accept(Keyword.ENFORCED)) {
      seen.enforced = once(seen, seen.enforced, false);
      return "NOT ENFORCED";
    }
    tokens.expect(Keyword.DEFERRABLE);
    seen.deferrable = once(seen, seen.deferrable, false);
    return "NOT DEFERRABLE";
  }

  private boolean once(Seen seen, @Nullable Boolean before, boolean now) {
    if (before != null && before != now) {
      throw tokens.error("conflicting constraint properties", seen.position);
    }
    return now;
  }
}
