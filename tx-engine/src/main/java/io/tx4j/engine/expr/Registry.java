package io.tx4j.engine.expr;

import io.tx4j.engine.value.SqlType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * All built-in routines, aggregates and casts. Filled once from the subjects' tables; read by any
 * thread after that.
 */
final class Registry {

  private static final Registry BUILT_IN = builtIn();

  private final Map<String, List<Routine>> functions = new HashMap<>();
  private final Map<String, List<Routine>> operators = new HashMap<>();
  private final Map<String, List<AggregateFunction>> aggregates = new HashMap<>();
  private final Map<String, List<SetFunction>> setFunctions = new HashMap<>();
  private final Map<Long, Cast> casts = new HashMap<>();

  private Registry() {}

  static Registry get() {
    return BUILT_IN;
  }

  private static Registry builtIn() {
    Registry registry = new Registry();
    Registrar registrar = new Registrar(registry);
    Subjects.register(registrar);
    return registry;
  }

  List<Routine> functions(String name) {
    return functions.getOrDefault(name, List.of());
  }

  List<Routine> operators(String name) {
    return operators.getOrDefault(name, List.of());
  }

  List<AggregateFunction> aggregates(String name) {
    return aggregates.getOrDefault(name, List.of());
  }

  List<SetFunction> setFunctions(String name) {
    return setFunctions.getOrDefault(name, List.of());
  }

  @Nullable Cast cast(SqlType from, SqlType to) {
    return casts.get(key(from, to));
  }

  void addFunction(Routine routine) {
    functions.computeIfAbsent(routine.name(), name -> new ArrayList<>()).add(routine);
  }

  void addOperator(Routine routine) {
    operators.computeIfAbsent(routine.name(), name -> new ArrayList<>()).add(routine);
  }

  void addAggregate(AggregateFunction function) {
    aggregates.computeIfAbsent(function.name(), name -> new ArrayList<>()).add(function);
  }

  void addSetFunction(SetFunction function) {
    setFunctions.computeIfAbsent(function.name(), name -> new ArrayList<>()).add(function);
  }

  void addCast(Cast cast) {
    casts.put(key(cast.from(), cast.to()), cast);
  }

  private static long key(SqlType from, SqlType to) {
    return (long) from.oid() << 32 | to.oid() & 0xFFFF_FFFFL;
  }
}
