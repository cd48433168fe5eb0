package io.tx4j.engine.session;

import io.tx4j.engine.exec.Execution;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A statement that has been started, of whatever kind. */
interface Running {

  /** Moves to the next row. */
  boolean next();

  /** The current row. */
  @Nullable Object[] row();

  /** The tag of CommandComplete; asked for at the end. */
  String commandTag();

  /** No more rows are wanted at present: the tag is to count those that come later only. */
  default void suspend() {}

  /** A statement that is done. */
  static Running done(String commandTag) {
    return rows(commandTag, List.of());
  }

  /** A statement whose rows are known. */
  static Running rows(String commandTag, List<@Nullable Object[]> rows) {
    return new Running() {
      private final Iterator<@Nullable Object[]> remaining = rows.iterator();
      private @Nullable Object[] current = {};

      @Override
      public boolean next() {
        if (!remaining.hasNext()) {
          return false;
        }
        current = remaining.next();
        return true;
      }

      @Override
      public @Nullable Object[] row() {
        return current;
      }

      @Override
      public String commandTag() {
        return commandTag;
      }
    };
  }

  /** A query: rows are computed as they are pulled. */
  static Running query(Execution execution, String command) {
    return new Running() {
      private long counted;

      @Override
      public boolean next() {
        return execution.next();
      }

      @Override
      public @Nullable Object[] row() {
        return execution.row();
      }

      @Override
      public String commandTag() {
        return CommandTag.of(command, execution.rowCount() - counted);
      }

      @Override
      public void suspend() {
        counted = execution.rowCount();
      }
    };
  }

  /** Runs a statement to its end now, keeping the rows that it returns. */
  static Running complete(Execution execution, String command) {
    List<@Nullable Object[]> returned = new ArrayList<>();
    while (execution.next()) {
      returned.add(execution.row().clone());
    }
    return rows(CommandTag.of(command, execution.rowCount()), returned);
  }
}
