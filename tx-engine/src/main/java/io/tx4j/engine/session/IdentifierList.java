package io.tx4j.engine.session;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Identifiers in a row: {@code "$user", public} in a setting, {@code public."Order"} in a name. */
final class IdentifierList {

  private IdentifierList() {}

  /** The identifiers, unquoted; those that were not quoted in lower case. */
  static List<String> parse(String text, char separator) {
    List<String> names = new ArrayList<>();
    StringBuilder name = new StringBuilder();
    boolean quoted = false;
    boolean wasQuoted = false;
    for (int i = 0; i <= text.length(); i++) {
      char c = i < text.length() ? text.charAt(i) : separator;
      if (quoted) {
        if (c == '"' && i + 1 < text.length() && text.charAt(i + 1) == '"') {
          name.append(c);
          i++;
        } else if (c == '"') {
          quoted = false;
        } else {
          name.append(c);
        }
      } else if (c == '"') {
        quoted = true;
        wasQuoted = true;
      } else if (c == separator) {
        String written =
            wasQuoted ? name.toString() : name.toString().trim().toLowerCase(Locale.ROOT);
        if (!written.isEmpty()) {
          names.add(written);
        }
        name.setLength(0);
        wasQuoted = false;
      } else if (!Character.isWhitespace(c)) {
        name.append(c);
      }
    }
    return names;
  }
}
