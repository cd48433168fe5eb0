package io.tx4j.processor.read;

import io.tx4j.processor.model.Definition;
import io.tx4j.processor.model.Hook;
import io.tx4j.processor.model.Position;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.ElementFilter;

/**
 * Which definition and which hooks apply to a method of a type. The first that is found counts:
 *
 * <ol>
 *   <li>the method's own annotation;
 *   <li>for a public instance method without a hook, the annotation of the type that declares it;
 *   <li>what applies to the method that it overrides, in the superclass or in an interface.
 * </ol>
 *
 * <p>Remembers what it has looked up; to be made anew for each round.
 */
final class Boundaries {
  private final Hierarchy hierarchy;
  private final DefinitionReader definitions;
  private final Map<TypeElement, Boolean> declaring = new HashMap<>();
  private final Map<Element, Optional<Definition>> written = new HashMap<>();

  Boundaries(Hierarchy hierarchy, DefinitionReader definitions) {
    this.hierarchy = hierarchy;
    this.definitions = definitions;
  }

  /** What was found for a method. */
  record Boundary(Optional<Definition> definition, Map<Hook, Position> hooks, boolean ambiguous) {
    static final Boundary NONE = new Boundary(Optional.empty(), Map.of(), false);

    boolean isPresent() {
      return definition.isPresent() || !hooks.isEmpty();
    }
  }

  /** Whether the type, or one of its methods, carries one of the annotations. */
  boolean declares(TypeElement type) {
    return declaring.computeIfAbsent(type, Boundaries::carriesAnnotation);
  }

  /** Whether the type has boundaries, its own or inherited. */
  boolean concern(TypeElement type) {
    return declares(type)
        || hierarchy.superclasses(type).stream().anyMatch(this::declares)
        || hierarchy.interfaces(type).stream().anyMatch(this::declares);
  }

  /** The definition written at an element. */
  Optional<Definition> written(Element element) {
    Optional<Definition> known = written.get(element);
    if (known == null) {
      known =
          Names.find(element, Names.TRANSACTIONAL)
              .map(annotation -> definitions.read(element, annotation));
      written.put(element, known);
    }
    return known;
  }

  /** What applies to a method that can be called on a type. */
  Boundary of(TypeElement type, ExecutableElement method) {
    Boundary declared = declared(method);
    if (declared.isPresent() || method.getModifiers().contains(Modifier.STATIC)) {
      return declared;
    }
    return inherited(type, method);
  }

  private Boundary declared(ExecutableElement method) {
    Map<Hook, Position> hooks = hooks(method);
    Optional<Definition> definition = written(method);
    if (definition.isEmpty() && hooks.isEmpty() && takesDefault(method)) {
      definition = written(Nesting.declaring(method));
    }
    return new Boundary(definition, hooks, false);
  }

  private boolean takesDefault(ExecutableElement method) {
    return method.getKind() == ElementKind.METHOD
        && method.getModifiers().contains(Modifier.PUBLIC)
        && !method.getModifiers().contains(Modifier.STATIC)
        && !hierarchy.isOfObject(method);
  }

  private Boundary inherited(TypeElement type, ExecutableElement method) {
    for (TypeElement superclass : hierarchy.superclasses(type)) {
      List<Boundary> found = overridden(type, method, superclass);
      if (!found.isEmpty()) {
        return found.get(0);
      }
    }
    return fromInterfaces(type, method);
  }

  private Boundary fromInterfaces(TypeElement type, ExecutableElement method) {
    List<Boundary> found = new ArrayList<>();
    List<TypeElement> origins = new ArrayList<>();
    for (TypeElement origin : hierarchy.interfaces(type)) {
      boolean replaced = origins.stream().anyMatch(one -> hierarchy.isProperSubtype(one, origin));
      List<Boundary> overridden = replaced ? List.of() : overridden(type, method, origin);
      if (!overridden.isEmpty()) {
        found.addAll(overridden);
        origins.add(origin);
      }
    }
    return found.isEmpty() ? Boundary.NONE : unite(found);
  }

  private static Boundary unite(List<Boundary> found) {
    Boundary first = found.get(0);
    boolean ambiguous =
        found.stream()
            .anyMatch(
                other ->
                    !other.hooks.keySet().equals(first.hooks.keySet())
                        || !other
                            .definition
                            .map(Definition::withoutPlaces)
                            .equals(first.definition.map(Definition::withoutPlaces)));
    return new Boundary(first.definition, first.hooks, ambiguous);
  }

  private List<Boundary> overridden(
      TypeElement type, ExecutableElement method, TypeElement supertype) {
    if (!declares(supertype)) {
      return List.of();
    }
    return ElementFilter.methodsIn(supertype.getEnclosedElements()).stream()
        .filter(other -> !other.getModifiers().contains(Modifier.PRIVATE))
        .filter(other -> hierarchy.overrides(method, other, type))
        .map(this::declared)
        .filter(Boundary::isPresent)
        .toList();
  }

  private static Map<Hook, Position> hooks(ExecutableElement method) {
    Map<Hook, Position> hooks = new EnumMap<>(Hook.class);
    addHook(hooks, Hook.AFTER_COMMIT, method, Names.AFTER_COMMIT);
    addHook(hooks, Hook.AFTER_ROLLBACK, method, Names.AFTER_ROLLBACK);
    return hooks;
  }

  private static void addHook(
      Map<Hook, Position> hooks, Hook hook, ExecutableElement method, String annotation) {
    Names.find(method, annotation)
        .ifPresent(mirror -> hooks.put(hook, new ElementPosition(method, mirror, null)));
  }

  private static boolean carriesAnnotation(TypeElement type) {
    return Names.find(type, Names.TRANSACTIONAL).isPresent()
        || type.getEnclosedElements().stream().anyMatch(Boundaries::isAnnotated);
  }

  private static boolean isAnnotated(Element element) {
    return !element.getAnnotationMirrors().isEmpty()
        && (Names.find(element, Names.TRANSACTIONAL).isPresent()
            || Names.find(element, Names.AFTER_COMMIT).isPresent()
            || Names.find(element, Names.AFTER_ROLLBACK).isPresent());
  }
}
