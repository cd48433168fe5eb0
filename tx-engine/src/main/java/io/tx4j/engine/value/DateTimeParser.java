package io.tx4j.engine.value;

import io.tx4j.engine.error.SqlError;
import io.tx4j.engine.error.SqlState;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads dates and times as PostgreSQL does: ISO 8601, dates with slashes or dots in the order of
 * DateStyle, months by name, AM and PM, BC, time zones by offset or name, and the words now, today,
 * tomorrow, yesterday, epoch, allballs, infinity.
 */
final class DateTimeParser {

  private static final Pattern TOKEN =
      Pattern.compile(
          "\\s*,?\\s*(?:"
              + "(?<time>\\d+:\\d+(?::\\d+)?(?:\\.\\d*)?)"
              + "|(?<date>(?:\\d+|[a-z]{3,})[-/.](?:\\d+|[a-z]{3,})[-/.]\\d+(?!:))"
              + "|(?<fraction>\\d+\\.\\d+)"
              + "|(?<number>\\d+)"
              + "|(?<offset>[+-]\\d+(?::\\d+)?(?::\\d+)?)"
              + "|(?<word>[+-]?[a-z][a-z_]*(?:/[a-z0-9_+-]+)*(?:[+-]\\d+)?)"
              + ")");

  private static final List<String> MONTHS =
      List.of("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec");
  private static final Pattern MONTH =
      Pattern.compile(
          "jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?"
              + "|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?");
  private static final Pattern DAY_NAME =
      Pattern.compile(
          "sun(?:day)?|mon(?:day)?|tue(?:s|sday)?|wed(?:nesday|s)?|thu(?:r|rs|rsday)?|fri(?:day)?|sat(?:urday)?");

  private static final int MAX_OFFSET_HOURS = 15;
  private static final int MAX_OFFSET_DIGITS = 6;

  private final String text;
  private final String typeName;
  private final ValueContext context;

  private boolean hasDate;
  private boolean hasTime;
  private boolean loneNumber;
  private int year;
  private int month;
  private int day;
  private boolean yearKnown;
  private long micros;
  private @Nullable Boolean afternoon;
  private boolean beforeChrist;
  private @Nullable ZoneId zone;
  private @Nullable String word;
  private int twoDigitYear = -1;

  private DateTimeParser(String text, String typeName, ValueContext context) {
    this.text = text;
    this.typeName = typeName;
    this.context = context;
  }

  static int date(String text, ValueContext context) {
    DateTimeParser parser = new DateTimeParser(text, "date", context);
    parser.parse(false);
    if (parser.word != null) {
      switch (parser.word) {
        case "infinity":
          return Integer.MAX_VALUE;
        case "-infinity":
          return Integer.MIN_VALUE;
        default:
          return DateTimes.timestampToDate(parser.special(true));
      }
    }
    return parser.days("date");
  }

  static long timestamp(String text, ValueContext context) {
    DateTimeParser parser = new DateTimeParser(text, "timestamp", context);
    parser.parse(false);
    return parser.word != null ? parser.special(true) : parser.local();
  }

  static long timestamptz(String text, ValueContext context) {
    DateTimeParser parser = new DateTimeParser(text, "timestamp with time zone", context);
    parser.parse(false);
    if (parser.word != null) {
      return parser.special(false);
    }
    ZoneId zone = parser.zone == null ? context.timeZone() : parser.zone;
    try {
      return DateTimes.toInstant(parser.local(), zone);
    } catch (SqlError error) {
      throw parser.outOfRange("timestamp");
    }
  }

  static long time(String text, ValueContext context) {
    DateTimeParser parser = new DateTimeParser(text, "time", context);
    parser.parse(true);
    return parser.timeOfDay();
  }

  static TimeTz timetz(String text, ValueContext context) {
    DateTimeParser parser = new DateTimeParser(text, "time with time zone", context);
    parser.parse(true);
    long micros = parser.timeOfDay();
    ZoneId zone = parser.zone == null ? context.timeZone() : parser.zone;
    long at =
        parser.hasDate ? parser.local() : DateTimes.toLocal(context.transactionTimestamp(), zone);
    return new TimeTz(micros, DateTimes.offsetOfLocal(at, zone));
  }

  // --- Tokens

  private void parse(boolean timeExpected) {
    String lower = text.strip().toLowerCase(Locale.ROOT);
    Matcher token = TOKEN.matcher(lower);
    boolean empty = true;
    while (token.regionStart() < lower.length()) {
      if (!token.lookingAt()) {
        throw badFormat();
      }
      empty = false;
      take(token, timeExpected);
      token.region(token.end(), lower.length());
    }
    if (empty) {
      throw badFormat();
    }
    finish();
  }

  private void take(Matcher token, boolean timeExpected) {
    if (token.group("time") != null) {
      setTime(token.group("time"));
    } else if (token.group("date") != null) {
      setDate(token.group("date"));
    } else if (token.group("fraction") != null) {
      setFraction(token.group("fraction"), timeExpected);
    } else if (token.group("number") != null) {
      setNumber(token.group("number"), timeExpected);
    } else if (token.group("offset") != null) {
      setOffset(token.group("offset"));
    } else {
      setWord(token.group("word"));
    }
  }

  private void setTime(String found) {
    if (hasTime) {
      throw badFormat();
    }
    String[] parts = found.split(":", -1);
    String seconds = parts.length > 2 ? parts[2] : "0";
    int point = seconds.indexOf('.');
    String whole = point < 0 ? seconds : seconds.substring(0, point);
    setTime(
        number(parts[0]),
        number(parts[1].replace(".", "")),
        number(whole),
        point < 0 ? "" : seconds.substring(point + 1));
  }

  private void setTime(int hour, int minute, int second, String fraction) {
    long sum =
        hour * DateTimes.MICROS_PER_HOUR
            + minute * DateTimes.MICROS_PER_MINUTE
            + second * DateTimes.MICROS_PER_SECOND
            + fraction(fraction);
    if (minute > 59 || second > 60 || sum > DateTimes.MICROS_PER_DAY) {
      throw fieldOverflow();
    }
    hasTime = true;
    micros = sum;
  }

  private static long fraction(String digits) {
    if (digits.isEmpty()) {
      return 0;
    }
    return Math.round(Double.parseDouble("0." + digits) * 1e6);
  }

  private void setFraction(String found, boolean timeExpected) {
    int point = found.indexOf('.');
    String digits = found.substring(0, point);
    if (digits.length() != 6 || !(timeExpected || hasDate)) {
      throw badFormat();
    }
    setTime(
        number(digits.substring(0, 2)),
        number(digits.substring(2, 4)),
        number(digits.substring(4)),
        found.substring(point + 1));
  }

  private void setNumber(String digits, boolean timeExpected) {
    int length = digits.length();
    if ((timeExpected || hasDate) && !hasTime && (length == 6 || length == 4)) {
      String seconds = length == 6 ? digits.substring(4) : "0";
      setTime(number(digits.substring(0, 2)), number(digits.substring(2, 4)), number(seconds), "");
    } else if (!hasDate && month == 0 && (length == 8 || length == 6)) {
      int yearLength = length - 4;
      setYear(digits.substring(0, yearLength));
      month = number(digits.substring(yearLength, yearLength + 2));
      day = number(digits.substring(yearLength + 2));
      hasDate = true;
    } else if (month != 0 && !hasDate) {
      if (length >= 3 || day != 0) {
        setYear(digits);
      } else {
        day = number(digits);
      }
      hasDate = day != 0 && yearKnown;
    } else if (month == 0 && day == 0 && length <= 2) {
      day = number(digits);
      loneNumber = true;
    } else {
      throw badFormat();
    }
  }

  private void setDate(String found) {
    if (hasDate) {
      throw badFormat();
    }
    String[] parts = found.split("[-/.]", -1);
    int nameAt =
        Character.isLetter(parts[0].charAt(0))
            ? 0
            : Character.isLetter(parts[1].charAt(0)) ? 1 : -1;
    if (nameAt >= 0) {
      month = month(parts[nameAt]);
      String first = parts[1 - nameAt];
      boolean yearFirst = first.length() >= 3 || context.dateOrder() == ValueContext.DateOrder.YMD;
      setYear(yearFirst ? first : parts[2]);
      day = number(yearFirst ? parts[2] : first);
    } else if (parts[0].length() >= 3) {
      set(parts[0], parts[1], parts[2]);
    } else if (context.dateOrder() == ValueContext.DateOrder.MDY) {
      set(parts[2], parts[0], parts[1]);
    } else if (context.dateOrder() == ValueContext.DateOrder.DMY) {
      set(parts[2], parts[1], parts[0]);
    } else {
      set(parts[0], parts[1], parts[2]);
    }
    hasDate = true;
  }

  private void set(String yearDigits, String monthDigits, String dayDigits) {
    setYear(yearDigits);
    month = number(monthDigits);
    day = number(dayDigits);
  }

  private void setYear(String digits) {
    year = number(digits);
    yearKnown = true;
    twoDigitYear = digits.length() <= 2 ? year : -1;
  }

  private int month(String name) {
    if (!MONTH.matcher(name).matches()) {
      throw badFormat();
    }
    return MONTHS.indexOf(name.substring(0, 3)) + 1;
  }

  private void setOffset(String found) {
    if (zone != null) {
      throw badFormat();
    }
    String[] parts = found.substring(1).split(":", -1);
    String first = parts[0];
    if (first.length() > MAX_OFFSET_DIGITS) {
      throw offsetOverflow();
    }
    int hours;
    int minutes = 0;
    int seconds = 0;
    if (parts.length == 1 && first.length() > 2) {
      hours = number(first.substring(0, first.length() - 2));
      minutes = number(first.substring(first.length() - 2));
    } else {
      hours = number(first);
      minutes = parts.length > 1 ? number(parts[1]) : 0;
      seconds = parts.length > 2 ? number(parts[2]) : 0;
    }
    if (hours > MAX_OFFSET_HOURS || minutes > 59 || seconds > 59) {
      throw offsetOverflow();
    }
    if (!hasTime && !hasDate) {
      throw badFormat();
    }
    int total = hours * 3600 + minutes * 60 + seconds;
    zone = TimeZones.ofOffset(found.charAt(0) == '-' ? -total : total);
  }

  private void setWord(String found) {
    switch (found) {
      case "t":
      case "at":
      case "on":
        return;
      case "am":
      case "pm":
        afternoon = found.equals("pm");
        return;
      case "bc":
      case "ad":
        beforeChrist = found.equals("bc");
        return;
      case "now":
      case "today":
      case "tomorrow":
      case "yesterday":
      case "epoch":
      case "infinity":
      case "-infinity":
        word = found;
        return;
      case "+infinity":
        word = "infinity";
        return;
      case "allballs":
        hasTime = true;
        micros = 0;
        zone = TimeZones.ofOffset(0);
        return;
      default:
        break;
    }
    if (found.length() > 1
        && found.charAt(0) == 't'
        && !DAY_NAME.matcher(found).matches()
        && TimeZones.find(found) == null) {
      throw badFormat();
    }
    if (DAY_NAME.matcher(found).matches()) {
      return;
    }
    if (MONTH.matcher(found).matches()) {
      month = month(found);
      hasDate = day != 0 && yearKnown;
      return;
    }
    zone = TimeZones.find(found);
    if (zone == null) {
      throw found.indexOf('/') >= 0
          ? SqlError.of(SqlState.INVALID_PARAMETER_VALUE, "time zone \"%s\" not recognized", found)
          : badFormat();
    }
  }

  // --- The whole

  private void finish() {
    if (word != null) {
      return;
    }
    // A number alone counts as a month, and is judged as one before the rest is missed.
    boolean numberAlone = loneNumber && !hasDate && !hasTime && month == 0 && !yearKnown;
    boolean dated = typeName.equals("date") || typeName.startsWith("timestamp");
    if (numberAlone && dated && (day < 1 || day > 12)) {
      throw fieldOverflow();
    }
    if (!hasDate && !hasTime || (month != 0 || day != 0 || yearKnown) && !hasDate) {
      throw badFormat();
    }
    if (afternoon != null) {
      toAfternoon(afternoon);
    }
    if (hasDate) {
      checkDate();
    }
  }

  private void toAfternoon(boolean pm) {
    long hour = micros / DateTimes.MICROS_PER_HOUR;
    if (hour > 12) {
      throw fieldOverflow();
    }
    if (pm && hour != 12) {
      micros += 12 * DateTimes.MICROS_PER_HOUR;
    } else if (!pm && hour == 12) {
      micros -= 12 * DateTimes.MICROS_PER_HOUR;
    }
  }

  private void checkDate() {
    if (twoDigitYear >= 0 && !beforeChrist) {
      year = twoDigitYear < 70 ? 2000 + twoDigitYear : 1900 + twoDigitYear;
    }
    if (year <= 0) {
      throw fieldOverflow();
    }
    if (beforeChrist) {
      year = 1 - year;
    }
    if (month < 1 || month > 12 || day < 1 || day > 31) {
      throw fieldOverflow().hint("Perhaps you need a different \"DateStyle\" setting.");
    }
    if (year > 5_874_898 || day > LocalDate.of(year, month, 1).lengthOfMonth()) {
      throw year > 5_874_898
          ? outOfRange(typeName.equals("date") ? "date" : "timestamp")
          : fieldOverflow();
    }
  }

  private int days(String what) {
    if (!hasDate) {
      throw badFormat();
    }
    long days = LocalDate.of(year, month, day).toEpochDay() - DateTimes.EPOCH_DAYS;
    if (days < DateTimes.MIN_DATE || days >= DateTimes.END_DATE) {
      throw outOfRange(what);
    }
    return (int) days;
  }

  private long local() {
    long days = days("timestamp");
    if (Math.abs(days) > Long.MAX_VALUE / DateTimes.MICROS_PER_DAY - 1) {
      throw outOfRange("timestamp");
    }
    long local = days * DateTimes.MICROS_PER_DAY + micros;
    if (local < DateTimes.MIN_TIMESTAMP || local >= DateTimes.END_TIMESTAMP) {
      throw outOfRange("timestamp");
    }
    return local;
  }

  private long timeOfDay() {
    if ("now".equals(word)) {
      long local = DateTimes.toLocal(context.transactionTimestamp(), context.timeZone());
      return Math.floorMod(local, DateTimes.MICROS_PER_DAY);
    }
    if (!hasTime) {
      throw badFormat();
    }
    return micros;
  }

  private long special(boolean local) {
    String special = word == null ? "" : word;
    switch (special) {
      case "infinity":
        return Long.MAX_VALUE;
      case "-infinity":
        return Long.MIN_VALUE;
      case "epoch":
        return -DateTimes.EPOCH_SECONDS * DateTimes.MICROS_PER_SECOND;
      default:
        break;
    }
    long now = DateTimes.toLocal(context.transactionTimestamp(), context.timeZone());
    if (!special.equals("now")) {
      long shift = special.equals("tomorrow") ? 1 : special.equals("yesterday") ? -1 : 0;
      now =
          (Math.floorDiv(now, DateTimes.MICROS_PER_DAY) + shift) * DateTimes.MICROS_PER_DAY
              + micros;
    }
    return local ? now : DateTimes.toInstant(now, zone == null ? context.timeZone() : zone);
  }

  private int number(String digits) {
    if (digits.length() > 9) {
      throw fieldOverflow();
    }
    return Integer.parseInt(digits);
  }

  private SqlError badFormat() {
    return SqlError.of(
        SqlState.INVALID_DATETIME_FORMAT,
        "invalid input syntax for type %s: \"%s\"",
        typeName,
        text);
  }

  private SqlError offsetOverflow() {
    return SqlError.of(
        SqlState.INVALID_TIME_ZONE_DISPLACEMENT_VALUE,
        "time zone displacement out of range: \"%s\"",
        text);
  }

  private SqlError fieldOverflow() {
    return SqlError.of(
        SqlState.DATETIME_FIELD_OVERFLOW, "date/time field value out of range: \"%s\"", text);
  }

  private SqlError outOfRange(String what) {
    return SqlError.of(SqlState.DATETIME_FIELD_OVERFLOW, "%s out of range: \"%s\"", what, text);
  }
}
