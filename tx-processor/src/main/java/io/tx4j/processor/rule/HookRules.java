package io.tx4j.processor.rule;

import io.tx4j.processor.model.ExceptionType;
import io.tx4j.processor.model.Hook;
import io.tx4j.processor.model.Method;
import java.util.List;
import java.util.stream.Collectors;

/** What a method has to be like so that its calls can be deferred. */
final class HookRules {
  private HookRules() {}

  static void check(Method method, Findings findings) {
    if (method.hooks().isEmpty()) {
      return;
    }
    if (method.hooks().size() == Hook.values().length) {
      findings.add(Problem.BOTH_HOOKS, method.position(), method.displayName());
    }
    if (!method.signature().isVoid()) {
      findings.add(
          Problem.HOOK_WITH_RESULT, method.position(), method.displayName(), method.annotation());
    }
    List<ExceptionType> checked = method.signature().checked();
    if (!checked.isEmpty()) {
      findings.add(
          Problem.HOOK_WITH_EXCEPTION,
          method.position(),
          method.displayName(),
          method.annotation(),
          checked.stream().map(ExceptionType::simpleName).collect(Collectors.joining(", ")));
    }
  }
}
