package io.tx4j.engine.expr;

import io.tx4j.engine.value.SqlType;
import java.util.List;

/**
 * Takes the entries of a subject's table. A fresh registrar takes immutable routines; {@link
 * #stable()} and {@link #volatileOnes()} are views of it that take the others. Result types come
 * first, then the parameter types, then the code.
 */
final class Registrar {

  private final Registry registry;
  private final Volatility volatility;

  Registrar(Registry registry) {
    this(registry, Volatility.IMMUTABLE);
  }

  private Registrar(Registry registry, Volatility volatility) {
    this.registry = registry;
    this.volatility = volatility;
  }

  Registrar stable() {
    return new Registrar(registry, Volatility.STABLE);
  }

  Registrar volatileOnes() {
    return new Registrar(registry, Volatility.VOLATILE);
  }

  // --- Functions

  void function(String name, SqlType result, Code.None code) {
    function(name, result, List.of(), false, (r, type, arguments) -> new Calls.Zero(r, type, code));
  }

  void function(String name, SqlType result, SqlType a, Code.One code) {
    function(
        name,
        result,
        List.of(a),
        false,
        (r, type, arguments) -> new Calls.Unary(r, type, arguments, code));
  }

  void function(String name, SqlType result, SqlType a, SqlType b, Code.Two code) {
    function(
        name,
        result,
        List.of(a, b),
        false,
        (r, type, arguments) -> new Calls.Binary(r, type, arguments, code));
  }

  void function(String name, SqlType result, SqlType a, SqlType b, SqlType c, Code.Three code) {
    function(
        name,
        result,
        List.of(a, b, c),
        false,
        (r, type, arguments) -> new Calls.Ternary(r, type, arguments, code));
  }

  /** Any number of parameters; a null argument gives null. */
  void strict(String name, SqlType result, List<SqlType> parameters, Code.Many code) {
    function(
        name,
        result,
        parameters,
        false,
        (r, type, arguments) -> new Calls.General(r, type, arguments, true, code));
  }

  /** Any number of parameters; the code sees nulls. */
  void nullable(String name, SqlType result, List<SqlType> parameters, Code.Many code) {
    function(
        name,
        result,
        parameters,
        false,
        (r, type, arguments) -> new Calls.General(r, type, arguments, false, code));
  }

  /**
   * The last parameter takes any number of arguments; the code gets them one by one, and sees
   * nulls.
   */
  void variadic(String name, SqlType result, List<SqlType> parameters, Code.Typed code) {
    function(name, result, parameters, true, typed(code, false));
  }

  /** For parameters of several types; the code sees nulls. */
  void typed(String name, SqlType result, List<SqlType> parameters, Code.Typed code) {
    function(name, result, parameters, false, typed(code, false));
  }

  /** For parameters of several types; a null argument gives null. */
  void typedStrict(String name, SqlType result, List<SqlType> parameters, Code.Typed code) {
    function(name, result, parameters, false, typed(code, true));
  }

  void function(
      String name,
      SqlType result,
      List<SqlType> parameters,
      boolean variadic,
      Routine.Maker maker) {
    registry.addFunction(new Routine(name, false, parameters, result, variadic, volatility, maker));
  }

  // --- Operators

  /** A prefix operator. */
  void operator(String name, SqlType result, SqlType a, Code.One code) {
    operator(
        name,
        result,
        List.of(a),
        (r, type, arguments) -> new Calls.Unary(r, type, arguments, code));
  }

  void operator(String name, SqlType result, SqlType a, SqlType b, Code.Two code) {
    operator(
        name,
        result,
        List.of(a, b),
        (r, type, arguments) -> new Calls.Binary(r, type, arguments, code));
  }

  /** For operands of several types; a null operand gives null. */
  void typedOperator(String name, SqlType result, SqlType a, SqlType b, Code.Typed code) {
    operator(name, result, List.of(a, b), typed(code, true));
  }

  /** For operands of several types; the code sees nulls. */
  void typedNullableOperator(String name, SqlType result, SqlType a, SqlType b, Code.Typed code) {
    operator(name, result, List.of(a, b), typed(code, false));
  }

  void operator(String name, SqlType result, List<SqlType> parameters, Routine.Maker maker) {
    registry.addOperator(new Routine(name, true, parameters, result, false, volatility, maker));
  }

  private static Routine.Maker typed(Code.Typed code, boolean strict) {
    return (r, type, arguments) ->
        new Calls.General(r, type, arguments, strict, code.of(Resolution.types(arguments), type));
  }

  // --- Casts

  void cast(SqlType from, SqlType to, CastContext context, Code.One code) {
    registry.addCast(new Cast(from, to, context, volatility, code));
  }

  /** A cast between types whose values are the same objects. */
  void relabel(SqlType from, SqlType to, CastContext context) {
    registry.addCast(new Cast(from, to, context, Volatility.IMMUTABLE, null));
  }

  // --- Aggregates and functions that return rows

  void aggregate(
      String name, SqlType result, List<SqlType> parameters, AggregateFunction.Maker maker) {
    registry.addAggregate(new AggregateFunction(name, parameters, result, false, maker));
  }

  void setFunction(
      String name,
      SqlType result,
      List<SqlType> parameters,
      List<SetFunction.Column> columns,
      SetFunction.Body body) {
    registry.addSetFunction(new SetFunction(name, parameters, result, columns, volatility, body));
  }
}
