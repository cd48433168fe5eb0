package io.tx4j.engine.catalog;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.tx4j.engine.error.SqlError;
import io.tx4j.engine.error.SqlState;
import io.tx4j.engine.value.EnumType;
import io.tx4j.engine.value.EnumValue;
import io.tx4j.engine.value.Types;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Edits make new catalogs and leave the old ones alone; what hangs together is found. */
class CatalogTest {

  private static final TableDef PARENT = table(20000, "parent", List.of());
  private static final TableDef CHILD =
      table(
          20001,
          "child",
          List.of(
              new ConstraintDef.ForeignKey(
                  20002,
                  "child_id_fkey",
                  List.of(1),
                  20000,
                  List.of(1),
                  20003,
                  false,
                  ConstraintDef.Action.NO_ACTION,
                  ConstraintDef.Action.CASCADE,
                  List.of(),
                  ConstraintDef.Timing.INITIALLY_DEFERRED,
                  true)));

  private static TableDef table(int oid, String name, List<ConstraintDef> constraints) {
    return new TableDef(
        oid,
        SchemaDef.PUBLIC_OID,
        name,
        List.of(ColumnDef.of("id", 1, Types.INT4, -1)),
        constraints,
        false);
  }

  private static CatalogEdit put(CatalogObject object) {
    return new CatalogEdit.Put(object);
  }

  @Test
  void findsByNameAlongThePath() {
    Catalog catalog = Catalog.INITIAL.with(put(PARENT));
    assertEquals(PARENT, catalog.relation(null, "parent", SearchPath.DEFAULT));
    assertEquals(PARENT, catalog.relation("public", "parent", SearchPath.DEFAULT));
    assertNull(catalog.relation(null, "parent", new SearchPath(List.of("elsewhere"))));
    assertNull(Catalog.INITIAL.relation(null, "parent", SearchPath.DEFAULT));
    assertNotEquals(Catalog.INITIAL.version(), catalog.version());
    assertSame(catalog, catalog.with(List.of()));
  }

  @Test
  void knowsWhoRefersToATable() {
    Catalog catalog = Catalog.INITIAL.with(List.of(put(PARENT), put(CHILD)));
    assertEquals(List.of(CHILD), catalog.dependents(PARENT.oid()));
    assertEquals("child_id_fkey", catalog.referencesTo(PARENT.oid()).get(0).key().name());
    Catalog without = catalog.with(put(CHILD.withConstraints(List.of())));
    assertEquals(List.of(), without.referencesTo(PARENT.oid()));
  }

  @Test
  void refusesANameThatWasTakenMeanwhile() {
    Catalog committed = Catalog.INITIAL.with(put(PARENT));
    SqlError error =
        assertThrows(SqlError.class, () -> committed.with(put(table(20010, "parent", List.of()))));
    assertEquals(SqlState.UNIQUE_VIOLATION, error.state());
    assertEquals("pg_class_relname_nsp_index", error.constraint());
  }

  @Test
  void givesColumnsTheNewLabelsOfTheirEnum() {
    EnumType before = new EnumType(21000, 21001, "mood", "mood", List.of(new EnumValue(1, "ok")));
    EnumType after =
        new EnumType(
            21000,
            21001,
            "mood",
            "mood",
            List.of(new EnumValue(1, "ok"), new EnumValue(2, "happy")));
    TableDef table = PARENT.withColumns(List.of(ColumnDef.of("m", 1, before, -1)));
    Catalog catalog =
        Catalog.INITIAL.with(
            List.of(
                put(new TypeDef.EnumDef(SchemaDef.PUBLIC_OID, before)),
                put(table),
                put(new TypeDef.EnumDef(SchemaDef.PUBLIC_OID, after))));
    TableDef found = catalog.table(table.oid());
    assertSame(after, found == null ? null : found.column(1).type());
  }

  @Test
  void isWholeAgainAfterItsEditsAreAppliedToANewDatabase() {
    Catalog catalog =
        Catalog.INITIAL.with(
            List.of(
                put(new SchemaDef(20100, "sales")),
                put(CHILD.withConstraints(List.of())),
                put(PARENT),
                put(CHILD),
                new CatalogEdit.SetComment(PARENT.oid(), 0, "who has children"),
                new CatalogEdit.Remove(20100)));
    Catalog again = Catalog.INITIAL.with(catalog.edits());
    assertEquals(catalog.edits(), again.edits());
    assertEquals(PARENT, again.table(PARENT.oid()));
    assertEquals("who has children", again.comment(PARENT.oid(), 0));
    assertNull(again.schema("sales"));
    assertEquals(20002, again.highestOid());
  }

  @Test
  void forgetsTheCommentsOnWhatIsRemoved() {
    Catalog catalog =
        Catalog.INITIAL.with(
            List.of(
                put(PARENT),
                new CatalogEdit.SetComment(PARENT.oid(), 1, "the number"),
                new CatalogEdit.Remove(PARENT.oid())));
    assertNull(catalog.comment(PARENT.oid(), 1));
  }
}
