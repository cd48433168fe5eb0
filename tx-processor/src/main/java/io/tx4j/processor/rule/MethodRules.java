package io.tx4j.processor.rule;

import io.tx4j.processor.model.AnnotatedType;
import io.tx4j.processor.model.Definition;
import io.tx4j.processor.model.Method;
import javax.lang.model.element.Modifier;

/** What a method has to be like so that a wrapper can put a boundary around it. */
final class MethodRules {
  private MethodRules() {}

  static void check(AnnotatedType type, Method method, Findings findings) {
    checkModifier(Modifier.PRIVATE, Problem.PRIVATE_METHOD, method, findings);
    checkModifier(Modifier.FINAL, Problem.FINAL_METHOD, method, findings);
    checkModifier(Modifier.STATIC, Problem.STATIC_METHOD, method, findings);
    Method.Concerns concerns = method.concerns();
    if (concerns.unreachable()) {
      findings.add(
          Problem.UNREACHABLE_METHOD, method.position(), method.displayName(), type.displayName());
    }
    if (concerns.ambiguous()) {
      findings.add(Problem.AMBIGUOUS_DEFINITION, method.position(), method.displayName());
    }
    checkTypes(method, findings);
  }

  private static void checkModifier(
      Modifier modifier, Problem problem, Method method, Findings findings) {
    if (method.is(modifier)) {
      findings.add(problem, method.position(), method.displayName(), method.annotation());
    }
  }

  private static void checkTypes(Method method, Findings findings) {
    method
        .concerns()
        .hiddenType()
        .ifPresent(
            hidden ->
                findings.add(Problem.HIDDEN_TYPE, method.position(), method.displayName(), hidden));
    if (method.definition().filter(Definition::mayRunInTransaction).isPresent()) {
      method
          .concerns()
          .outlives()
          .ifPresent(
              type ->
                  findings.add(
                      Problem.OUTLIVING_RESULT,
                      method.position(),
                      method.displayName(),
                      type.substring(type.lastIndexOf('.') + 1)));
    }
  }
}
