package io.tx4j.engine.session;

import io.tx4j.engine.error.SqlError;
import io.tx4j.engine.error.SqlState;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The setting TimeZone: names of the tz database in any case, offsets, and PostgreSQL's
 * abbreviations for UTC.
 */
final class TimeZones {

  private static final Map<String, String> NAMES = new HashMap<>();

  static {
    for (String id : ZoneId.getAvailableZoneIds()) {
      NAMES.put(id.toLowerCase(Locale.ROOT), id);
    }
    NAMES.put("utc", "UTC");
    NAMES.put("gmt", "GMT");
    NAMES.put("z", "UTC");
  }

  private TimeZones() {}

  /** The zone's name as SHOW prints it. */
  static String canonical(String setting, String input) {
    String name = NAMES.get(input.toLowerCase(Locale.ROOT));
    if (name != null) {
      return name;
    }
    if (offset(input) != null) {
      return input;
    }
    throw new SqlError(
        SqlState.INVALID_PARAMETER_VALUE,
        "invalid value for parameter \"" + setting + "\": \"" + input + "\"");
  }

  /** The zone that a canonical name means. */
  static ZoneId zone(String canonical) {
    ZoneId offset = offset(canonical);
    return offset != null ? offset : ZoneId.of(canonical);
  }

  /**
   * What {@code SET TIME ZONE 2}, {@code '+02'} and {@code <+02>-02} mean; null where it is none of
   * them. A bare number counts hours east; a signed text is POSIX, which counts west.
   */
  private static @Nullable ZoneId offset(String input) {
    try {
      if (input.startsWith("<")) {
        String shown = input.substring(1, input.indexOf('>'));
        return ZoneOffset.of(shown);
      }
      if (input.matches("[A-Za-z]{3,}[+-]\\d{1,2}(:\\d{2})?")) {
        return posix(input.replaceFirst("[A-Za-z]+", ""));
      }
      if (input.matches("[+-]\\d{1,2}(:\\d{2})?")) {
        return posix(input);
      }
      if (input.matches("\\d{1,2}(\\.\\d+)?")) {
        return ZoneOffset.ofTotalSeconds((int) Math.round(Double.parseDouble(input) * 3600));
      }
      return null;
    } catch (DateTimeException | StringIndexOutOfBoundsException e) {
      return null;
    }
  }

  private static ZoneId posix(String signed) {
    String[] parts = signed.substring(1).split(":");
    int seconds =
        Integer.parseInt(parts[0]) * 3600
            + (parts.length > 1 ? Integer.parseInt(parts[1]) * 60 : 0);
    return ZoneOffset.ofTotalSeconds(signed.startsWith("-") ? seconds : -seconds);
  }
}
