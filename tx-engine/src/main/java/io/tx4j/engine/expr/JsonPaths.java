package io.tx4j.engine.expr;

import io.tx4j.engine.error.SqlError;
import io.tx4j.engine.error.SqlState;
import io.tx4j.engine.value.ArrayValue;
import io.tx4j.engine.value.Json;
import io.tx4j.engine.value.Jsonb;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Finds and replaces parts of JSON values by a path of keys and indexes. */
final class JsonPaths {

  private JsonPaths() {}

  // --- json

  static @Nullable Json find(Json json, Object step) {
    if (step instanceof Integer) {
      return json.element((Integer) step);
    }
    return json.kind() == Json.Kind.OBJECT ? json.member((String) step) : null;
  }

  static @Nullable Json find(Json json, ArrayValue path) {
    Json at = json;
    for (Object step : path.elements()) {
      if (step == null || at == null) {
        return null;
      }
      Integer index = at.kind() == Json.Kind.ARRAY ? indexOrNull((String) step) : null;
      at = index != null ? at.element(index) : find(at, step);
    }
    return at;
  }

  // --- jsonb

  static @Nullable Jsonb find(Jsonb json, Object step) {
    if (step instanceof Integer) {
      return json instanceof Jsonb.Array ? ((Jsonb.Array) json).element((Integer) step) : null;
    }
    return json instanceof Jsonb.Obj ? ((Jsonb.Obj) json).members().get((String) step) : null;
  }

  static @Nullable Jsonb find(Jsonb json, ArrayValue path) {
    Jsonb at = json;
    for (Object step : path.elements()) {
      if (step == null || at == null) {
        return null;
      }
      Integer index = at instanceof Jsonb.Array ? indexOrNull((String) step) : null;
      at = index != null ? find(at, (Object) index) : find(at, step);
    }
    return at;
  }

  private static @Nullable Integer indexOrNull(String step) {
    try {
      return Integer.valueOf(step.strip());
    } catch (NumberFormatException e) {
      return null;
    }
  }

  /** What is done at the end of a path. */
  enum Change {
    SET,
    INSERT_BEFORE,
    INSERT_AFTER,
    DELETE
  }

  /**
   * @param create whether a member or element that is missing at the end of the path is added
   */
  static Jsonb change(
      Jsonb json, ArrayValue path, int depth, Change change, Jsonb value, boolean create) {
    if (depth == path.size()) {
      return json;
    }
    Object step = path.elements()[depth];
    if (step == null) {
      throw SqlError.of(
          SqlState.NULL_VALUE_NOT_ALLOWED, "path element at position %d is null", depth + 1);
    }
    boolean last = depth + 1 == path.size();
    if (json instanceof Jsonb.Obj) {
      return changeMember((Jsonb.Obj) json, path, depth, change, value, create, last);
    }
    return json instanceof Jsonb.Array
        ? changeElement((Jsonb.Array) json, path, depth, change, value, create, last)
        : json;
  }

  private static Jsonb changeMember(
      Jsonb.Obj object,
      ArrayValue path,
      int depth,
      Change change,
      Jsonb value,
      boolean create,
      boolean last) {
    String key = (String) Objects.requireNonNull(path.elements()[depth]);
    Jsonb old = object.members().get(key);
    Jsonb.Builder members = new Jsonb.Builder().putAll(object);
    if (!last) {
      return old == null
          ? object
          : members.put(key, change(old, path, depth + 1, change, value, create)).build();
    }
    if (change == Change.DELETE) {
      return members.remove(key).build();
    }
    if (old != null && change != Change.SET) {
      throw new SqlError(SqlState.INVALID_PARAMETER_VALUE, "cannot replace existing key")
          .hint("Try using the function jsonb_set to replace key value.");
    }
    return old == null && !create ? object : members.put(key, value).build();
  }

  private static Jsonb changeElement(
      Jsonb.Array array,
      ArrayValue path,
      int depth,
      Change change,
      Jsonb value,
      boolean create,
      boolean last) {
    Object step = Objects.requireNonNull(path.elements()[depth]);
    Integer index = indexOrNull((String) step);
    if (index == null) {
      throw SqlError.of(
          SqlState.INVALID_TEXT_REPRESENTATION,
          "path element at position %d is not an integer: \"%s\"",
          depth + 1,
          step);
    }
    int size = array.size();
    int at = index < 0 ? size + index : index;
    List<Jsonb> elements = new ArrayList<>(array.elements());
    boolean inside = at >= 0 && at < size;
    if (!last) {
      if (inside) {
        elements.set(at, change(elements.get(at), path, depth + 1, change, value, create));
      }
    } else if (change == Change.DELETE) {
      if (inside) {
        elements.remove(at);
      }
    } else if (inside && change == Change.SET) {
      elements.set(at, value);
    } else if (inside) {
      elements.add(change == Change.INSERT_AFTER ? at + 1 : at, value);
    } else if (create) {
      elements.add(at < 0 ? 0 : size, value);
    }
    return new Jsonb.Array(elements);
  }

  // --- Operators of jsonb

  /** The operator {@code @>}. */
  static boolean contains(Jsonb whole, Jsonb part) {
    if (whole instanceof Jsonb.Array && part instanceof Jsonb.Scalar) {
      return ((Jsonb.Array) whole).elements().contains(part);
    }
    return containsSame(whole, part);
  }

  private static boolean containsSame(Jsonb whole, Jsonb part) {
    if (whole instanceof Jsonb.Obj && part instanceof Jsonb.Obj) {
      for (Map.Entry<String, Jsonb> member : ((Jsonb.Obj) part).members().entrySet()) {
        Jsonb value = ((Jsonb.Obj) whole).members().get(member.getKey());
        if (value == null || !containsSame(value, member.getValue())) {
          return false;
        }
      }
      return true;
    }
    if (whole instanceof Jsonb.Array && part instanceof Jsonb.Array) {
      for (Jsonb element : ((Jsonb.Array) part).elements()) {
        if (((Jsonb.Array) whole).elements().stream().noneMatch(e -> containsSame(e, element))) {
          return false;
        }
      }
      return true;
    }
    return whole.equals(part);
  }

  /**
   * The operator {@code ?}: a key of an object, a string among the elements of an array, or the
   * string itself.
   */
  static boolean hasKey(Jsonb json, Object key) {
    if (json instanceof Jsonb.Obj) {
      return ((Jsonb.Obj) json).members().containsKey((String) key);
    }
    Jsonb string = Jsonb.of((String) key);
    return json instanceof Jsonb.Array
        ? ((Jsonb.Array) json).elements().contains(string)
        : json.equals(string);
  }

  /** The operator {@code ||}. */
  static Jsonb concat(Jsonb a, Jsonb b) {
    if (a instanceof Jsonb.Obj && b instanceof Jsonb.Obj) {
      return new Jsonb.Builder().putAll((Jsonb.Obj) a).putAll((Jsonb.Obj) b).build();
    }
    List<Jsonb> elements = new ArrayList<>();
    elements.addAll(a instanceof Jsonb.Array ? ((Jsonb.Array) a).elements() : List.of(a));
    elements.addAll(b instanceof Jsonb.Array ? ((Jsonb.Array) b).elements() : List.of(b));
    return new Jsonb.Array(elements);
  }

  /** jsonb - text: without a key, or without the strings that equal it. */
  static Jsonb without(Jsonb json, String key) {
    if (json instanceof Jsonb.Obj) {
      return new Jsonb.Builder().putAll((Jsonb.Obj) json).remove(key).build();
    }
    List<Jsonb> elements = new ArrayList<>(array(json, "cannot delete from scalar").elements());
    elements.removeIf(element -> element.equals(Jsonb.of(key)));
    return new Jsonb.Array(elements);
  }

  /** jsonb - integer: without an element. */
  static Jsonb without(Jsonb json, int index) {
    if (json instanceof Jsonb.Obj) {
      throw new SqlError(
          SqlState.INVALID_PARAMETER_VALUE, "cannot delete from object using integer index");
    }
    List<Jsonb> elements = new ArrayList<>(array(json, "cannot delete from scalar").elements());
    int at = index < 0 ? elements.size() + index : index;
    if (at >= 0 && at < elements.size()) {
      elements.remove(at);
    }
    return new Jsonb.Array(elements);
  }

  static Jsonb.Array array(Jsonb json, String otherwise) {
    if (json instanceof Jsonb.Array) {
      return (Jsonb.Array) json;
    }
    throw new SqlError(SqlState.INVALID_PARAMETER_VALUE, otherwise);
  }

  /** Without the members whose value is null, at every depth. */
  static Jsonb stripNulls(Jsonb json) {
    if (json instanceof Jsonb.Obj) {
      Jsonb.Builder members = new Jsonb.Builder();
      ((Jsonb.Obj) json)
          .members()
          .forEach(
              (key, value) -> {
                if (value.kind() != Json.Kind.NULL) {
                  members.put(key, stripNulls(value));
                }
              });
      return members.build();
    }
    if (json instanceof Jsonb.Array) {
      List<Jsonb> elements = new ArrayList<>();
      ((Jsonb.Array) json).elements().forEach(element -> elements.add(stripNulls(element)));
      return new Jsonb.Array(elements);
    }
    return json;
  }
}
