package io.tx4j.processor.rule;

import io.tx4j.processor.model.AnnotatedType;
import io.tx4j.processor.model.Definition;
import io.tx4j.processor.model.Method;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** All rules about declarations. */
public final class Rules {
  private final DefinitionRules definitionRules;

  /**
   * The rules for a compilation.
   *
   * @param databases the names of all databases; empty if they were not told
   */
  public Rules(Set<String> databases) {
    this.definitionRules = new DefinitionRules(databases);
  }

  /** Adds everything that is wrong with a type. */
  public void check(AnnotatedType type, Findings findings) {
    if (!type.isLeftToSubclasses()) {
      TypeRules.check(type, findings);
    }
    for (Method method : type.methods()) {
      if (method.isBoundary()) {
        MethodRules.check(type, method, findings);
        HookRules.check(method, findings);
      }
    }
    methodsByDefinition(type)
        .forEach(
            (definition, methods) -> {
              definitionRules.check(definition, findings);
              DefinitionRules.checkAgainst(methods, definition, findings);
            });
  }

  /** What is declared in the type itself; the rest is checked where it is declared. */
  private static Map<Definition, List<Method>> methodsByDefinition(AnnotatedType type) {
    return type.methods().stream()
        .filter(method -> method.own() && method.definition().isPresent())
        .collect(
            Collectors.groupingBy(
                method -> method.definition().orElseThrow(),
                LinkedHashMap::new,
                Collectors.toList()));
  }
}
