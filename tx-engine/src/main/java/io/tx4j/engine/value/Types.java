package io.tx4j.engine.value;

import io.tx4j.engine.value.SqlType.Category;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The built-in types, by oid and by name. Types that users create are the catalog's. */
public final class Types {

  private static final Map<Integer, SqlType> BY_OID = new LinkedHashMap<>();
  private static final Map<String, SqlType> BY_NAME = new HashMap<>();

  public static final SqlType BOOL = add(new BooleanType());
  public static final SqlType INT2 = add(new IntegerTypes.Int2());
  public static final SqlType INT4 = add(new IntegerTypes.Int4());
  public static final SqlType INT8 = add(new IntegerTypes.Int8());
  public static final SqlType OID =
      add(new IntegerTypes.Unsigned(26, "oid", Category.NUMERIC, true, 1028));
  public static final SqlType XID =
      add(new IntegerTypes.Unsigned(28, "xid", Category.USER, false, 1011));
  public static final SqlType CID =
      add(new IntegerTypes.Unsigned(29, "cid", Category.USER, false, 1012));
  public static final SqlType XID8 = add(new IntegerTypes.Xid8());
  public static final SqlType FLOAT4 = add(new FloatTypes.Float4());
  public static final SqlType FLOAT8 = add(new FloatTypes.Float8());
  public static final SqlType NUMERIC = add(new NumericType());
  public static final SqlType TEXT =
      add(new TextTypes.Plain(25, "text", "text", Category.STRING, true, -1, 1009));
  public static final SqlType VARCHAR = add(new TextTypes.Varchar());
  public static final SqlType BPCHAR = add(new TextTypes.Bpchar());
  public static final SqlType CHAR = add(new TextTypes.OneByte());
  public static final SqlType NAME = add(new TextTypes.Name());
  public static final SqlType BYTEA = add(new ByteaType());
  public static final SqlType UUID = add(new UuidType());
  public static final SqlType DATE = add(new DateTimeTypes.Date());
  public static final SqlType TIME = add(new DateTimeTypes.Time());
  public static final SqlType TIMETZ = add(new DateTimeTypes.TimeTzType());
  public static final SqlType TIMESTAMP = add(new DateTimeTypes.Timestamp());
  public static final SqlType TIMESTAMPTZ = add(DateTimeTypes.Timestamp.withTimeZone());
  public static final SqlType INTERVAL = add(new IntervalType());
  public static final SqlType JSON = add(new JsonTypes.JsonType());
  public static final SqlType JSONB = add(new JsonTypes.JsonbType());
  public static final SqlType REGCLASS = add(new RegType(2205, "regclass", 2210));
  public static final SqlType REGTYPE = add(new RegType(2206, "regtype", 2211));
  public static final SqlType REGPROC = add(new RegType(24, "regproc", 1008));
  public static final SqlType REGNAMESPACE = add(new RegType(4089, "regnamespace", 4090));
  public static final SqlType REGROLE = add(new RegType(4096, "regrole", 4097));

  /** The type of a literal or a parameter of which nothing is known yet. */
  public static final SqlType UNKNOWN =
      add(new TextTypes.Plain(705, "unknown", "unknown", Category.UNKNOWN, false, -2, 0));

  public static final SqlType VOID =
      add(new TextTypes.Plain(2278, "void", "void", Category.PSEUDO, false, 4, 0));

  /** The type of ROW(...). */
  public static final SqlType RECORD = add(new RecordType());

  // The types of parameters that take values of several types.
  public static final SqlType ANY = pseudo(2276, "any", "\"any\"");
  public static final SqlType ANYELEMENT = pseudo(2283, "anyelement");
  public static final SqlType ANYARRAY = pseudo(2277, "anyarray");
  public static final SqlType ANYNONARRAY = pseudo(2776, "anynonarray");
  public static final SqlType ANYENUM = pseudo(3500, "anyenum");
  public static final SqlType ANYCOMPATIBLE = pseudo(5077, "anycompatible");
  public static final SqlType ANYCOMPATIBLEARRAY = pseudo(5078, "anycompatiblearray");
  public static final SqlType ANYCOMPATIBLENONARRAY = pseudo(5079, "anycompatiblenonarray");
  public static final SqlType CSTRING = pseudo(2275, "cstring");
  public static final SqlType TRIGGER = pseudo(2279, "trigger");

  static {
    for (SqlType type : BY_OID.values().toArray(new SqlType[0])) {
      if (type.arrayOid() != 0) {
        add(new ArrayType(type));
      }
    }
  }

  private Types() {}

  private static SqlType pseudo(int oid, String name) {
    return pseudo(oid, name, name);
  }

  private static SqlType pseudo(int oid, String name, String displayName) {
    return add(new TextTypes.Plain(oid, name, displayName, Category.PSEUDO, false, 4, 0));
  }

  private static SqlType add(SqlType type) {
    BY_OID.put(type.oid(), type);
    BY_NAME.put(type.name(), type);
    return type;
  }

  /** The built-in type of that oid; null where there is none. */
  public static @Nullable SqlType byOid(int oid) {
    return BY_OID.get(oid);
  }

  /**
   * The built-in type that is so named in pg_type ({@code int4}, not {@code integer}); null where
   * there is none.
   */
  public static @Nullable SqlType byName(String name) {
    return BY_NAME.get(name);
  }

  /** The array of a type, user-defined ones included; null where there is none. */
  public static @Nullable SqlType arrayOf(SqlType element) {
    if (element.arrayOid() == 0) {
      return null;
    }
    SqlType builtIn = byOid(element.arrayOid());
    return builtIn != null ? builtIn : new ArrayType(element);
  }

  /** Every built-in type. */
  public static Collection<SqlType> all() {
    return Collections.unmodifiableCollection(BY_OID.values());
  }
}
