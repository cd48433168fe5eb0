package io.tx4j.processor.read;

import java.util.HashSet;
import java.util.Set;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.TypeElement;

/**
 * The annotations of Jakarta and JSR-330 injection, Guice, Dagger, CDI, Spring and Micronaut, known
 * by name: nothing of them is on the processor's class path.
 *
 * <p>An annotation is recognized by what it is itself annotated with, directly or through others,
 * so a project's own scopes and stereotypes are too.
 */
final class Containers {
  /** A container that scans finds a class by these; a wrapper beside it is a second bean. */
  private static final Set<String> STEREOTYPES =
      Set.of(
          "org.springframework.stereotype.Component",
          "jakarta.inject.Named",
          "javax.inject.Named",
          "jakarta.annotation.ManagedBean",
          "jakarta.enterprise.context.NormalScope",
          "javax.enterprise.context.NormalScope",
          "jakarta.enterprise.context.Dependent",
          "javax.enterprise.context.Dependent",
          "jakarta.enterprise.inject.Stereotype",
          "javax.enterprise.inject.Stereotype");

  /** These say how a bean is made and which one it is, once somebody asks for it. */
  private static final Set<String> ROLES =
      Set.of(
          "jakarta.inject.Scope",
          "javax.inject.Scope",
          "jakarta.inject.Qualifier",
          "javax.inject.Qualifier",
          "com.google.inject.ScopeAnnotation",
          "com.google.inject.BindingAnnotation",
          "org.springframework.context.annotation.Conditional",
          "org.springframework.beans.factory.annotation.Qualifier");

  private static final Set<String> ROLE_PACKAGES =
      Set.of("org.springframework.context.annotation", "org.springframework.core.annotation");

  /** Whether a container looks at it when it makes a bean of the class. */
  boolean concerns(TypeElement annotation) {
    Set<String> names = closure(annotation);
    return names.stream().anyMatch(name -> STEREOTYPES.contains(name) || ROLES.contains(name))
        || ROLE_PACKAGES.contains(packageOf(annotation));
  }

  /** Whether a container makes a bean of every concrete class that carries it. */
  boolean findBeansBy(TypeElement annotation) {
    return closure(annotation).stream().anyMatch(STEREOTYPES::contains);
  }

  private static Set<String> closure(TypeElement annotation) {
    Set<String> names = new HashSet<>();
    collect(annotation, names);
    return names;
  }

  private static void collect(TypeElement annotation, Set<String> names) {
    String name = annotation.getQualifiedName().toString();
    if (name.startsWith("java.lang.annotation.") || !names.add(name)) {
      return;
    }
    for (AnnotationMirror meta : annotation.getAnnotationMirrors()) {
      collect(Names.elementOf(meta), names);
    }
  }

  private static String packageOf(TypeElement annotation) {
    String name = annotation.getQualifiedName().toString();
    return name.substring(0, Math.max(0, name.lastIndexOf('.')));
  }
}
