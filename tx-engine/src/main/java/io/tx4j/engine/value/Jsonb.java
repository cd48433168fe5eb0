package io.tx4j.engine.value;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A jsonb value: an immutable tree. Object keys are unique, and sorted by length, then bytes, as
 * PostgreSQL keeps them.
 */
public abstract class Jsonb {

  public static final Jsonb NULL = new Scalar(null);
  public static final Jsonb TRUE = new Scalar(Boolean.TRUE);
  public static final Jsonb FALSE = new Scalar(Boolean.FALSE);

  private Jsonb() {}

  public static Jsonb of(String value) {
    return new Scalar(value);
  }

  public static Jsonb of(Numeric value) {
    return new Scalar(value);
  }

  public static Jsonb of(boolean value) {
    return value ? TRUE : FALSE;
  }

  /** null (for JSON's null), Boolean, Numeric or String. */
  public static final class Scalar extends Jsonb {
    private final @Nullable Object value;

    private Scalar(@Nullable Object value) {
      this.value = value;
    }

    public @Nullable Object value() {
      return value;
    }
  }

  public static final class Array extends Jsonb {
    private final List<Jsonb> elements;

    public Array(List<Jsonb> elements) {
      this.elements = List.copyOf(elements);
    }

    public List<Jsonb> elements() {
      return elements;
    }
  }

  public static final class Obj extends Jsonb {
    private final Map<String, Jsonb> members;

    /** The members are in jsonb's order already; nobody changes the map. */
    Obj(Map<String, Jsonb> members) {
      this.members = members;
    }

    public Map<String, Jsonb> members() {
      return members;
    }
  }
}
