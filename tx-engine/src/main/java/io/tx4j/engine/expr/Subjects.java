package io.tx4j.engine.expr;

/** The list of the subjects' tables. */
final class Subjects {

  private Subjects() {}

  static void register(Registrar registrar) {
    Comparisons.register(registrar);
    IntegerFunctions.register(registrar);
    FloatFunctions.register(registrar);
    NumericFunctions.register(registrar);
    StringFunctions.register(registrar);
    DateTimeFunctions.register(registrar);
    DateTimeFields.register(registrar);
    ByteaFunctions.register(registrar);
    PatternFunctions.register(registrar);
    SetFunctions.register(registrar);
    ArrayFunctions.register(registrar);
    JsonFunctions.register(registrar);
    SystemFunctions.register(registrar);
    AdvisoryLockFunctions.register(registrar);
    Aggregates.register(registrar);
    StatisticalAggregates.register(registrar);
  }
}
