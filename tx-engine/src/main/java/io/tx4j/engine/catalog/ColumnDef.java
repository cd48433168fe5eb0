package io.tx4j.engine.catalog;

import io.tx4j.engine.value.SqlType;
import org.jspecify.annotations.Nullable;

/**
 * A column of a table.
 *
 * @param name unique in its table
 * @param attnum from 1, as pg_attribute counts; the value stands at {@link #position()} of a stored
 *     row for good
 * @param type of a domain's column: the type under the domain
 * @param typmod as PostgreSQL encodes it; -1 for none
 * @param domainOid the domain that it was declared with; 0 for none
 * @param notNull declared so, or part of the primary key
 * @param defaultSql the default as SQL; null for none
 * @param identity whether it is an identity column
 * @param generatedSql the expression of GENERATED ALWAYS AS ... STORED; null for an ordinary column
 * @param dropped whether only its place in the row is left
 */
public record ColumnDef(
    String name,
    int attnum,
    SqlType type,
    int typmod,
    int domainOid,
    boolean notNull,
    @Nullable String defaultSql,
    Identity identity,
    @Nullable String generatedSql,
    boolean dropped) {

  /** The kinds of identity columns. */
  public enum Identity {
    NONE(""),
    ALWAYS("a"),
    BY_DEFAULT("d");

    private final String code;

    Identity(String code) {
      this.code = code;
    }

    /** The letter in pg_attribute.attidentity; empty for none. */
    public String code() {
      return code;
    }
  }

  /** A column that may be null, without default. */
  public static ColumnDef of(String name, int attnum, SqlType type, int typmod) {
    return new ColumnDef(name, attnum, type, typmod, 0, false, null, Identity.NONE, null, false);
  }

  /** The index of its value in a stored row. */
  public int position() {
    return attnum - 1;
  }

  public boolean isGenerated() {
    return generatedSql != null;
  }

  public ColumnDef withName(String newName) {
    return new ColumnDef(
        newName,
        attnum,
        type,
        typmod,
        domainOid,
        notNull,
        defaultSql,
        identity,
        generatedSql,
        dropped);
  }

  public ColumnDef withType(SqlType newType, int newTypmod, int newDomainOid) {
    return new ColumnDef(
        name,
        attnum,
        newType,
        newTypmod,
        newDomainOid,
        notNull,
        defaultSql,
        identity,
        generatedSql,
        dropped);
  }

  public ColumnDef withNotNull(boolean newNotNull) {
    return new ColumnDef(
        name,
        attnum,
        type,
        typmod,
        domainOid,
        newNotNull,
        defaultSql,
        identity,
        generatedSql,
        dropped);
  }

  public ColumnDef withDefault(@Nullable String newDefaultSql) {
    return new ColumnDef(
        name,
        attnum,
        type,
        typmod,
        domainOid,
        notNull,
        newDefaultSql,
        identity,
        generatedSql,
        dropped);
  }

  public ColumnDef withIdentity(Identity newIdentity) {
    return new ColumnDef(
        name,
        attnum,
        type,
        typmod,
        domainOid,
        notNull,
        defaultSql,
        newIdentity,
        generatedSql,
        dropped);
  }

  public ColumnDef withGenerated(@Nullable String newGeneratedSql) {
    return new ColumnDef(
        name,
        attnum,
        type,
        typmod,
        domainOid,
        notNull,
        defaultSql,
        identity,
        newGeneratedSql,
        dropped);
  }

  /** What is left of a dropped column; its name is PostgreSQL's. */
  public ColumnDef asDropped() {
    return new ColumnDef(
        "........pg.dropped." + attnum + "........",
        attnum,
        type,
        typmod,
        0,
        false,
        null,
        Identity.NONE,
        null,
        true);
  }
}
