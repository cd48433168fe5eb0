package io.tx4j.engine.catalog;

import io.tx4j.engine.error.SqlError;
import io.tx4j.engine.error.SqlState;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Names of relations inside values: what the text form of {@code regclass} and its kin is read and
 * written by.
 */
public final class RelationNames {

  private RelationNames() {}

  /**
   * The oid of the relation that a text such as {@code public."Order"} or {@code 16385} means.
   *
   * @throws SqlError 42P01 where there is none, 42602 where the text is no name
   */
  public static long lookUp(Catalog catalog, SearchPath path, String text) {
    if (!text.isEmpty() && text.chars().allMatch(Character::isDigit)) {
      return Long.parseLong(text);
    }
    List<String> parts = parts(text);
    String name = parts.get(parts.size() - 1);
    String schema = parts.size() > 1 ? parts.get(parts.size() - 2) : null;
    Relation relation = catalog.relation(schema, name, path);
    if (relation == null) {
      throw SqlError.of(
          SqlState.UNDEFINED_TABLE, "relation \"%s\" does not exist", String.join(".", parts));
    }
    return relation.oid();
  }

  /**
   * The relation's name, qualified where the path does not find it, quoted where needed; the number
   * where there is none.
   */
  public static String nameOf(Catalog catalog, SearchPath path, long oid) {
    Relation relation = catalog.relation((int) oid);
    if (relation == null) {
      return Long.toString(oid);
    }
    String name = quote(relation.name());
    return catalog.isVisible(relation, path)
        ? name
        : quote(catalog.schemaName(relation.schemaOid())) + "." + name;
  }

  /**
   * The parts of a dotted name: folded to lower case, but for those in double quotes.
   *
   * @throws SqlError 42602 where the text is no name
   */
  public static List<String> parts(String text) {
    List<String> parts = new ArrayList<>();
    int at = 0;
    while (true) {
      StringBuilder part = new StringBuilder();
      int end =
          at < text.length() && text.charAt(at) == '"'
              ? quoted(text, at, part)
              : plain(text, at, part);
      if (part.length() == 0) {
        throw invalid(text);
      }
      parts.add(ObjectNames.cut(part.toString(), ObjectNames.MAX_BYTES));
      if (end == text.length()) {
        return parts;
      }
      if (text.charAt(end) != '.') {
        throw invalid(text);
      }
      at = end + 1;
    }
  }

  private static int plain(String text, int start, StringBuilder part) {
    int at = start;
    while (at < text.length() && text.charAt(at) != '.') {
      char c = text.charAt(at);
      if (!Character.isLetterOrDigit(c) && c != '_' && c != '$' && c < 0x80) {
        throw invalid(text);
      }
      at++;
    }
    part.append(text.substring(start, at).toLowerCase(Locale.ROOT));
    return at;
  }

  private static int quoted(String text, int start, StringBuilder part) {
    int at = start + 1;
    while (at < text.length()) {
      char c = text.charAt(at++);
      if (c != '"') {
        part.append(c);
      } else if (at < text.length() && text.charAt(at) == '"') {
        part.append('"');
        at++;
      } else {
        return at;
      }
    }
    throw invalid(text);
  }

  private static SqlError invalid(String text) {
    return SqlError.of(SqlState.INVALID_NAME, "invalid name syntax: \"%s\"", text);
  }

  /** The name as it can be read back: in double quotes where needed. */
  public static String quote(String name) {
    boolean plain = !name.isEmpty() && !Character.isDigit(name.charAt(0)) && name.charAt(0) != '$';
    for (int i = 0; plain && i < name.length(); i++) {
      char c = name.charAt(i);
      plain = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_' || c == '$';
    }
    return plain ? name : '"' + name.replace("\"", "\"\"") + '"';
  }
}
