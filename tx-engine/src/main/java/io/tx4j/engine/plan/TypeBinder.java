package io.tx4j.engine.plan;

import io.tx4j.engine.catalog.Catalog;
import io.tx4j.engine.catalog.SearchPath;
import io.tx4j.engine.catalog.TypeDef;
import io.tx4j.engine.error.SqlError;
import io.tx4j.engine.error.SqlState;
import io.tx4j.engine.sql.QualifiedName;
import io.tx4j.engine.sql.SqlExpression;
import io.tx4j.engine.sql.TypeName;
import io.tx4j.engine.value.SqlType;
import io.tx4j.engine.value.Types;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds the type that a type name means. */
final class TypeBinder {

  /**
   * A type as written.
   *
   * @param type of a domain: the type under it
   * @param domain null where it is none
   */
  record BoundType(SqlType type, int typmod, TypeDef.@Nullable DomainDef domain) {}

  private final Catalog catalog;
  private final SearchPath path;

  TypeBinder(Catalog catalog, SearchPath path) {
    this.catalog = catalog;
    this.path = path;
  }

  /**
   * Finds the type.
   *
   * @throws SqlError 42704 where there is none
   */
  BoundType bind(TypeName name) {
    if (name.setOf() || name.referencesColumn()) {
      throw SqlError.notSupported(name.setOf() ? "SETOF" : "%TYPE").position(name.position());
    }
    BoundType element = bindElement(name);
    if (name.arrayDimensions() == 0) {
      return element;
    }
    SqlType array = Catalog.arrayOf(element.type());
    if (array == null || element.domain() != null) {
      throw SqlError.notSupported("an array of type " + element.type().displayName())
          .position(name.position());
    }
    return new BoundType(array, element.typmod(), null);
  }

  private BoundType bindElement(TypeName name) {
    QualifiedName qualified = name.name();
    String schema = qualified.schema();
    if (schema == null || schema.equals("pg_catalog")) {
      SqlType builtIn = Types.byName(qualified.name());
      if (builtIn != null && (schema != null || !isHidden(qualified.name()))) {
        return new BoundType(builtIn, typmod(builtIn, name), null);
      }
    }
    TypeDef user = catalog.userType(schema, qualified.name(), path);
    if (user == null) {
      throw SqlError.of(
              SqlState.UNDEFINED_OBJECT,
              "type \"%s\" does not exist",
              String.join(".", qualified.parts()))
          .position(name.position());
    }
    if (!name.modifiers().isEmpty()) {
      throw SqlError.of(
              SqlState.SYNTAX_ERROR,
              "type modifier is not allowed for type \"%s\"",
              qualified.name())
          .position(name.position());
    }
    if (user instanceof TypeDef.DomainDef domain) {
      return new BoundType(domain.type(), domain.typmod(), domain);
    }
    return new BoundType(user.type(), -1, null);
  }

  /** Whether a user's type of that name in a schema before pg_catalog hides the built-in one. */
  private boolean isHidden(String name) {
    List<String> searched = path.searched();
    List<String> before = searched.subList(0, Math.max(0, searched.indexOf("pg_catalog")));
    return !before.isEmpty() && catalog.userType(null, name, new SearchPath(before)) != null;
  }

  private static int typmod(SqlType type, TypeName name) {
    if (name.modifiers().isEmpty()) {
      return -1;
    }
    int[] arguments = new int[name.modifiers().size()];
    for (int i = 0; i < arguments.length; i++) {
      arguments[i] = integer(name.modifiers().get(i), name.position());
    }
    try {
      return type.typmod(arguments);
    } catch (SqlError error) {
      throw error.positionIfAbsent(name.position());
    }
  }

  private static int integer(SqlExpression modifier, int position) {
    if (modifier instanceof SqlExpression.IntegerLiteral literal) {
      return literal.value();
    }
    if (modifier instanceof SqlExpression.UnaryOperation minus
        && minus.operator().symbol().equals("-")
        && minus.operand() instanceof SqlExpression.IntegerLiteral literal) {
      return -literal.value();
    }
    throw new SqlError(
            SqlState.INVALID_PARAMETER_VALUE,
            "type modifiers must be simple constants or identifiers")
        .position(position);
  }
}
