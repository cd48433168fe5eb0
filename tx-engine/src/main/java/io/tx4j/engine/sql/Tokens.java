package io.tx4j.engine.sql;

import io.tx4j.engine.error.SqlError;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The tokens of one text, as parallel arrays: no object per token.
 *
 * <p>A token's kind is one of: the character itself, for single-character tokens; a constant of
 * this class; or {@link #KEYWORD} plus the ordinal of a {@link Keyword}. The last token is {@link
 * #END}, or {@link #BAD} with an {@link #error} that is thrown only if the parser gets there, for
 * an earlier syntax error goes first.
 */
final class Tokens {

  static final int END = 0;

  /** Below this, a kind is the character. */
  static final int IDENTIFIER = 128;

  static final int QUOTED_IDENTIFIER = 129;
  static final int STRING = 130;
  static final int BIT_STRING = 131;
  static final int HEX_STRING = 132;
  static final int INTEGER = 133;

  /** A number with a point or an exponent. */
  static final int NUMBER = 134;

  static final int PARAMETER = 135;

  /** Any operator that is not a token of its own. */
  static final int OPERATOR = 136;

  static final int TYPECAST = 137;
  static final int DOT_DOT = 138;
  static final int COLON_EQUALS = 139;
  static final int EQUALS_GREATER = 140;
  static final int LESS_EQUALS = 141;
  static final int GREATER_EQUALS = 142;
  static final int NOT_EQUALS = 143;

  /** A character that begins no token. */
  static final int STRAY = 144;

  static final int BAD = 145;

  /** NULLS before FIRST or LAST: no name there. The cursor sets it, not the lexer. */
  static final int NULLS_ORDER = 146;

  static final int KEYWORD = 256;

  final String text;
  int count;
  int[] kinds;
  int[] starts;
  int[] ends;

  /** Values that are not simply a part of the text; null if there is none. */
  private @Nullable String @Nullable [] values;

  @Nullable SqlError error;

  Tokens(String text) {
    this.text = text;
    int capacity = Math.max(16, Math.min(text.length() / 3, 1 << 20));
    kinds = new int[capacity];
    starts = new int[capacity];
    ends = new int[capacity];
  }

  void add(int kind, int start, int end) {
    if (count == kinds.length) {
      int capacity = count * 2;
      kinds = Arrays.copyOf(kinds, capacity);
      starts = Arrays.copyOf(starts, capacity);
      ends = Arrays.copyOf(ends, capacity);
    }
    kinds[count] = kind;
    starts[count] = start;
    ends[count] = end;
    count++;
  }

  void add(int kind, int start, int end, String value) {
    add(kind, start, end);
    @Nullable String[] known = values;
    if (known == null) {
      known = new String[kinds.length];
    } else if (known.length < count) {
      known = Arrays.copyOf(known, kinds.length);
    }
    known[count - 1] = value;
    values = known;
  }

  /** The value that the lexer computed for a token, or null when its text says it all. */
  @Nullable String value(int index) {
    @Nullable String[] known = values;
    return known == null || index >= known.length ? null : known[index];
  }
}
