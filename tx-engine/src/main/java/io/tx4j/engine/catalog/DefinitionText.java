package io.tx4j.engine.catalog;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Definitions as text, as PostgreSQL's pg_get_indexdef, pg_get_constraintdef and pg_get_expr give
 * them.
 */
public final class DefinitionText {

  /** A relation inside an expression is kept by its oid, so that it can be renamed. */
  private static final Pattern RELATION = Pattern.compile("'(\\d+)'::regclass");

  private DefinitionText() {}

  /** The expression with the names of the relations that it mentions. */
  public static String expression(Catalog catalog, String sql) {
    Matcher matcher = RELATION.matcher(sql);
    StringBuilder text = new StringBuilder();
    while (matcher.find()) {
      String name =
          RelationNames.nameOf(catalog, SearchPath.DEFAULT, Long.parseLong(matcher.group(1)));
      matcher.appendReplacement(
          text, Matcher.quoteReplacement("'" + name.replace("'", "''") + "'::regclass"));
    }
    return matcher.appendTail(text).toString();
  }

  /** The CREATE INDEX that makes the index. */
  public static String index(Catalog catalog, IndexDef index) {
    TableDef table = catalog.table(index.tableOid());
    StringBuilder text = new StringBuilder("CREATE ");
    text.append(index.unique() ? "UNIQUE INDEX " : "INDEX ")
        .append(RelationNames.quote(index.name()))
        .append(" ON ")
        .append(RelationNames.quote(catalog.schemaName(index.schemaOid())))
        .append('.')
        .append(RelationNames.quote(table == null ? "" : table.name()))
        .append(" USING btree (");
    List<String> keys = new ArrayList<>();
    for (IndexDef.Key key : index.keys()) {
      keys.add(keyColumn(catalog, table, key) + order(key));
    }
    text.append(String.join(", ", keys)).append(')');
    if (!index.include().isEmpty()) {
      text.append(" INCLUDE (").append(columns(table, index.include())).append(')');
    }
    if (!index.nullsDistinct()) {
      text.append(" NULLS NOT DISTINCT");
    }
    if (index.predicateSql() != null) {
      text.append(" WHERE ").append(expression(catalog, index.predicateSql()));
    }
    return text.toString();
  }

  /** One column of an index's key, counted from 1; null where there is none. */
  public static @Nullable String indexColumn(Catalog catalog, IndexDef index, int number) {
    TableDef table = catalog.table(index.tableOid());
    if (number >= 1 && number <= index.keys().size()) {
      return keyColumn(catalog, table, index.keys().get(number - 1));
    }
    int included = number - index.keys().size() - 1;
    return included >= 0 && included < index.include().size()
        ? columns(table, List.of(index.include().get(included)))
        : null;
  }

  private static String keyColumn(Catalog catalog, @Nullable TableDef table, IndexDef.Key key) {
    String sql = key.expressionSql();
    return sql == null ? columns(table, List.of(key.attnum())) : expression(catalog, sql);
  }

  private static String order(IndexDef.Key key) {
    String nulls =
        key.nullsFirst() == key.descending()
            ? ""
            : key.nullsFirst() ? " NULLS FIRST" : " NULLS LAST";
    return (key.descending() ? " DESC" : "") + nulls;
  }

  private static String columns(@Nullable TableDef table, List<Integer> attnums) {
    List<String> names = new ArrayList<>();
    for (int attnum : attnums) {
      names.add(table == null ? "" : RelationNames.quote(table.column(attnum).name()));
    }
    return String.join(", ", names);
  }

  /** What stands after CONSTRAINT name in the definition of a table. */
  public static String constraint(Catalog catalog, TableDef table, ConstraintDef constraint) {
    if (constraint instanceof ConstraintDef.Key key) {
      return (key.primary() ? "PRIMARY KEY (" : "UNIQUE (")
          + columns(table, key.columns())
          + ")"
          + timing(key.timing());
    }
    if (constraint instanceof ConstraintDef.Check check) {
      return "CHECK ("
          + expression(catalog, check.sql())
          + ")"
          + (check.validated() ? "" : " NOT VALID");
    }
    return foreignKey(catalog, table, (ConstraintDef.ForeignKey) constraint);
  }

  private static String foreignKey(Catalog catalog, TableDef table, ConstraintDef.ForeignKey key) {
    TableDef referenced = catalog.table(key.referencedTable());
    StringBuilder text = new StringBuilder("FOREIGN KEY (");
    text.append(columns(table, key.columns()))
        .append(") REFERENCES ")
        .append(RelationNames.nameOf(catalog, SearchPath.DEFAULT, key.referencedTable()))
        .append('(')
        .append(columns(referenced, key.referencedColumns()))
        .append(')');
    if (key.matchFull()) {
      text.append(" MATCH FULL");
    }
    text.append(action(" ON UPDATE ", key.onUpdate()))
        .append(action(" ON DELETE ", key.onDelete()));
    if (!key.onDeleteColumns().isEmpty()) {
      text.append(" (").append(columns(table, key.onDeleteColumns())).append(')');
    }
    text.append(timing(key.timing()));
    return text.append(key.validated() ? "" : " NOT VALID").toString();
  }

  private static String action(String prefix, ConstraintDef.Action action) {
    return action == ConstraintDef.Action.NO_ACTION ? "" : prefix + action.name().replace('_', ' ');
  }

  private static String timing(ConstraintDef.Timing timing) {
    switch (timing) {
      case DEFERRABLE:
        return " DEFERRABLE";
      case INITIALLY_DEFERRED:
        return " DEFERRABLE INITIALLY DEFERRED";
      default:
        return "";
    }
  }
}
