package io.tx4j.engine.sql;

import io.tx4j.engine.sql.SqlExpression.IntegerLiteral;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes type names as {@code format_type} does: pg_catalog.int4 is integer. */
final class TypeWriter {

  private static final int FULL_RANGE = 0x7FFF;

  private final SqlText text;

  TypeWriter(SqlText text) {
    this.text = text;
  }

  void write(TypeName type) {
    if (type.setOf()) {
      text.add("SETOF ");
    }
    List<String> parts = type.name().parts();
    boolean builtIn = parts.size() == 2 && parts.get(0).equals("pg_catalog");
    if (!builtIn || !writeBuiltIn(parts.get(1), type.modifiers())) {
      text.dotted(parts);
      modifiers(type.modifiers());
    }
    if (type.referencesColumn()) {
      text.add("%TYPE");
    }
    text.add("[]".repeat(type.arrayDimensions()));
  }

  private void modifiers(List<SqlExpression> modifiers) {
    if (!modifiers.isEmpty()) {
      text.add("(").expressions(modifiers).add(")");
    }
  }

  private boolean writeBuiltIn(String name, List<SqlExpression> modifiers) {
    String plain = plainName(name);
    if (plain != null && modifiers.isEmpty()) {
      text.add(plain);
      return true;
    }
    switch (name) {
      case "numeric" -> text.add("numeric");
      case "varchar" -> text.add("character varying");
      case "varbit" -> text.add("bit varying");
      case "bpchar", "bit" -> {
        // Without a length these names mean a length of 1.
        if (modifiers.isEmpty()) {
          return false;
        }
        text.add(name.equals("bit") ? "bit" : "character");
      }
      case "time", "timestamp", "timetz", "timestamptz" -> {
        boolean zone = name.endsWith("tz");
        text.add(name.startsWith("timestamp") ? "timestamp" : "time");
        modifiers(modifiers);
        text.add(zone ? " with time zone" : " without time zone");
        return true;
      }
      case "interval" -> {
        interval(modifiers);
        return true;
      }
      default -> {
        return false;
      }
    }
    modifiers(modifiers);
    return true;
  }

  private static @Nullable String plainName(String name) {
    return switch (name) {
      case "bool" -> "boolean";
      case "int2" -> "smallint";
      case "int4" -> "integer";
      case "int8" -> "bigint";
      case "float4" -> "real";
      case "float8" -> "double precision";
      case "json" -> "json";
      default -> null;
    };
  }

  private void interval(List<SqlExpression> modifiers) {
    text.add("interval");
    int mask = FULL_RANGE;
    if (!modifiers.isEmpty() && modifiers.get(0) instanceof IntegerLiteral literal) {
      mask = literal.value();
    }
    text.add(fields(mask));
    if (modifiers.size() > 1) {
      text.add("(").expression(modifiers.get(1)).add(")");
    }
  }

  private static String fields(int mask) {
    return switch (mask) {
      case 1 << 2 -> " year";
      case 1 << 1 -> " month";
      case 1 << 3 -> " day";
      case 1 << 10 -> " hour";
      case 1 << 11 -> " minute";
      case 1 << 12 -> " second";
      case 1 << 2 | 1 << 1 -> " year to month";
      case 1 << 3 | 1 << 10 -> " day to hour";
      case 1 << 3 | 1 << 10 | 1 << 11 -> " day to minute";
      case 1 << 3 | 1 << 10 | 1 << 11 | 1 << 12 -> " day to second";
      case 1 << 10 | 1 << 11 -> " hour to minute";
      case 1 << 10 | 1 << 11 | 1 << 12 -> " hour to second";
      case 1 << 11 | 1 << 12 -> " minute to second";
      default -> "";
    };
  }
}
