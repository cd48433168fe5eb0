package io.tx4j.engine.expr;

import static io.tx4j.engine.value.Types.*;

import io.tx4j.engine.value.SqlType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Values of each type that tend to matter: borders, signs, the odd forms of text. */
final class Literals {

  private static final Map<SqlType, List<String>> TEXTS = new LinkedHashMap<>();

  static {
    put(BOOL, "t", "false");
    put(INT2, "0", "1", "-1", "7", "32767", "-32768");
    put(INT4, "0", "1", "-1", "7", "2147483647", "-2147483648", "1000");
    put(INT8, "0", "1", "-1", "7", "9223372036854775807", "-9223372036854775808", "5000000000");
    put(
        NUMERIC,
        "0",
        "1",
        "-1",
        "1.50",
        "-0.001",
        "1234.567",
        "1e20",
        "NaN",
        "Infinity",
        "-Infinity",
        "0.000000000000000001",
        "99999999999999999999.99");
    put(FLOAT4, "0", "1.5", "-1", "1e10", "3.4e38", "NaN", "-Infinity", "0.1");
    put(
        FLOAT8,
        "0",
        "1.5",
        "-2",
        "1e100",
        "1.7e308",
        "NaN",
        "Infinity",
        "0.1",
        "1e-7",
        "123456789012345678",
        "-0");
    put(
        TEXT,
        "",
        "abc",
        " abc ",
        "ABC",
        "123",
        "a%b_c",
        "12.5",
        "2024-02-29",
        "true",
        "O'Reilly \\ \"x\"");
    put(VARCHAR, "", "abc", "xyz  ", "42");
    put(BPCHAR, "", "abc", "xyz  ", "42");
    put(NAME, "abc", "pg_class");
    put(CHAR, "a", "");
    put(BYTEA, "", "\\x00ff", "abc");
    put(
        UUID,
        "00000000-0000-0000-0000-000000000000",
        "a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a11",
        "ffffffff-ffff-ffff-ffff-ffffffffffff");
    put(
        DATE,
        "2000-01-01",
        "2024-02-29",
        "1999-12-31",
        "infinity",
        "-infinity",
        "0044-03-15 BC",
        "2024-03-31",
        "2023-12-31");
    put(TIME, "00:00:00", "12:34:56.789", "23:59:59.999999", "24:00:00");
    put(TIMETZ, "00:00:00+00", "12:34:56.789-05", "23:59:59+05:30");
    put(
        TIMESTAMP,
        "2000-01-01 00:00:00",
        "2024-02-29 12:34:56.789",
        "1999-12-31 23:59:59.999999",
        "infinity",
        "-infinity",
        "2024-03-31 02:30:00",
        "2024-10-27 02:30:00",
        "0044-03-15 10:00:00 BC");
    put(
        TIMESTAMPTZ,
        "2000-01-01 00:00:00+00",
        "2024-02-29 12:34:56.789+01",
        "1999-12-31 23:59:59.999999-08",
        "infinity",
        "-infinity",
        "2024-03-31 01:30:00+00",
        "2024-10-27 00:30:00+00");
    put(
        INTERVAL,
        "0",
        "1 day",
        "1 mon",
        "-1 year 2 days 03:04:05.678",
        "25:00:00",
        "1 year 2 mons 3 days 04:05:06",
        "-00:00:01",
        "infinity",
        "100 days");
    put(OID, "0", "1", "4294967295");
    put(
        JSON,
        "1",
        "null",
        "{\"a\": 1, \"b\":[1,2 ,3]}",
        "[1, \"a\", {\"b\": null}]",
        "\"x\\u00e4\"");
    put(
        JSONB,
        "1",
        "null",
        "{\"a\": 1, \"b\":[1,2 ,3], \"a\": 2.50}",
        "[1, \"a\", {\"b\": null}]",
        "\"a\"",
        "[]",
        "{}",
        "true");
    put(array(INT4), "{}", "{1,2,3}", "{1,NULL,3}", "{{1,2},{3,4}}", "[0:1]={7,8}");
    put(array(TEXT), "{}", "{a,b}", "{a,NULL,\"x y\",\"\"}", "{\"a\\\"b\",null,\"NULL\"}");
  }

  private Literals() {}

  private static SqlType array(SqlType element) {
    return java.util.Objects.requireNonNull(arrayOf(element));
  }

  private static void put(SqlType type, String... texts) {
    TEXTS.put(type, List.of(texts));
  }

  static List<SqlType> types() {
    return List.copyOf(TEXTS.keySet());
  }

  static List<String> texts(SqlType type) {
    return TEXTS.getOrDefault(type, List.of());
  }

  static List<Sample> samples(SqlType type) {
    List<Sample> samples = new ArrayList<>();
    for (String text : texts(type)) {
      samples.add(Sample.literal(type, text));
    }
    return samples;
  }
}
