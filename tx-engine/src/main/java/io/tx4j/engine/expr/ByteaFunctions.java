package io.tx4j.engine.expr;

import static io.tx4j.engine.value.Types.*;

import io.tx4j.engine.error.SqlError;
import io.tx4j.engine.error.SqlState;
import io.tx4j.engine.value.ByteSink;
import io.tx4j.engine.value.SqlType;
import io.tx4j.engine.value.Texts;
import io.tx4j.engine.value.ValueContext;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Functions of bytea, digests, and text as bytes. */
final class ByteaFunctions {

  private static final int BASE64_LINE = 76;

  private ByteaFunctions() {}

  static void register(Registrar r) {
    r.operator("||", BYTEA, BYTEA, BYTEA, (c, a, b) -> concat((byte[]) a, (byte[]) b));
    r.operator("~~", BOOL, BYTEA, BYTEA, (c, a, b) -> Patterns.like(latin(a), latin(b)));
    r.operator("!~~", BOOL, BYTEA, BYTEA, (c, a, b) -> !Patterns.like(latin(a), latin(b)));
    r.function("length", INT4, BYTEA, (c, a) -> ((byte[]) a).length);
    r.function("octet_length", INT4, BYTEA, (c, a) -> ((byte[]) a).length);
    r.function("bit_length", INT4, BYTEA, (c, a) -> ((byte[]) a).length * 8);
    for (String name : List.of("substring", "substr")) {
      r.function(name, BYTEA, BYTEA, INT4, (c, a, s) -> substring((byte[]) a, (Integer) s, null));
      r.function(
          name,
          BYTEA,
          BYTEA,
          INT4,
          INT4,
          (c, a, s, n) -> substring((byte[]) a, (Integer) s, (Integer) n));
    }
    r.function("position", INT4, BYTEA, BYTEA, (c, a, b) -> latin(a).indexOf(latin(b)) + 1);
    r.function(
        "get_byte",
        INT4,
        BYTEA,
        INT4,
        (c, a, n) -> ((byte[]) a)[index((byte[]) a, (Integer) n)] & 0xFF);
    r.function(
        "set_byte",
        BYTEA,
        BYTEA,
        INT4,
        INT4,
        (c, a, n, v) -> setByte((byte[]) a, (Integer) n, (Integer) v));
    r.function("reverse", BYTEA, BYTEA, (c, a) -> reverse((byte[]) a));
    r.function("encode", TEXT, BYTEA, TEXT, (c, a, f) -> encode((byte[]) a, (String) f));
    r.function("decode", BYTEA, TEXT, TEXT, (c, a, f) -> decode((String) a, (String) f));
    r.function("convert_to", BYTEA, TEXT, NAME, (c, a, e) -> utf8((String) a, (String) e));
    r.function("convert_from", TEXT, BYTEA, NAME, (c, a, e) -> fromUtf8((byte[]) a, (String) e));
    digests(r);
    casts(r);
    r.aggregate("string_agg", BYTEA, List.of(BYTEA, BYTEA), (types, result) -> new Joined());
  }

  private static void digests(Registrar r) {
    r.function(
        "md5",
        TEXT,
        TEXT,
        (c, a) ->
            HexFormat.of().formatHex(digest("MD5", ((String) a).getBytes(StandardCharsets.UTF_8))));
    r.function("md5", TEXT, BYTEA, (c, a) -> HexFormat.of().formatHex(digest("MD5", (byte[]) a)));
    r.function("sha224", BYTEA, BYTEA, (c, a) -> digest("SHA-224", (byte[]) a));
    r.function("sha256", BYTEA, BYTEA, (c, a) -> digest("SHA-256", (byte[]) a));
    r.function("sha384", BYTEA, BYTEA, (c, a) -> digest("SHA-384", (byte[]) a));
    r.function("sha512", BYTEA, BYTEA, (c, a) -> digest("SHA-512", (byte[]) a));
  }

  private static void casts(Registrar r) {
    for (SqlType type : List.of(INT2, INT4, INT8)) {
      r.cast(type, BYTEA, CastContext.EXPLICIT, (c, a) -> binary(type, a));
      r.cast(BYTEA, type, CastContext.EXPLICIT, (c, a) -> toInteger((byte[]) a, type));
    }
  }

  private static byte[] binary(SqlType type, Object value) {
    ByteSink sink = new ByteSink(8);
    type.writeBinary(value, sink);
    return sink.toByteArray();
  }

  private static Object toInteger(byte[] bytes, SqlType type) {
    int size = type.length();
    if (bytes.length > size) {
      throw IntegerFunctions.outOfRange(type);
    }
    byte[] padded = new byte[size];
    System.arraycopy(bytes, 0, padded, size - bytes.length, bytes.length);
    return type.readBinary(padded, 0, size);
  }

  private static byte[] concat(byte[] a, byte[] b) {
    byte[] both = Arrays.copyOf(a, a.length + b.length);
    System.arraycopy(b, 0, both, a.length, b.length);
    return both;
  }

  /** One character for each byte, so that text's algorithms serve. */
  private static String latin(Object bytes) {
    return new String((byte[]) bytes, StandardCharsets.ISO_8859_1);
  }

  private static byte[] substring(byte[] bytes, int start, @Nullable Integer count) {
    return StringFunctions.substring(latin(bytes), start, count)
        .getBytes(StandardCharsets.ISO_8859_1);
  }

  private static int index(byte[] bytes, int n) {
    if (n < 0 || n >= bytes.length) {
      throw SqlError.of(
          SqlState.ARRAY_SUBSCRIPT_ERROR,
          "index %d out of valid range, 0..%d",
          n,
          bytes.length - 1);
    }
    return n;
  }

  private static byte[] setByte(byte[] bytes, int n, int value) {
    byte[] changed = bytes.clone();
    changed[index(bytes, n)] = (byte) value;
    return changed;
  }

  private static byte[] reverse(byte[] bytes) {
    byte[] reversed = new byte[bytes.length];
    for (int i = 0; i < bytes.length; i++) {
      reversed[i] = bytes[bytes.length - 1 - i];
    }
    return reversed;
  }

  private static String encode(byte[] bytes, String format) {
    return switch (format.toLowerCase(Locale.ROOT)) {
      case "hex" -> HexFormat.of().formatHex(bytes);
      case "base64" -> Base64.getMimeEncoder(BASE64_LINE, new byte[] {'\n'}).encodeToString(bytes);
      case "escape" -> escape(bytes);
      default -> throw unknownFormat(format);
    };
  }

  /** Unlike bytea's output only zero bytes, high bytes and backslashes are escaped. */
  private static String escape(byte[] bytes) {
    StringBuilder out = new StringBuilder();
    for (byte b : bytes) {
      int unsigned = b & 0xFF;
      if (b == '\\') {
        out.append("\\\\");
      } else if (b <= 0) {
        out.append('\\').append(unsigned >> 6).append(unsigned >> 3 & 7).append(unsigned & 7);
      } else {
        out.append((char) b);
      }
    }
    return out.toString();
  }

  private static byte[] decode(String text, String format) {
    switch (format.toLowerCase(Locale.ROOT)) {
      case "hex":
        return (byte[]) BYTEA.parse("\\x" + text, ValueContext.DEFAULT);
      case "base64":
        try {
          return Base64.getDecoder().decode(text.replaceAll("[ \\t\\r\\n]", ""));
        } catch (IllegalArgumentException e) {
          throw new SqlError(SqlState.INVALID_PARAMETER_VALUE, "invalid base64 end sequence")
              .hint("Input data is missing padding, is truncated, or is otherwise corrupted.");
        }
      case "escape":
        return (byte[])
            BYTEA.parse(
                text.startsWith("\\x") ? "\\\\" + text.substring(1) : text, ValueContext.DEFAULT);
      default:
        throw unknownFormat(format);
    }
  }

  private static SqlError unknownFormat(String format) {
    return SqlError.of(SqlState.INVALID_PARAMETER_VALUE, "unrecognized encoding: \"%s\"", format);
  }

  private static byte[] utf8(String text, String encoding) {
    checkEncoding(encoding, "destination");
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static String fromUtf8(byte[] bytes, String encoding) {
    checkEncoding(encoding, "source");
    return Texts.decode(bytes, 0, bytes.length);
  }

  private static void checkEncoding(String encoding, String role) {
    String plain = encoding.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
    if (!plain.equals("utf8") && !plain.equals("unicode")) {
      throw SqlError.of(
          SqlState.INVALID_PARAMETER_VALUE, "invalid %s encoding name \"%s\"", role, encoding);
    }
  }

  private static byte[] digest(String algorithm, byte[] bytes) {
    try {
      return MessageDigest.getInstance(algorithm).digest(bytes);
    } catch (NoSuchAlgorithmException e) {
      throw new SqlError(SqlState.INTERNAL_ERROR, "the Java platform has no " + algorithm, e);
    }
  }

  private static final class Joined implements AggregateFunction.Accumulator {
    private byte @Nullable [] joined;

    @Override
    public void add(@Nullable Object[] arguments, EvalContext context) {
      if (arguments[0] == null) {
        return;
      }
      byte[] value = (byte[]) arguments[0];
      if (joined == null) {
        joined = value;
      } else {
        joined =
            concat(arguments[1] == null ? joined : concat(joined, (byte[]) arguments[1]), value);
      }
    }

    @Override
    public @Nullable Object result(EvalContext context) {
      return joined;
    }
  }
}
