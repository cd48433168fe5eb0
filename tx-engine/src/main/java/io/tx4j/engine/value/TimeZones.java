package io.tx4j.engine.value;

import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Time zones by the names that PostgreSQL takes: of the tz database in any case, abbreviations,
 * POSIX offsets.
 */
public final class TimeZones {

  /** POSIX counts to the west: UTC+3 is three hours behind Greenwich. */
  private static final Pattern POSIX =
      Pattern.compile("(?:<[^>]*>|[A-Za-z]+)?([+-]?)(\\d{1,2})(?::(\\d{2}))?(?::(\\d{2}))?");

  private static final Map<String, ZoneId> BY_NAME = new HashMap<>();

  /**
   * The abbreviations that applications meet, of PostgreSQL's default set, in quarters of an hour
   * east of Greenwich.
   */
  private static final Map<String, Integer> ABBREVIATIONS =
      Map.ofEntries(
          Map.entry("utc", 0),
          Map.entry("gmt", 0),
          Map.entry("z", 0),
          Map.entry("zulu", 0),
          Map.entry("ut", 0),
          Map.entry("wet", 0),
          Map.entry("west", 4),
          Map.entry("bst", 4),
          Map.entry("cet", 4),
          Map.entry("cest", 8),
          Map.entry("mez", 4),
          Map.entry("mesz", 8),
          Map.entry("eet", 8),
          Map.entry("eest", 12),
          Map.entry("msk", 12),
          Map.entry("ist", 8),
          Map.entry("est", -20),
          Map.entry("edt", -16),
          Map.entry("cst", -24),
          Map.entry("cdt", -20),
          Map.entry("mst", -28),
          Map.entry("mdt", -24),
          Map.entry("pst", -32),
          Map.entry("pdt", -28),
          Map.entry("akst", -36),
          Map.entry("akdt", -32),
          Map.entry("hst", -40),
          Map.entry("jst", 36),
          Map.entry("kst", 36),
          Map.entry("hkt", 32),
          Map.entry("aest", 40),
          Map.entry("aedt", 44),
          Map.entry("acst", 38),
          Map.entry("acdt", 42),
          Map.entry("awst", 32),
          Map.entry("nzst", 48),
          Map.entry("nzdt", 52),
          Map.entry("ast", -16),
          Map.entry("adt", -12),
          Map.entry("nst", -14),
          Map.entry("ndt", -10));

  static {
    for (String id : ZoneId.getAvailableZoneIds()) {
      BY_NAME.put(id.toLowerCase(Locale.ROOT), ZoneId.of(id));
    }
  }

  private TimeZones() {}

  /** The zone of that name; null where there is none. */
  public static @Nullable ZoneId find(String name) {
    String key = name.strip().toLowerCase(Locale.ROOT);
    Integer abbreviation = ABBREVIATIONS.get(key);
    if (abbreviation != null) {
      return ZoneOffset.ofTotalSeconds(abbreviation * 15 * 60);
    }
    ZoneId zone = BY_NAME.get(key);
    return zone != null ? zone : posix(key);
  }

  private static @Nullable ZoneId posix(String name) {
    Matcher matcher = POSIX.matcher(name);
    if (!matcher.matches()) {
      return null;
    }
    int seconds =
        Integer.parseInt(matcher.group(2)) * 3600
            + number(matcher.group(3)) * 60
            + number(matcher.group(4));
    int east = matcher.group(1).equals("-") ? seconds : -seconds;
    return Math.abs(seconds) > 18 * 3600 ? null : ZoneOffset.ofTotalSeconds(east);
  }

  private static int number(@Nullable String digits) {
    return digits == null ? 0 : Integer.parseInt(digits);
  }

  /** A zone that is always that many seconds east of Greenwich. */
  public static ZoneId ofOffset(int seconds) {
    return ZoneOffset.ofTotalSeconds(seconds);
  }
}
