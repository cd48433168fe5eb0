package io.tx4j.processor.body;

import java.util.Set;
import javax.lang.model.element.TypeElement;

/** Calls whose lambdas run later or elsewhere, and not in the scope in which they are written. */
final class Deferral {
  private static final Set<String> HOOKS =
      Set.of(
          "afterCommit",
          "afterRollback",
          "afterCompletion",
          "deferAfterCommit",
          "deferAfterRollback",
          "callAsync",
          "runAsync");
  private static final Set<String> ELSEWHERE =
      Set.of(
          "java.util.concurrent.Executor",
          "java.util.concurrent.CompletionStage",
          "java.lang.Thread",
          "java.lang.Thread.Builder",
          "java.util.Timer");

  private Deferral() {}

  static boolean defersArguments(Call call, Compiler compiler) {
    boolean hook =
        call.receiver().getQualifiedName().toString().startsWith("io.tx4j.")
            && HOOKS.contains(call.name());
    return hook
        || call.definition().isPresent()
        || ELSEWHERE.stream().anyMatch(name -> isOn(call.receiver(), name, compiler));
  }

  private static boolean isOn(TypeElement receiver, String name, Compiler compiler) {
    return compiler.isSubtype(receiver.asType(), name);
  }
}
