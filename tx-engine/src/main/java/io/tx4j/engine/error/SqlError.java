package io.tx4j.engine.error;

import org.jspecify.annotations.Nullable;

/**
 * The engine's one exception: what the wire protocol calls an ErrorResponse. The message and the
 * optional fields are word for word what PostgreSQL says, since clients match on them.
 *
 * <p>Creating one is cheap: it has a stack trace only where the state is {@link
 * SqlState#INTERNAL_ERROR}, because an error of the user's statement is explained by its text and
 * its position, not by the engine's frames. The fields are set, fluently, by the thread that
 * creates it; after it is thrown it is only read.
 */
public final class SqlError extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final SqlState state;
  private final String text;
  private @Nullable String detail;
  private @Nullable String hint;
  private int position;
  private @Nullable String where;
  private @Nullable String schema;
  private @Nullable String table;
  private @Nullable String column;
  private @Nullable String dataType;
  private @Nullable String constraint;

  public SqlError(SqlState state, String message) {
    this(state, message, null);
  }

  public SqlError(SqlState state, String message, @Nullable Throwable cause) {
    super(message, cause, true, state == SqlState.INTERNAL_ERROR);
    this.state = state;
    this.text = message;
  }

  /** An error whose message is made by {@link String#format}. */
  public static SqlError of(SqlState state, String format, @Nullable Object... arguments) {
    return new SqlError(state, String.format(format, arguments));
  }

  /**
   * What the engine does not offer (0A000): the message is {@code what} followed by "is not
   * supported".
   */
  public static SqlError notSupported(String what) {
    return new SqlError(SqlState.FEATURE_NOT_SUPPORTED, what + " is not supported");
  }

  public SqlState state() {
    return state;
  }

  /** The primary message; unlike {@link #getMessage()} never null. */
  public String message() {
    return text;
  }

  public @Nullable String detail() {
    return detail;
  }

  public SqlError detail(@Nullable String detail) {
    this.detail = detail;
    return this;
  }

  public @Nullable String hint() {
    return hint;
  }

  public SqlError hint(@Nullable String hint) {
    this.hint = hint;
    return this;
  }

  /** The 1-based index, in characters, of the place in the statement; 0 where there is none. */
  public int position() {
    return position;
  }

  public SqlError position(int position) {
    this.position = position;
    return this;
  }

  /** Sets the position unless one is known already: the innermost place is the best one. */
  public SqlError positionIfAbsent(int position) {
    if (this.position == 0) {
      this.position = position;
    }
    return this;
  }

  public @Nullable String where() {
    return where;
  }

  public SqlError where(@Nullable String where) {
    this.where = where;
    return this;
  }

  public @Nullable String schema() {
    return schema;
  }

  public SqlError schema(@Nullable String schema) {
    this.schema = schema;
    return this;
  }

  public @Nullable String table() {
    return table;
  }

  public SqlError table(@Nullable String table) {
    this.table = table;
    return this;
  }

  public @Nullable String column() {
    return column;
  }

  public SqlError column(@Nullable String column) {
    this.column = column;
    return this;
  }

  public @Nullable String dataType() {
    return dataType;
  }

  public SqlError dataType(@Nullable String dataType) {
    this.dataType = dataType;
    return this;
  }

  public @Nullable String constraint() {
    return constraint;
  }

  public SqlError constraint(@Nullable String constraint) {
    this.constraint = constraint;
    return this;
  }

  @Override
  public String toString() {
    return "SqlError " + state.code() + ": " + text;
  }
}
