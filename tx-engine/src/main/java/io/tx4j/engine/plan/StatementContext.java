package io.tx4j.engine.plan;

import io.tx4j.engine.catalog.Catalog;
import io.tx4j.engine.catalog.Relation;
import io.tx4j.engine.catalog.SearchPath;
import io.tx4j.engine.catalog.TableDef;
import io.tx4j.engine.expr.ColumnRef;
import io.tx4j.engine.expr.Expr;
import io.tx4j.engine.expr.ParameterTypes;
import io.tx4j.engine.lock.LockMode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What all parts of one statement share while it is bound and planned. Used by one thread. */
final class StatementContext {

  private final PlanningContext planning;
  private final ParameterTypes parameters;
  private final TypeBinder types;
  private final Map<Integer, TableUse> tables = new LinkedHashMap<>();
  private final IdentityHashMap<Expr, Integer> positions = new IdentityHashMap<>();
  private final Map<RowColumn, RowFields> rowFields = new HashMap<>();
  private final Map<Integer, Relation> relations = new LinkedHashMap<>();
  private int viewDepth;
  private @Nullable String writeCommand;
  private int cteCount;

  /** A column whose values are rows. */
  private record RowColumn(FrameLayout frame, int slot, int column) {}

  StatementContext(PlanningContext planning) {
    this.planning = planning;
    this.parameters = new ParameterTypes(planning.parameterTypes());
    this.types = new TypeBinder(planning.catalog(), planning.searchPath());
  }

  Catalog catalog() {
    return planning.catalog();
  }

  SearchPath searchPath() {
    return planning.searchPath();
  }

  Statistics statistics() {
    return planning.statistics();
  }

  ParameterTypes parameters() {
    return parameters;
  }

  TypeBinder types() {
    return types;
  }

  int newCte() {
    return cteCount++;
  }

  /** Notes that the statement uses the table; the strongest lock counts. */
  void use(TableDef table, LockMode mode) {
    TableUse before = tables.get(table.oid());
    if (before == null || before.mode().compareTo(mode) < 0) {
      tables.put(table.oid(), new TableUse(table, mode));
    }
  }

  /**
   * Notes which relation a name in the statement's own text means; not those inside the views that
   * it reads.
   */
  void noteRelation(int position, Relation relation) {
    if (viewDepth == 0) {
      relations.put(position, relation);
    }
  }

  /** The relations that names mean, by the positions of the names. */
  Map<Integer, Relation> relations() {
    return relations;
  }

  /** From here to {@link #leaveView} it is the text of a view that is bound. */
  void enterView() {
    viewDepth++;
  }

  void leaveView() {
    viewDepth--;
  }

  List<TableUse> tables() {
    return new ArrayList<>(tables.values());
  }

  /** Notes that a read-only transaction refuses the statement, under this name. */
  void writes(String command) {
    if (writeCommand == null) {
      writeCommand = command;
    }
  }

  @Nullable String writeCommand() {
    return writeCommand;
  }

  /** Notes the fields of a column whose values are rows. */
  void noteRowFields(FrameLayout frame, int slot, int column, RowFields fields) {
    rowFields.put(new RowColumn(frame, slot, column), fields);
  }

  /** The fields of the rows that an expression gives; null where they are not known. */
  @Nullable RowFields rowFields(FrameLayout frame, Expr expr) {
    return expr instanceof ColumnRef ref
        ? rowFields.get(new RowColumn(frame.outward(ref.level()), ref.slot(), ref.column()))
        : null;
  }

  /** Notes where in the text a column is named, for errors that are found later. */
  void at(Expr expr, int position) {
    positions.put(expr, position);
  }

  /** The place in the text; 0 where it is not known. */
  int positionOf(Expr expr) {
    return positions.getOrDefault(expr, 0);
  }
}
