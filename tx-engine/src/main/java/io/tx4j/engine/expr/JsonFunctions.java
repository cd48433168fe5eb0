package io.tx4j.engine.expr;

import static io.tx4j.engine.value.Types.*;

import io.tx4j.engine.error.SqlError;
import io.tx4j.engine.error.SqlState;
import io.tx4j.engine.value.ArrayValue;
import io.tx4j.engine.value.Json;
import io.tx4j.engine.value.JsonText;
import io.tx4j.engine.value.Jsonb;
import io.tx4j.engine.value.Numeric;
import io.tx4j.engine.value.SqlType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Operators and functions of json and jsonb. */
final class JsonFunctions {

  private static final SqlType TEXTS = Objects.requireNonNull(arrayOf(TEXT));

  private JsonFunctions() {}

  static void register(Registrar r) {
    access(r);
    jsonbOperators(r);
    changes(r);
    builders(r);
    inspection(r);
    rows(r);
    casts(r);
  }

  // --- -> ->> #> #>>

  private static void access(Registrar r) {
    for (SqlType step : List.of(INT4, TEXT)) {
      r.operator(
          "->", JSON, JSON, step, (c, a, b) -> source(JsonPaths.find(Json.parse((String) a), b)));
      r.operator(
          "->>", TEXT, JSON, step, (c, a, b) -> plain(JsonPaths.find(Json.parse((String) a), b)));
      r.operator("->", JSONB, JSONB, step, (c, a, b) -> JsonPaths.find((Jsonb) a, b));
      r.operator("->>", TEXT, JSONB, step, (c, a, b) -> plain(JsonPaths.find((Jsonb) a, b)));
    }
    r.operator(
        "#>",
        JSON,
        JSON,
        TEXTS,
        (c, a, b) -> source(JsonPaths.find(Json.parse((String) a), (ArrayValue) b)));
    r.operator(
        "#>>",
        TEXT,
        JSON,
        TEXTS,
        (c, a, b) -> plain(JsonPaths.find(Json.parse((String) a), (ArrayValue) b)));
    r.operator("#>", JSONB, JSONB, TEXTS, (c, a, b) -> JsonPaths.find((Jsonb) a, (ArrayValue) b));
    r.operator(
        "#>>", TEXT, JSONB, TEXTS, (c, a, b) -> plain(JsonPaths.find((Jsonb) a, (ArrayValue) b)));
    r.variadic(
        "json_extract_path",
        JSON,
        List.of(JSON, TEXTS),
        (t, x) ->
            (c, a) ->
                a[0] == null ? null : source(JsonPaths.find(Json.parse((String) a[0]), path(a))));
    r.variadic(
        "json_extract_path_text",
        TEXT,
        List.of(JSON, TEXTS),
        (t, x) ->
            (c, a) ->
                a[0] == null ? null : plain(JsonPaths.find(Json.parse((String) a[0]), path(a))));
    r.variadic(
        "jsonb_extract_path",
        JSONB,
        List.of(JSONB, TEXTS),
        (t, x) -> (c, a) -> a[0] == null ? null : JsonPaths.find((Jsonb) a[0], path(a)));
    r.variadic(
        "jsonb_extract_path_text",
        TEXT,
        List.of(JSONB, TEXTS),
        (t, x) -> (c, a) -> a[0] == null ? null : plain(JsonPaths.find((Jsonb) a[0], path(a))));
  }

  private static ArrayValue path(@Nullable Object[] arguments) {
    return arguments.length == 2 && arguments[1] instanceof ArrayValue
        ? (ArrayValue) arguments[1]
        : ArrayValue.of(TEXT, Arrays.copyOfRange(arguments, 1, arguments.length));
  }

  private static @Nullable String source(@Nullable Json json) {
    return json == null ? null : json.source();
  }

  private static @Nullable String plain(@Nullable Json json) {
    return json == null ? null : json.plain();
  }

  private static @Nullable String plain(@Nullable Jsonb json) {
    return json == null ? null : json.plain();
  }

  private static void jsonbOperators(Registrar r) {
    r.operator("@>", BOOL, JSONB, JSONB, (c, a, b) -> JsonPaths.contains((Jsonb) a, (Jsonb) b));
    r.operator("<@", BOOL, JSONB, JSONB, (c, a, b) -> JsonPaths.contains((Jsonb) b, (Jsonb) a));
    r.operator("?", BOOL, JSONB, TEXT, (c, a, b) -> JsonPaths.hasKey((Jsonb) a, b));
    r.operator(
        "?|",
        BOOL,
        JSONB,
        TEXTS,
        (c, a, b) -> keys(b).anyMatch(key -> JsonPaths.hasKey((Jsonb) a, key)));
    r.operator(
        "?&",
        BOOL,
        JSONB,
        TEXTS,
        (c, a, b) -> keys(b).allMatch(key -> JsonPaths.hasKey((Jsonb) a, key)));
    r.operator("||", JSONB, JSONB, JSONB, (c, a, b) -> JsonPaths.concat((Jsonb) a, (Jsonb) b));
    r.operator("-", JSONB, JSONB, TEXT, (c, a, b) -> JsonPaths.without((Jsonb) a, (String) b));
    r.operator("-", JSONB, JSONB, INT4, (c, a, b) -> JsonPaths.without((Jsonb) a, (Integer) b));
    r.operator("-", JSONB, JSONB, TEXTS, (c, a, b) -> withoutAll((Jsonb) a, b));
    r.operator(
        "#-",
        JSONB,
        JSONB,
        TEXTS,
        (c, a, b) -> change(a, b, JsonPaths.Change.DELETE, Jsonb.NULL, false));
  }

  private static Stream<Object> keys(Object array) {
    return Arrays.stream(((ArrayValue) array).elements()).filter(Objects::nonNull);
  }

  private static Jsonb withoutAll(Jsonb json, Object keys) {
    Jsonb left = json;
    for (Object key : ((ArrayValue) keys).elements()) {
      left = key == null ? left : JsonPaths.without(left, (String) key);
    }
    return left;
  }

  // --- Changes

  private static void changes(Registrar r) {
    r.function(
        "jsonb_set",
        JSONB,
        JSONB,
        TEXTS,
        JSONB,
        (c, a, p, v) -> change(a, p, JsonPaths.Change.SET, v, true));
    r.strict(
        "jsonb_set",
        JSONB,
        List.of(JSONB, TEXTS, JSONB, BOOL),
        (c, a) -> change(a[0], a[1], JsonPaths.Change.SET, a[2], (Boolean) a[3]));
    r.function(
        "jsonb_insert",
        JSONB,
        JSONB,
        TEXTS,
        JSONB,
        (c, a, p, v) -> change(a, p, JsonPaths.Change.INSERT_BEFORE, v, true));
    r.strict(
        "jsonb_insert",
        JSONB,
        List.of(JSONB, TEXTS, JSONB, BOOL),
        (c, a) ->
            change(
                a[0],
                a[1],
                (Boolean) a[3] ? JsonPaths.Change.INSERT_AFTER : JsonPaths.Change.INSERT_BEFORE,
                a[2],
                true));
    r.function("jsonb_strip_nulls", JSONB, JSONB, (c, a) -> JsonPaths.stripNulls((Jsonb) a));
    r.function("jsonb_pretty", TEXT, JSONB, (c, a) -> pretty((Jsonb) a));
  }

  private static Jsonb change(
      Object json, Object path, JsonPaths.Change change, Object value, boolean create) {
    if (json instanceof Jsonb.Scalar) {
      String verb =
          change == JsonPaths.Change.DELETE
              ? "cannot delete path in scalar"
              : "cannot set path in scalar";
      throw new SqlError(SqlState.INVALID_PARAMETER_VALUE, verb);
    }
    return JsonPaths.change((Jsonb) json, (ArrayValue) path, 0, change, (Jsonb) value, create);
  }

  private static String pretty(Jsonb json) {
    StringBuilder out = new StringBuilder();
    pretty(json, 0, out);
    return out.toString();
  }

  private static void pretty(Jsonb json, int depth, StringBuilder out) {
    if (json instanceof Jsonb.Scalar) {
      out.append(json);
      return;
    }
    boolean array = json instanceof Jsonb.Array;
    out.append(array ? '[' : '{');
    Iterator<String> keys =
        array ? Collections.emptyIterator() : ((Jsonb.Obj) json).members().keySet().iterator();
    String separator = "";
    for (Jsonb child : json.children()) {
      out.append(separator).append('\n').append("    ".repeat(depth + 1));
      if (keys.hasNext()) {
        out.append(JsonText.quote(keys.next())).append(": ");
      }
      pretty(child, depth + 1, out);
      separator = ",";
    }
    out.append('\n').append("    ".repeat(depth)).append(array ? ']' : '}');
  }

  // --- Builders

  private static void builders(Registrar r) {
    Registrar stable = r.stable();
    for (String name : List.of("to_json", "to_jsonb")) {
      boolean binary = name.equals("to_jsonb");
      stable.typedStrict(
          name,
          binary ? JSONB : JSON,
          List.of(ANYELEMENT),
          (t, x) -> (c, a) -> json(binary, JsonWriter.write(t.get(0), a[0], c)));
    }
    stable.typedStrict(
        "row_to_json",
        JSON,
        List.of(RECORD),
        (t, x) -> (c, a) -> JsonWriter.write(t.get(0), a[0], c));
    stable.typedStrict(
        "array_to_json",
        JSON,
        List.of(ANYARRAY),
        (t, x) -> (c, a) -> JsonWriter.write(t.get(0), a[0], c));
    for (boolean binary : new boolean[] {false, true}) {
      SqlType result = binary ? JSONB : JSON;
      String prefix = binary ? "jsonb_" : "json_";
      stable.variadic(
          prefix + "build_array",
          result,
          List.of(ANY),
          (t, x) -> (c, a) -> json(binary, array(t, a, c)));
      stable.function(prefix + "build_array", result, c -> json(binary, "[]"));
      stable.variadic(
          prefix + "build_object",
          result,
          List.of(ANY),
          (t, x) -> (c, a) -> json(binary, object(t, a, c)));
      stable.function(prefix + "build_object", result, c -> json(binary, "{}"));
      r.function(
          prefix + "object", result, TEXTS, (c, a) -> json(binary, objectOfPairs((ArrayValue) a)));
      r.function(
          prefix + "object",
          result,
          TEXTS,
          TEXTS,
          (c, a, b) -> json(binary, objectOf((ArrayValue) a, (ArrayValue) b)));
      r.aggregate(
          prefix + "agg",
          result,
          List.of(ANYELEMENT),
          (t, x) -> new ArrayAggregate(binary, t.get(0)));
      r.aggregate(
          prefix + "object_agg",
          result,
          List.of(ANY, ANY),
          (t, x) -> new ObjectAggregate(binary, t));
    }
  }

  private static Object json(boolean binary, String text) {
    return binary ? Jsonb.parse(text) : text;
  }

  private static String array(List<SqlType> types, @Nullable Object[] values, EvalContext c) {
    StringBuilder out = new StringBuilder("[");
    for (int i = 0; i < values.length; i++) {
      out.append(i == 0 ? "" : ", ");
      JsonWriter.append(out, types.get(i), values[i], c);
    }
    return out.append(']').toString();
  }

  private static String object(List<SqlType> types, @Nullable Object[] values, EvalContext c) {
    if (values.length % 2 != 0) {
      throw new SqlError(
              SqlState.INVALID_PARAMETER_VALUE, "argument list must have even number of elements")
          .hint(
              "The arguments of json_build_object() must consist of alternating keys and values.");
    }
    StringBuilder out = new StringBuilder("{");
    for (int i = 0; i < values.length; i += 2) {
      out.append(i == 0 ? "" : ", ");
      JsonText.quote(key(types.get(i), values[i], c), out);
      out.append(" : ");
      JsonWriter.append(out, types.get(i + 1), values[i + 1], c);
    }
    return out.append('}').toString();
  }

  private static String key(SqlType type, @Nullable Object value, EvalContext c) {
    if (value == null) {
      throw new SqlError(SqlState.NULL_VALUE_NOT_ALLOWED, "null value not allowed for object key");
    }
    if (!JsonWriter.isKey(type)) {
      throw new SqlError(
          SqlState.INVALID_PARAMETER_VALUE,
          "key value must be scalar, not array, composite, or json");
    }
    return type.equals(BOOL) ? value.toString() : type.format(value, c);
  }

  private static String objectOfPairs(ArrayValue pairs) {
    @Nullable Object[] all = pairs.elements();
    if (pairs.dimensions() == 1 && all.length % 2 != 0) {
      throw new SqlError(SqlState.ARRAY_SUBSCRIPT_ERROR, "array must have even number of elements");
    }
    @Nullable Object[] keys = new Object[all.length / 2];
    @Nullable Object[] values = new Object[all.length / 2];
    for (int i = 0; i < keys.length; i++) {
      keys[i] = all[2 * i];
      values[i] = all[2 * i + 1];
    }
    return objectOf(ArrayValue.of(TEXT, keys), ArrayValue.of(TEXT, values));
  }

  private static String objectOf(ArrayValue keys, ArrayValue values) {
    if (keys.size() != values.size()) {
      throw new SqlError(SqlState.ARRAY_SUBSCRIPT_ERROR, "mismatched array dimensions");
    }
    StringBuilder out = new StringBuilder("{");
    for (int i = 0; i < keys.size(); i++) {
      Object key = keys.elements()[i];
      Object value = values.elements()[i];
      if (key == null) {
        throw new SqlError(
            SqlState.NULL_VALUE_NOT_ALLOWED, "null value not allowed for object key");
      }
      out.append(i == 0 ? "" : ", ").append(JsonText.quote((String) key)).append(" : ");
      out.append(value == null ? "null" : JsonText.quote((String) value));
    }
    return out.append('}').toString();
  }

  // --- Inspection

  private static void inspection(Registrar r) {
    r.function("json_typeof", TEXT, JSON, (c, a) -> Json.parse((String) a).kind().word());
    r.function("jsonb_typeof", TEXT, JSONB, (c, a) -> ((Jsonb) a).kind().word());
    r.function(
        "json_array_length",
        INT4,
        JSON,
        (c, a) ->
            arrayLength(Json.parse((String) a).kind(), Json.parse((String) a).children().size()));
    r.function(
        "jsonb_array_length",
        INT4,
        JSONB,
        (c, a) -> arrayLength(((Jsonb) a).kind(), ((Jsonb) a).size()));
  }

  private static int arrayLength(Json.Kind kind, int size) {
    if (kind != Json.Kind.ARRAY) {
      throw new SqlError(
          SqlState.INVALID_PARAMETER_VALUE,
          kind == Json.Kind.OBJECT
              ? "cannot get array length of a non-array"
              : "cannot get array length of a scalar");
    }
    return size;
  }

  // --- Functions that return rows

  private static void rows(Registrar r) {
    List<SetFunction.Column> each =
        List.of(new SetFunction.Column("key", TEXT), new SetFunction.Column("value", JSONB));
    List<SetFunction.Column> eachText =
        List.of(new SetFunction.Column("key", TEXT), new SetFunction.Column("value", TEXT));
    List<SetFunction.Column> eachJson =
        List.of(new SetFunction.Column("key", TEXT), new SetFunction.Column("value", JSON));
    List<SetFunction.Column> element = List.of(new SetFunction.Column("value", JSONB));
    List<SetFunction.Column> elementText = List.of(new SetFunction.Column("value", TEXT));
    List<SetFunction.Column> elementJson = List.of(new SetFunction.Column("value", JSON));
    r.setFunction(
        "jsonb_array_elements",
        JSONB,
        List.of(JSONB),
        element,
        (c, a, t) -> elements((Jsonb) a[0], false));
    r.setFunction(
        "jsonb_array_elements_text",
        TEXT,
        List.of(JSONB),
        elementText,
        (c, a, t) -> elements((Jsonb) a[0], true));
    r.setFunction(
        "json_array_elements",
        JSON,
        List.of(JSON),
        elementJson,
        (c, a, t) -> elements((String) a[0], false));
    r.setFunction(
        "json_array_elements_text",
        TEXT,
        List.of(JSON),
        elementText,
        (c, a, t) -> elements((String) a[0], true));
    r.setFunction(
        "jsonb_each", RECORD, List.of(JSONB), each, (c, a, t) -> members((Jsonb) a[0], false));
    r.setFunction(
        "jsonb_each_text",
        RECORD,
        List.of(JSONB),
        eachText,
        (c, a, t) -> members((Jsonb) a[0], true));
    r.setFunction(
        "json_each", RECORD, List.of(JSON), eachJson, (c, a, t) -> members((String) a[0], false));
    r.setFunction(
        "json_each_text",
        RECORD,
        List.of(JSON),
        eachText,
        (c, a, t) -> members((String) a[0], true));
    r.setFunction(
        "jsonb_object_keys",
        TEXT,
        List.of(JSONB),
        List.of(),
        (c, a, t) ->
            a[0] == null
                ? SetFunctions.none()
                : SetFunctions.single(
                    List.copyOf(object((Jsonb) a[0], "jsonb_object_keys").members().keySet())));
    r.setFunction(
        "json_object_keys",
        TEXT,
        List.of(JSON),
        List.of(),
        (c, a, t) ->
            a[0] == null
                ? SetFunctions.none()
                : SetFunctions.single(
                    object(Json.parse((String) a[0]), "json_object_keys").keys()));
  }

  private static Iterator<@Nullable Object[]> elements(@Nullable Jsonb json, boolean text) {
    if (json == null) {
      return SetFunctions.none();
    }
    String otherwise =
        json instanceof Jsonb.Obj
            ? "cannot extract elements from an object"
            : "cannot extract elements from a scalar";
    List<@Nullable Object> values = new ArrayList<>();
    for (Jsonb element : JsonPaths.array(json, otherwise).elements()) {
      values.add(text ? element.plain() : element);
    }
    return SetFunctions.single(values);
  }

  private static Iterator<@Nullable Object[]> elements(@Nullable String json, boolean text) {
    if (json == null) {
      return SetFunctions.none();
    }
    Json array = Json.parse(json);
    if (array.kind() != Json.Kind.ARRAY) {
      throw new SqlError(
          SqlState.INVALID_PARAMETER_VALUE,
          array.kind() == Json.Kind.OBJECT
              ? "cannot call json_array_elements on a non-array"
              : "cannot call json_array_elements on a scalar");
    }
    List<@Nullable Object> values = new ArrayList<>();
    array.children().forEach(child -> values.add(text ? child.plain() : child.source()));
    return SetFunctions.single(values);
  }

  private static Iterator<@Nullable Object[]> members(@Nullable Jsonb json, boolean text) {
    List<@Nullable Object[]> rows = new ArrayList<>();
    if (json != null) {
      object(json, text ? "jsonb_each_text" : "jsonb_each")
          .members()
          .forEach((key, value) -> rows.add(new Object[] {key, text ? value.plain() : value}));
    }
    return rows.iterator();
  }

  private static Iterator<@Nullable Object[]> members(@Nullable String json, boolean text) {
    List<@Nullable Object[]> rows = new ArrayList<>();
    if (json != null) {
      Json object = object(Json.parse(json), text ? "json_each_text" : "json_each");
      for (int i = 0; i < object.keys().size(); i++) {
        Json value = object.children().get(i);
        rows.add(new Object[] {object.keys().get(i), text ? value.plain() : value.source()});
      }
    }
    return rows.iterator();
  }

  private static Jsonb.Obj object(Jsonb json, String function) {
    if (json instanceof Jsonb.Obj) {
      return (Jsonb.Obj) json;
    }
    throw notAnObject(json.kind(), function);
  }

  private static Json object(Json json, String function) {
    if (json.kind() == Json.Kind.OBJECT) {
      return json;
    }
    throw notAnObject(json.kind(), function);
  }

  private static SqlError notAnObject(Json.Kind kind, String function) {
    return SqlError.of(
        SqlState.INVALID_PARAMETER_VALUE,
        "cannot call %s on %s",
        function,
        kind == Json.Kind.ARRAY ? "an array" : "a scalar");
  }

  // --- Casts

  private static void casts(Registrar r) {
    r.cast(JSON, JSONB, CastContext.ASSIGNMENT, (c, a) -> Jsonb.parse((String) a));
    r.cast(JSONB, JSON, CastContext.ASSIGNMENT, (c, a) -> a.toString());
    r.cast(JSONB, BOOL, CastContext.EXPLICIT, (c, a) -> scalar((Jsonb) a, Boolean.class, BOOL));
    for (SqlType type : List.of(INT2, INT4, INT8, FLOAT4, FLOAT8, NUMERIC)) {
      r.cast(JSONB, type, CastContext.EXPLICIT, (c, a) -> number((Jsonb) a, type, c));
    }
  }

  private static @Nullable Object number(Jsonb json, SqlType type, EvalContext c) {
    Object value = scalar(json, Numeric.class, type);
    Expr cast = Exprs.cast(new Constant(NUMERIC, value), type, -1, 0);
    return cast.eval(new Frame(0, new Object[0], c));
  }

  private static @Nullable Object scalar(Jsonb json, Class<?> wanted, SqlType type) {
    Object value = json instanceof Jsonb.Scalar ? ((Jsonb.Scalar) json).value() : json;
    if (value == null || wanted.isInstance(value)) {
      return value;
    }
    String kind =
        json instanceof Jsonb.Scalar
            ? json.kind().word()
            : json instanceof Jsonb.Array ? "array" : "object";
    throw SqlError.of(
        SqlState.INVALID_PARAMETER_VALUE,
        "cannot cast jsonb %s to type %s",
        kind,
        type.displayName());
  }

  // --- Aggregates

  private static final class ArrayAggregate implements AggregateFunction.Accumulator {
    private final boolean binary;
    private final SqlType type;
    private final StringBuilder out = new StringBuilder();

    ArrayAggregate(boolean binary, SqlType type) {
      this.binary = binary;
      this.type = type;
    }

    @Override
    public void add(@Nullable Object[] arguments, EvalContext context) {
      boolean structured = arguments[0] != null && !JsonWriter.isScalar(type);
      out.append(out.isEmpty() ? "[" : structured ? ", \n " : ", ");
      JsonWriter.append(out, type, arguments[0], context);
    }

    @Override
    public @Nullable Object result(EvalContext context) {
      return out.isEmpty() ? null : json(binary, out + "]");
    }
  }

  private static final class ObjectAggregate implements AggregateFunction.Accumulator {
    private final boolean binary;
    private final List<SqlType> types;
    private final StringBuilder out = new StringBuilder();

    ObjectAggregate(boolean binary, List<SqlType> types) {
      this.binary = binary;
      this.types = types;
    }

    @Override
    public void add(@Nullable Object[] arguments, EvalContext context) {
      out.append(out.isEmpty() ? "{ " : ", ");
      JsonText.quote(key(types.get(0), arguments[0], context), out);
      out.append(" : ");
      JsonWriter.append(out, types.get(1), arguments[1], context);
    }

    @Override
    public @Nullable Object result(EvalContext context) {
      return out.isEmpty() ? null : json(binary, out + " }");
    }
  }
}
