package io.tx4j.processor.rule;

import static java.util.stream.Collectors.joining;

import io.tx4j.processor.model.Definition;
import io.tx4j.processor.model.Durations;
import io.tx4j.processor.model.ExceptionType;
import io.tx4j.processor.model.Method;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** What a definition may say. */
final class DefinitionRules {
  private static final List<String> RETRIES = List.of("retryOn", "maxAttempts");
  private static final List<String> SETTINGS =
      List.of("isolation", "readOnly", "durability", "timeout", "lockTimeout");
  private static final List<String> DURATIONS = List.of("timeout", "lockTimeout");

  private final Set<String> databases;

  DefinitionRules(Set<String> databases) {
    this.databases = new TreeSet<>(databases);
  }

  /** Checks what can be told from the annotation alone. */
  void check(Definition definition, Findings findings) {
    DURATIONS.forEach(attribute -> checkDuration(attribute, definition, findings));
    if (definition.maxAttempts() < 1) {
      findings.add(
          Problem.BAD_MAX_ATTEMPTS, definition.positionOf("maxAttempts"), definition.maxAttempts());
    }
    if (!definition.propagation().canBegin()) {
      refuse(RETRIES, Problem.RETRY_WITHOUT_BEGIN, definition, findings);
      refuse(SETTINGS, Problem.SETTING_WITHOUT_BEGIN, definition, findings);
    }
    checkOverlaps(definition, findings);
    checkDatabase(definition, findings);
  }

  /** Checks what depends on the methods that the annotation applies to. */
  static void checkAgainst(List<Method> methods, Definition definition, Findings findings) {
    checkDeclared("commitOn", definition.commitOn(), methods, definition, findings);
    checkDeclared(
        "rollbackSilentlyOn", definition.rollbackSilentlyOn(), methods, definition, findings);
    if (!definition.rollbackSilentlyOn().isEmpty()) {
      methods.stream()
          .filter(method -> method.signature().returnsPrimitive())
          .forEach(method -> addSilentPrimitive(method, findings));
    }
  }

  private static void addSilentPrimitive(Method method, Findings findings) {
    findings.add(
        Problem.SILENT_PRIMITIVE,
        method.position(),
        method.displayName(),
        method.signature().erasedReturnType());
  }

  private static void checkDuration(String attribute, Definition definition, Findings findings) {
    String text = "timeout".equals(attribute) ? definition.timeout() : definition.lockTimeout();
    if (definition.gives(attribute) && Durations.parse(text).isEmpty()) {
      findings.add(Problem.BAD_DURATION, definition.positionOf(attribute), text);
    }
  }

  private static void refuse(
      List<String> attributes, Problem problem, Definition definition, Findings findings) {
    for (String attribute : attributes) {
      if (definition.gives(attribute)) {
        findings.add(
            problem, definition.positionOf(attribute), attribute, definition.propagation());
      }
    }
  }

  private static void checkOverlaps(Definition definition, Findings findings) {
    for (ExceptionType commits : definition.commitOn()) {
      for (ExceptionType silent : definition.rollbackSilentlyOn()) {
        if (commits.isRelatedTo(silent)) {
          findings.add(
              Problem.OVERLAPPING_EXCEPTIONS,
              definition.positionOf("rollbackSilentlyOn"),
              commits.simpleName(),
              silent.simpleName());
        }
      }
    }
  }

  private void checkDatabase(Definition definition, Findings findings) {
    String database = definition.database();
    if (!databases.isEmpty() && !database.isEmpty() && !databases.contains(database)) {
      findings.add(
          Problem.UNKNOWN_DATABASE, definition.positionOf("database"), database, databases);
    }
  }

  /* A declared subclass of what is named will do, as in commitOn = Exception.class on a method that
   * throws IOException; so will a declared superclass, which may be thrown as what is named. For a
   * type's default it is enough that one of its methods can throw it. */
  private static void checkDeclared(
      String attribute,
      List<ExceptionType> named,
      List<Method> methods,
      Definition definition,
      Findings findings) {
    for (ExceptionType exception : named) {
      if (methods.stream().noneMatch(method -> canThrow(method, exception))) {
        findings.add(
            Problem.UNDECLARED_EXCEPTION,
            definition.positionOf(attribute),
            attribute,
            exception.simpleName(),
            methods.stream().map(Method::displayName).distinct().collect(joining(", ")));
      }
    }
  }

  private static boolean canThrow(Method method, ExceptionType exception) {
    return exception.includesUnchecked()
        || method.signature().thrown().stream().anyMatch(exception::isRelatedTo);
  }
}
