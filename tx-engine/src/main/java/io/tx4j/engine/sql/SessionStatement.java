package io.tx4j.engine.sql;

import io.tx4j.engine.sql.DefinitionStatement.RelationName;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A statement about the session rather than about data: settings, prepared statements, cursors,
 * notifications, table locks, COPY, EXPLAIN, maintenance.
 */
public sealed interface SessionStatement extends Statement {

  /** Calls the method of {@code visitor} that is made for this kind of statement. */
  <R> R accept(SessionStatement.Visitor<R> visitor);

  @Override
  default <R> R accept(Statement.Visitor<R> visitor) {
    return visitor.visit(this);
  }

  /**
   * {@code SET [LOCAL] name = values}. {@code SET TIME ZONE}, {@code SET NAMES}, {@code SET ROLE},
   * {@code SET SCHEMA} and {@code SET SESSION AUTHORIZATION} arrive as their variables: TimeZone,
   * client_encoding, role, search_path, session_authorization.
   *
   * @param name as PostgreSQL names it; dotted for a custom variable; lower case unless quoted
   * @param values literals, a bare word being a string; or one cast to interval for TIME ZONE;
   *     empty for {@code DEFAULT}
   * @param local {@code SET LOCAL}: until the end of the transaction
   */
  record SetVariable(String name, List<SqlExpression> values, boolean local, int position)
      implements SessionStatement {
    @Override
    public <R> R accept(SessionStatement.Visitor<R> visitor) {
      return visitor.visit(this);
    }
  }

  /** {@code RESET name}; null for ALL. */
  record ResetVariable(@Nullable String name, int position) implements SessionStatement {
    @Override
    public <R> R accept(SessionStatement.Visitor<R> visitor) {
      return visitor.visit(this);
    }
  }

  /** {@code SHOW name}; null for ALL. */
  record ShowVariable(@Nullable String name, int position) implements SessionStatement {
    @Override
    public <R> R accept(SessionStatement.Visitor<R> visitor) {
      return visitor.visit(this);
    }
  }

  /** What {@code DISCARD} throws away. */
  enum DiscardKind {
    ALL,
    PLANS,
    SEQUENCES,
    TEMP
  }

  /** {@code DISCARD ALL|PLANS|SEQUENCES|TEMP}. */
  record Discard(DiscardKind kind, int position) implements SessionStatement {
    @Override
    public <R> R accept(SessionStatement.Visitor<R> visitor) {
      return visitor.visit(this);
    }
  }

  /** {@code PREPARE name (types) AS statement}. */
  record Prepare(String name, List<TypeName> types, DataStatement statement, int position)
      implements SessionStatement {
    @Override
    public <R> R accept(SessionStatement.Visitor<R> visitor) {
      return visitor.visit(this);
    }
  }

  /** {@code EXECUTE name (arguments)}. */
  record Execute(String name, List<SqlExpression> arguments, int position)
      implements SessionStatement {
    @Override
    public <R> R accept(SessionStatement.Visitor<R> visitor) {
      return visitor.visit(this);
    }
  }

  /** {@code DEALLOCATE name}; null for ALL. */
  record Deallocate(@Nullable String name, int position) implements SessionStatement {
    @Override
    public <R> R accept(SessionStatement.Visitor<R> visitor) {
      return visitor.visit(this);
    }
  }

  /**
   * {@code DECLARE name CURSOR FOR query}.
   *
   * @param scroll null when neither SCROLL nor NO SCROLL is said
   */
  record DeclareCursor(
      String name,
      boolean binary,
      @Nullable Boolean scroll,
      boolean hold,
      Query query,
      int position)
      implements SessionStatement {
    @Override
    public <R> R accept(SessionStatement.Visitor<R> visitor) {
      return visitor.visit(this);
    }
  }

  /** Where {@code FETCH} goes; NEXT is FORWARD 1, ALL is FORWARD {@link Long#MAX_VALUE}. */
  enum FetchDirection {
    FORWARD,
    BACKWARD,
    ABSOLUTE,
    RELATIVE
  }

  /** {@code FETCH} or {@code MOVE}. */
  record FetchCursor(String name, FetchDirection direction, long count, boolean move, int position)
      implements SessionStatement {
    @Override
    public <R> R accept(SessionStatement.Visitor<R> visitor) {
      return visitor.visit(this);
    }
  }

  /** {@code CLOSE name}; null for ALL. */
  record CloseCursor(@Nullable String name, int position) implements SessionStatement {
    @Override
    public <R> R accept(SessionStatement.Visitor<R> visitor) {
      return visitor.visit(this);
    }
  }

  /** {@code LISTEN channel}. */
  record Listen(String channel, int position) implements SessionStatement {
    @Override
    public <R> R accept(SessionStatement.Visitor<R> visitor) {
      return visitor.visit(this);
    }
  }

  /** {@code UNLISTEN channel}; null for {@code *}. */
  record Unlisten(@Nullable String channel, int position) implements SessionStatement {
    @Override
    public <R> R accept(SessionStatement.Visitor<R> visitor) {
      return visitor.visit(this);
    }
  }

  /** {@code NOTIFY channel, 'payload'}; the payload is empty when not given. */
  record Notify(String channel, String payload, int position) implements SessionStatement {
    @Override
    public <R> R accept(SessionStatement.Visitor<R> visitor) {
      return visitor.visit(this);
    }
  }

  /** PostgreSQL's table lock modes, weakest first. */
  enum LockMode {
    ACCESS_SHARE,
    ROW_SHARE,
    ROW_EXCLUSIVE,
    SHARE_UPDATE_EXCLUSIVE,
    SHARE,
    SHARE_ROW_EXCLUSIVE,
    EXCLUSIVE,
    ACCESS_EXCLUSIVE
  }

  /** {@code LOCK TABLE tables IN mode MODE [NOWAIT]}. */
  record LockTable(List<RelationName> tables, LockMode mode, boolean nowait, int position)
      implements SessionStatement {
    @Override
    public <R> R accept(SessionStatement.Visitor<R> visitor) {
      return visitor.visit(this);
    }
  }

  /**
   * An option in parentheses: {@code name value}.
   *
   * @param name lower case unless quoted
   * @param value the text of a word, string or number; null when not given
   * @param list of {@code name (a, b)}; {@code *} arrives as one element {@code *}; empty otherwise
   */
  record Option(String name, @Nullable String value, List<String> list, int position) {}

  /**
   * {@code EXPLAIN [(options)] statement}; the older {@code EXPLAIN ANALYZE VERBOSE} arrives as
   * options.
   *
   * @param statement a {@link DataStatement}, or CREATE TABLE AS, DECLARE, EXECUTE, REFRESH
   */
  record Explain(List<Option> options, Statement statement, int position)
      implements SessionStatement {
    @Override
    public <R> R accept(SessionStatement.Visitor<R> visitor) {
      return visitor.visit(this);
    }
  }

  /**
   * {@code COPY}. Options of the older syntax arrive in the newer form.
   *
   * @param table null when {@code query} is given
   * @param columns empty when not given
   * @param from {@code COPY ... FROM}
   * @param file null for STDIN and STDOUT
   * @param program {@code file} is a command
   * @param where of {@code COPY FROM ... WHERE}
   */
  record Copy(
      @Nullable QualifiedName table,
      List<String> columns,
      @Nullable DataStatement query,
      boolean from,
      @Nullable String file,
      boolean program,
      List<Option> options,
      @Nullable SqlExpression where,
      int position)
      implements SessionStatement {
    @Override
    public <R> R accept(SessionStatement.Visitor<R> visitor) {
      return visitor.visit(this);
    }
  }

  /** Statements that keep a database in shape. */
  enum MaintenanceKind {
    VACUUM,
    ANALYZE,
    REINDEX,
    CLUSTER,
    CHECKPOINT
  }

  /** A table and, perhaps, some of its columns. */
  record MaintenanceTarget(QualifiedName name, List<String> columns) {}

  /**
   * {@code VACUUM}, {@code ANALYZE}, {@code REINDEX}, {@code CLUSTER}, {@code CHECKPOINT}.
   *
   * @param targets empty for everything
   */
  record Maintenance(
      MaintenanceKind kind, List<Option> options, List<MaintenanceTarget> targets, int position)
      implements SessionStatement {
    @Override
    public <R> R accept(SessionStatement.Visitor<R> visitor) {
      return visitor.visit(this);
    }
  }

  /** {@code DO [LANGUAGE l] 'code'}; language null when not given. */
  record Do(@Nullable String language, String code, int position) implements SessionStatement {
    @Override
    public <R> R accept(SessionStatement.Visitor<R> visitor) {
      return visitor.visit(this);
    }
  }

  /** {@code CALL procedure(arguments)}. */
  record Call(SqlExpression.FunctionCall call, int position) implements SessionStatement {
    @Override
    public <R> R accept(SessionStatement.Visitor<R> visitor) {
      return visitor.visit(this);
    }
  }

  /** {@code LOAD 'library'}. */
  record Load(String library, int position) implements SessionStatement {
    @Override
    public <R> R accept(SessionStatement.Visitor<R> visitor) {
      return visitor.visit(this);
    }
  }

  /**
   * One method for each kind of statement.
   *
   * @param <R> what a visit gives
   */
  interface Visitor<R> {
    R visit(SetVariable set);

    R visit(ResetVariable reset);

    R visit(ShowVariable show);

    R visit(Discard discard);

    R visit(Prepare prepare);

    R visit(Execute execute);

    R visit(Deallocate deallocate);

    R visit(DeclareCursor declare);

    R visit(FetchCursor fetch);

    R visit(CloseCursor close);

    R visit(Listen listen);

    R visit(Unlisten unlisten);

    R visit(Notify notify);

    R visit(LockTable lock);

    R visit(Explain explain);

    R visit(Copy copy);

    R visit(Maintenance maintenance);

    R visit(Do statement);

    R visit(Call call);

    R visit(Load load);
  }
}
