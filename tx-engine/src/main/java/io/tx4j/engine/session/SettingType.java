package io.tx4j.engine.session;

import io.tx4j.engine.error.SqlError;
import io.tx4j.engine.error.SqlState;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What values a setting takes, and how SHOW prints them. Immutable and thread-safe. */
interface SettingType {

  /**
   * The value as SHOW prints it.
   *
   * @param name of the setting, for errors
   * @throws SqlError 22023 where the input is no value of this type
   */
  String canonical(String name, String input);

  /** Any text. */
  SettingType TEXT = (name, input) -> input;

  /** on or off. */
  SettingType BOOLEAN =
      (name, input) -> {
        String value = input.toLowerCase(Locale.ROOT);
        if (!value.isEmpty()) {
          if ("true".startsWith(value)
              || "yes".startsWith(value)
              || value.equals("1")
              || value.equals("on")) {
            return "on";
          }
          if ("false".startsWith(value)
              || "no".startsWith(value)
              || value.equals("0")
              || "off".startsWith(value) && value.length() > 1) {
            return "off";
          }
        }
        throw new SqlError(
            SqlState.INVALID_PARAMETER_VALUE,
            "parameter \"" + name + "\" requires a Boolean value");
      };

  /** One of a few words, any case. */
  static SettingType oneOf(String... words) {
    return (name, input) -> {
      for (String word : words) {
        if (word.equalsIgnoreCase(input)) {
          return word;
        }
      }
      throw invalidValue(name, input).hint("Available values: " + String.join(", ", words) + ".");
    };
  }

  /** One value, because the engine knows no other; any other is refused with 0A000, not ignored. */
  static SettingType only(String value) {
    return (name, input) -> {
      if (value.equalsIgnoreCase(input)) {
        return value;
      }
      throw SqlError.notSupported("setting \"" + name + "\" to anything but \"" + value + "\"");
    };
  }

  /** A whole number. */
  static SettingType integer(long least, long most) {
    return (name, input) -> {
      long value;
      try {
        value = Long.parseLong(input.trim());
      } catch (NumberFormatException e) {
        throw invalidValue(name, input);
      }
      checkRange(name, value, least, most, "");
      return Long.toString(value);
    };
  }

  /** A time, kept in milliseconds; a number without unit is milliseconds. */
  SettingType MILLISECONDS =
      (name, input) -> {
        long millis = parseMillis(name, input);
        checkRange(name, millis, 0, Integer.MAX_VALUE, " ms");
        return formatMillis(millis);
      };

  /** The milliseconds of a value that {@link #MILLISECONDS} has printed. */
  static long millis(String canonical) {
    return parseMillis("", canonical);
  }

  private static void checkRange(String name, long value, long least, long most, String unit) {
    if (value < least || value > most) {
      throw new SqlError(
          SqlState.INVALID_PARAMETER_VALUE,
          value
              + unit
              + " is outside the valid range for parameter \""
              + name
              + "\" ("
              + least
              + unit
              + " .. "
              + most
              + unit
              + ")");
    }
  }

  private static long parseMillis(String name, String input) {
    String text = input.trim();
    int end = 0;
    while (end < text.length() && "+-.0123456789".indexOf(text.charAt(end)) >= 0) {
      end++;
    }
    String unit = text.substring(end).trim();
    Long factor = Units.MICROS.get(unit.isEmpty() ? "ms" : unit);
    if (factor == null) {
      throw invalidValue(name, input)
          .hint(
              "Valid units for this parameter are \"us\", \"ms\", \"s\", \"min\", \"h\", and \"d\".");
    }
    try {
      return new BigDecimal(text.substring(0, end))
          .multiply(BigDecimal.valueOf(factor))
          .divide(BigDecimal.valueOf(1000), 0, RoundingMode.HALF_EVEN)
          .longValueExact();
    } catch (ArithmeticException | NumberFormatException e) {
      throw invalidValue(name, input);
    }
  }

  /** In the largest unit that divides it, as SHOW does. */
  private static String formatMillis(long millis) {
    if (millis == 0) {
      return "0";
    }
    for (String unit : Units.LARGEST_FIRST) {
      long factor = Units.MICROS.getOrDefault(unit, 0L) / 1000;
      if (factor > 0 && millis % factor == 0) {
        return millis / factor + unit;
      }
    }
    return millis + "ms";
  }

  private static SqlError invalidValue(String name, String input) {
    return new SqlError(
        SqlState.INVALID_PARAMETER_VALUE,
        "invalid value for parameter \"" + name + "\": \"" + input + "\"");
  }

  /** The units of time. */
  final class Units {
    private static final Map<String, Long> MICROS =
        Map.of(
            "us",
            1L,
            "ms",
            1_000L,
            "s",
            1_000_000L,
            "min",
            60_000_000L,
            "h",
            3_600_000_000L,
            "d",
            86_400_000_000L);
    private static final List<String> LARGEST_FIRST = List.of("d", "h", "min", "s", "ms");

    private Units() {}
  }
}
