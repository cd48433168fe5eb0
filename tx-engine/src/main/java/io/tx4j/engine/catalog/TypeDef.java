package io.tx4j.engine.catalog;

import io.tx4j.engine.value.EnumType;
import io.tx4j.engine.value.SqlType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A type that a user has created. */
public sealed interface TypeDef extends CatalogObject {

  int schemaOid();

  /** The oid of the array of this type. */
  int arrayOid();

  /** The type that values have: of an enum its own, of a domain the one under it. */
  SqlType type();

  /** An enum. */
  record EnumDef(int schemaOid, EnumType type) implements TypeDef {

    @Override
    public int oid() {
      return type.oid();
    }

    @Override
    public String name() {
      return type.name();
    }

    @Override
    public int arrayOid() {
      return type.arrayOid();
    }
  }

  /**
   * A domain.
   *
   * @param type the type under it, domains under a domain resolved
   * @param typmod of that type; -1 for none
   * @param defaultSql null for none
   * @param checks conditions on {@code VALUE}
   */
  record DomainDef(
      int oid,
      int arrayOid,
      int schemaOid,
      String name,
      SqlType type,
      int typmod,
      boolean notNull,
      @Nullable String defaultSql,
      List<ConstraintDef.Check> checks)
      implements TypeDef {

    public DomainDef {
      checks = List.copyOf(checks);
    }
  }
}
