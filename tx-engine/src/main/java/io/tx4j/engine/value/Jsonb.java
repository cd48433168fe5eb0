package io.tx4j.engine.value;

import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Comparator;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A jsonb value: an immutable tree. Object keys are unique, and sorted by length, then bytes, as
 * PostgreSQL keeps them. {@code equals} is SQL's: numbers are equal whatever their scale.
 */
public abstract class Jsonb implements Comparable<Jsonb> {

  /** The order of the keys of an object. */
  private static final Comparator<String> KEY_ORDER =
      Comparator.<String>comparingInt(key -> key.getBytes(StandardCharsets.UTF_8).length)
          .thenComparing(Texts::compare);

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

  /** The tree of a JSON text. */
  public static Jsonb parse(String text) {
    return Json.parse(text).toJsonb();
  }

  public abstract Json.Kind kind();

  abstract void print(StringBuilder out);

  /** The place of its kind in the order: null, string, number, boolean, array, object. */
  abstract int rank();

  abstract int compareSame(Jsonb other);

  /** Elements of an array, values of an object; empty for a scalar. */
  public abstract Iterable<Jsonb> children();

  /** The number of elements or members; 0 for a scalar. */
  public abstract int size();

  @Override
  public final int compareTo(Jsonb other) {
    int order = Integer.compare(rank(), other.rank());
    return order != 0 ? order : compareSame(other);
  }

  @Override
  public final boolean equals(@Nullable Object other) {
    return other instanceof Jsonb && compareTo((Jsonb) other) == 0;
  }

  @Override
  public abstract int hashCode();

  /** PostgreSQL's text form, with a blank behind each colon and comma. */
  @Override
  public final String toString() {
    StringBuilder out = new StringBuilder();
    print(out);
    return out.toString();
  }

  /** The text of a string as it is, of any other value its text form; null for JSON's null. */
  public @Nullable String plain() {
    return toString();
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

    @Override
    public Json.Kind kind() {
      return value == null
          ? Json.Kind.NULL
          : value instanceof String
              ? Json.Kind.STRING
              : value instanceof Boolean ? Json.Kind.BOOLEAN : Json.Kind.NUMBER;
    }

    @Override
    public @Nullable String plain() {
      return value == null ? null : value.toString();
    }

    @Override
    void print(StringBuilder out) {
      if (value instanceof String) {
        JsonText.quote((String) value, out);
      } else {
        out.append(value);
      }
    }

    @Override
    int rank() {
      return kind() == Json.Kind.NULL
          ? 0
          : value instanceof String ? 1 : value instanceof Numeric ? 2 : 3;
    }

    @Override
    int compareSame(Jsonb other) {
      Object theirs = ((Scalar) other).value;
      if (value instanceof String && theirs instanceof String) {
        return Texts.compare((String) value, (String) theirs);
      }
      if (value instanceof Numeric && theirs instanceof Numeric) {
        return ((Numeric) value).compareTo((Numeric) theirs);
      }
      return Boolean.compare(Boolean.TRUE.equals(value), Boolean.TRUE.equals(theirs));
    }

    @Override
    public Iterable<Jsonb> children() {
      return List.of();
    }

    @Override
    public int size() {
      return 0;
    }

    @Override
    public int hashCode() {
      return value == null ? 0 : value.hashCode();
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

    /**
     * The element at an index, which counts from the end when it is negative; null where there is
     * none.
     */
    public @Nullable Jsonb element(int index) {
      int at = index < 0 ? elements.size() + index : index;
      return at >= 0 && at < elements.size() ? elements.get(at) : null;
    }

    @Override
    public Json.Kind kind() {
      return Json.Kind.ARRAY;
    }

    @Override
    void print(StringBuilder out) {
      out.append('[');
      String separator = "";
      for (Jsonb element : elements) {
        out.append(separator);
        element.print(out);
        separator = ", ";
      }
      out.append(']');
    }

    /** An empty array is, by an accident PostgreSQL keeps, less than null. */
    @Override
    int rank() {
      return elements.isEmpty() ? -1 : 4;
    }

    @Override
    int compareSame(Jsonb other) {
      List<Jsonb> theirs = ((Array) other).elements;
      int order = Integer.compare(elements.size(), theirs.size());
      for (int i = 0; order == 0 && i < elements.size(); i++) {
        order = elements.get(i).compareTo(theirs.get(i));
      }
      return order;
    }

    @Override
    public Iterable<Jsonb> children() {
      return elements;
    }

    @Override
    public int size() {
      return elements.size();
    }

    @Override
    public int hashCode() {
      return elements.hashCode();
    }
  }

  public static final class Obj extends Jsonb {
    private final Map<String, Jsonb> members;

    private Obj(Map<String, Jsonb> members) {
      this.members = Collections.unmodifiableMap(members);
    }

    /** In the order of jsonb. */
    public Map<String, Jsonb> members() {
      return members;
    }

    @Override
    public Json.Kind kind() {
      return Json.Kind.OBJECT;
    }

    @Override
    void print(StringBuilder out) {
      out.append('{');
      String separator = "";
      for (Map.Entry<String, Jsonb> member : members.entrySet()) {
        out.append(separator);
        JsonText.quote(member.getKey(), out);
        out.append(": ");
        member.getValue().print(out);
        separator = ", ";
      }
      out.append('}');
    }

    @Override
    int rank() {
      return 5;
    }

    @Override
    int compareSame(Jsonb other) {
      Map<String, Jsonb> theirs = ((Obj) other).members;
      int order = Integer.compare(members.size(), theirs.size());
      Iterator<Map.Entry<String, Jsonb>> mine = members.entrySet().iterator();
      Iterator<Map.Entry<String, Jsonb>> others = theirs.entrySet().iterator();
      while (order == 0 && mine.hasNext()) {
        Map.Entry<String, Jsonb> a = mine.next();
        Map.Entry<String, Jsonb> b = others.next();
        order = Texts.compare(a.getKey(), b.getKey());
        order = order != 0 ? order : a.getValue().compareTo(b.getValue());
      }
      return order;
    }

    @Override
    public Iterable<Jsonb> children() {
      return members.values();
    }

    @Override
    public int size() {
      return members.size();
    }

    @Override
    public int hashCode() {
      return members.hashCode();
    }
  }

  /** Gathers the members of an object; of a key that comes twice, the last counts. */
  public static final class Builder {
    private final TreeMap<String, Jsonb> members = new TreeMap<>(KEY_ORDER);

    public Builder put(String key, Jsonb value) {
      members.put(key, value);
      return this;
    }

    public Builder putAll(Obj object) {
      members.putAll(object.members());
      return this;
    }

    public Builder remove(String key) {
      members.remove(key);
      return this;
    }

    public Jsonb build() {
      return new Obj(new LinkedHashMap<>(members));
    }
  }
}
