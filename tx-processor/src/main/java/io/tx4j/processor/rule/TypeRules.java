package io.tx4j.processor.rule;

import io.tx4j.processor.model.AnnotatedType;
import io.tx4j.processor.model.AnnotatedType.Kind;
import io.tx4j.processor.model.AnnotatedType.Trait;
import io.tx4j.processor.model.Method;

/** What a type has to be like so that there can be a wrapper of it. */
final class TypeRules {
  private TypeRules() {}

  static void check(AnnotatedType type, Findings findings) {
    switch (type.kind()) {
      case RECORD -> add(Problem.RECORD, type, findings);
      case ENUM, ANNOTATION -> add(Problem.ENUM, type, findings);
      case CLASS -> checkClass(type, findings);
      case INTERFACE -> checkAccess(type, findings);
    }
    checkNotEmpty(type, findings);
  }

  private static void checkClass(AnnotatedType type, Findings findings) {
    if (type.is(Trait.FINAL)) {
      add(Problem.FINAL_CLASS, type, findings);
    }
    if (type.is(Trait.INNER)) {
      add(Problem.INNER_CLASS, type, findings);
    }
    if (type.constructors().isEmpty() && !type.is(Trait.PRIVATE)) {
      add(Problem.NO_CONSTRUCTOR, type, findings);
    }
    checkAccess(type, findings);
    checkBeans(type, findings);
  }

  private static void checkAccess(AnnotatedType type, Findings findings) {
    if (type.is(Trait.SEALED)) {
      add(Problem.SEALED_TYPE, type, findings);
    }
    if (type.is(Trait.PRIVATE)) {
      add(Problem.PRIVATE_TYPE, type, findings);
    }
  }

  private static void checkBeans(AnnotatedType type, Findings findings) {
    if (!type.is(Trait.ABSTRACT)) {
      type.surroundings()
          .stereotypes()
          .forEach(
              (annotation, position) ->
                  findings.add(Problem.SECOND_BEAN, position, type.displayName(), annotation));
    }
  }

  private static void checkNotEmpty(AnnotatedType type, Findings findings) {
    boolean wrappable = type.kind() == Kind.CLASS || type.kind() == Kind.INTERFACE;
    if (wrappable && type.methods().stream().noneMatch(Method::isBoundary)) {
      add(Problem.NOTHING_TO_WRAP, type, findings);
    }
  }

  private static void add(Problem problem, AnnotatedType type, Findings findings) {
    findings.add(problem, type.position(), type.displayName());
  }
}
