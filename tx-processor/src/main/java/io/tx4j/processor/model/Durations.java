package io.tx4j.processor.model;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalUnit;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The durations of annotations: a whole number and a unit, such as {@code 250ms} or {@code 5s}. */
public final class Durations {
  private static final Pattern FORM = Pattern.compile("(\\d{1,18})(ms|s|m|h)");

  private Durations() {}

  /** The duration that a text means, if it means one that is longer than nothing. */
  public static Optional<Duration> parse(String text) {
    Matcher matcher = FORM.matcher(text);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    try {
      long amount = Long.parseLong(matcher.group(1));
      return amount == 0 ? Optional.empty() : Optional.of(Duration.of(amount, unit(matcher)));
    } catch (ArithmeticException | DateTimeException tooLong) {
      return Optional.empty();
    }
  }

  private static TemporalUnit unit(Matcher matcher) {
    return switch (matcher.group(2)) {
      case "ms" -> ChronoUnit.MILLIS;
      case "s" -> ChronoUnit.SECONDS;
      case "m" -> ChronoUnit.MINUTES;
      default -> ChronoUnit.HOURS;
    };
  }
}
