package io.tx4j.engine.wal;

import io.tx4j.engine.value.SqlType;
import io.tx4j.engine.value.Types;
import org.jspecify.annotations.Nullable;

/** Finds the types of array elements and of the fields of composite values. */
@FunctionalInterface
public interface TypeLookup {

  /** Knows the types that every database has. */
  TypeLookup BUILT_IN = Types::byOid;

  /** The type of that oid, or null if there is none. */
  @Nullable SqlType type(int oid);
}
