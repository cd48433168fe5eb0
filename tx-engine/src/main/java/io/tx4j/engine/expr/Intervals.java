package io.tx4j.engine.expr;

import io.tx4j.engine.error.SqlError;
import io.tx4j.engine.error.SqlState;
import io.tx4j.engine.value.DateTimes;
import io.tx4j.engine.value.Interval;
import io.tx4j.engine.value.NumericMath;
import io.tx4j.engine.value.Types;
import java.util.function.DoubleUnaryOperator;

/** Arithmetic of intervals. What does not fit is 22008. */
final class Intervals {

  private static final int DAYS_PER_MONTH = 30;

  private Intervals() {}

  static Interval add(Interval a, Interval b) {
    if (!a.isFinite() || !b.isFinite()) {
      if (!a.isFinite() && !b.isFinite() && !a.equals(b)) {
        throw outOfRange();
      }
      return a.isFinite() ? b : a;
    }
    try {
      return finite(
          Math.addExact(a.months(), b.months()),
          Math.addExact(a.days(), b.days()),
          Math.addExact(a.micros(), b.micros()));
    } catch (ArithmeticException overflow) {
      throw outOfRange();
    }
  }

  static Interval subtract(Interval a, Interval b) {
    return add(a, negate(b));
  }

  static Interval negate(Interval a) {
    if (!a.isFinite()) {
      return a.equals(Interval.INFINITY) ? Interval.MINUS_INFINITY : Interval.INFINITY;
    }
    try {
      return finite(
          Math.negateExact(a.months()), Math.negateExact(a.days()), Math.negateExact(a.micros()));
    } catch (ArithmeticException overflow) {
      throw outOfRange();
    }
  }

  static Interval divide(Interval a, double divisor) {
    if (divisor == 0) {
      throw NumericMath.divisionByZero();
    }
    return scale(a, value -> value / divisor, divisor);
  }

  static Interval multiply(Interval a, double factor) {
    return scale(a, value -> value * factor, factor);
  }

  /** Fractions of months become days, fractions of days time: 30 days a month, 24 hours a day. */
  private static Interval scale(Interval a, DoubleUnaryOperator operation, double by) {
    if (Double.isNaN(by)) {
      throw outOfRange();
    }
    if (!a.isFinite()) {
      return by < 0 ? negate(a) : a;
    }
    if (Double.isInfinite(by) && Double.isInfinite(operation.applyAsDouble(1))) {
      int sign = Integer.signum(compareToZero(a)) * (by > 0 ? 1 : -1);
      if (sign == 0) {
        throw outOfRange();
      }
      return sign > 0 ? Interval.INFINITY : Interval.MINUS_INFINITY;
    }
    double months = operation.applyAsDouble(a.months());
    double days = operation.applyAsDouble(a.days());
    double micros = operation.applyAsDouble((double) a.micros());
    int wholeMonths = toInt(months);
    int wholeDays = toInt(days);
    double monthRemainderDays = round((months - wholeMonths) * DAYS_PER_MONTH);
    double secondRemainder =
        (days - wholeDays + monthRemainderDays - (int) monthRemainderDays)
            * DateTimes.MICROS_PER_DAY
            / 1e6;
    secondRemainder = round(secondRemainder);
    if (Math.abs(secondRemainder) >= 86_400) {
      wholeDays += (int) (secondRemainder / 86_400);
      secondRemainder -= ((int) (secondRemainder / 86_400)) * 86_400.0;
    }
    wholeDays += (int) monthRemainderDays;
    double total = Math.rint(micros + secondRemainder * 1e6);
    if (Math.abs(total) > Long.MAX_VALUE || Double.isNaN(total)) {
      throw outOfRange();
    }
    return finite(wholeMonths, wholeDays, (long) total);
  }

  private static int compareToZero(Interval a) {
    return Types.INTERVAL.compare(a, Interval.ZERO);
  }

  /** To microseconds, as PostgreSQL's TSROUND. */
  private static double round(double value) {
    return Math.rint(value * 1e6) / 1e6;
  }

  private static int toInt(double value) {
    if (Double.isNaN(value) || value > Integer.MAX_VALUE || value < Integer.MIN_VALUE) {
      throw outOfRange();
    }
    return (int) value;
  }

  // --- justify_days and its like

  /** Thirty days become a month. */
  static Interval justifyDays(Interval a) {
    if (!a.isFinite()) {
      return a;
    }
    return sameSigns(
        Math.addExact(a.months(), a.days() / DAYS_PER_MONTH),
        a.days() % DAYS_PER_MONTH,
        a.micros(),
        false);
  }

  /** Twenty-four hours become a day. */
  static Interval justifyHours(Interval a) {
    if (!a.isFinite()) {
      return a;
    }
    int days = Math.addExact(a.days(), (int) (a.micros() / DateTimes.MICROS_PER_DAY));
    long micros = a.micros() % DateTimes.MICROS_PER_DAY;
    if (days > 0 && micros < 0) {
      return new Interval(a.months(), days - 1, micros + DateTimes.MICROS_PER_DAY);
    }
    if (days < 0 && micros > 0) {
      return new Interval(a.months(), days + 1, micros - DateTimes.MICROS_PER_DAY);
    }
    return new Interval(a.months(), days, micros);
  }

  /** Both, and all parts of one sign. */
  static Interval justify(Interval a) {
    if (!a.isFinite()) {
      return a;
    }
    int days = Math.addExact(a.days(), (int) (a.micros() / DateTimes.MICROS_PER_DAY));
    int months = Math.addExact(a.months(), days / DAYS_PER_MONTH);
    return sameSigns(months, days % DAYS_PER_MONTH, a.micros() % DateTimes.MICROS_PER_DAY, true);
  }

  private static Interval sameSigns(int months, int days, long micros, boolean withTime) {
    int m = months;
    int d = days;
    long t = micros;
    if (m > 0 && (d < 0 || withTime && d == 0 && t < 0)) {
      d += DAYS_PER_MONTH;
      m--;
    } else if (m < 0 && (d > 0 || withTime && d == 0 && t > 0)) {
      d -= DAYS_PER_MONTH;
      m++;
    }
    if (withTime && d > 0 && t < 0) {
      t += DateTimes.MICROS_PER_DAY;
      d--;
    } else if (withTime && d < 0 && t > 0) {
      t -= DateTimes.MICROS_PER_DAY;
      d++;
    }
    return new Interval(m, d, t);
  }

  private static Interval finite(int months, int days, long micros) {
    Interval sum = new Interval(months, days, micros);
    if (!sum.isFinite()) {
      throw outOfRange();
    }
    return sum;
  }

  static SqlError outOfRange() {
    return new SqlError(SqlState.DATETIME_FIELD_OVERFLOW, "interval out of range");
  }
}
