package io.tx4j.engine.sql;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A name with its qualifiers, outermost first: {@code table}, {@code schema.table}, {@code
 * database.schema.table}.
 *
 * @param parts at least one; already folded to lower case unless it was quoted
 * @param position where the name begins in the source text, in characters, from 1
 */
public record QualifiedName(List<String> parts, int position) {

  /** The last part: the object's own name. */
  public String name() {
    return parts.get(parts.size() - 1);
  }

  /** The part before the last one, or null when the name is not qualified. */
  public @Nullable String schema() {
    return parts.size() > 1 ? parts.get(parts.size() - 2) : null;
  }

  /** The part before the schema, or null. */
  public @Nullable String database() {
    return parts.size() > 2 ? parts.get(parts.size() - 3) : null;
  }
}
