package io.tx4j.processor.read;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.ExecutableType;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;

/** Supertypes and members, in an order that does not depend on the compiler. */
final class Hierarchy {
  private final Elements elements;
  private final Types types;

  Hierarchy(Elements elements, Types types) {
    this.elements = elements;
    this.types = types;
  }

  /** The superclasses from near to far, {@code Object} left out. */
  List<TypeElement> superclasses(TypeElement type) {
    List<TypeElement> found = new ArrayList<>();
    TypeMirror next = type.getSuperclass();
    while (types.asElement(next) instanceof TypeElement superclass && !isObject(superclass)) {
      found.add(superclass);
      next = superclass.getSuperclass();
    }
    return found;
  }

  /** All interfaces, each before those that it extends. */
  List<TypeElement> interfaces(TypeElement type) {
    Set<TypeElement> found = new LinkedHashSet<>();
    collectInterfaces(type, found);
    superclasses(type).forEach(superclass -> collectInterfaces(superclass, found));
    return subtypesFirst(new ArrayList<>(found));
  }

  /** The type itself, its superclasses, its interfaces. */
  List<TypeElement> linearization(TypeElement type) {
    List<TypeElement> all = new ArrayList<>();
    all.add(type);
    all.addAll(superclasses(type));
    all.addAll(interfaces(type));
    return all;
  }

  /**
   * The methods that calls on the type can reach, each before what it overrides was left out: its
   * own in the order of the source, then those of its supertypes. Of private and static methods
   * only its own, of package-private ones in other packages all.
   */
  List<ExecutableElement> methods(TypeElement type) {
    List<ExecutableElement> kept = new ArrayList<>();
    for (TypeElement declaring : linearization(type)) {
      for (ExecutableElement method : ElementFilter.methodsIn(declaring.getEnclosedElements())) {
        boolean candidate = declaring.equals(type) || isInherited(method);
        if (candidate && kept.stream().noneMatch(one -> sameSignature(one, method, type))) {
          kept.add(method);
        }
      }
    }
    return kept;
  }

  /** A method's type with the type arguments of the inheriting type filled in. */
  ExecutableType memberType(TypeElement type, ExecutableElement method) {
    return (ExecutableType) types.asMemberOf((DeclaredType) type.asType(), method);
  }

  /** Whether one method of a type stands for another of one of its supertypes. */
  boolean overrides(ExecutableElement one, ExecutableElement other, TypeElement type) {
    return !one.equals(other)
        && one.getSimpleName().equals(other.getSimpleName())
        && one.getParameters().size() == other.getParameters().size()
        && (elements.overrides(one, other, type) || sameSignature(one, other, type));
  }

  /** Whether it is a method that every object has. */
  boolean isOfObject(ExecutableElement method) {
    String name = method.getSimpleName().toString();
    int parameters = method.getParameters().size();
    return switch (name) {
      case "toString", "hashCode", "finalize", "clone" -> parameters == 0;
      case "equals" ->
          parameters == 1
              && types.asElement(method.getParameters().get(0).asType()) instanceof TypeElement type
              && isObject(type);
      default -> false;
    };
  }

  private boolean sameSignature(ExecutableElement one, ExecutableElement other, TypeElement type) {
    if (!one.getSimpleName().equals(other.getSimpleName())
        || one.getParameters().size() != other.getParameters().size()
        || one.getModifiers().contains(Modifier.PRIVATE)) {
      return false;
    }
    ExecutableType left = memberType(type, one);
    ExecutableType right = memberType(type, other);
    return types.isSubsignature(left, right) || types.isSubsignature(right, left);
  }

  private void collectInterfaces(TypeElement type, Set<TypeElement> found) {
    for (TypeMirror mirror : type.getInterfaces()) {
      if (types.asElement(mirror) instanceof TypeElement element && found.add(element)) {
        collectInterfaces(element, found);
      }
    }
  }

  private List<TypeElement> subtypesFirst(List<TypeElement> remaining) {
    List<TypeElement> sorted = new ArrayList<>();
    while (!remaining.isEmpty()) {
      TypeElement next =
          remaining.stream()
              .filter(one -> remaining.stream().noneMatch(other -> isProperSubtype(other, one)))
              .findFirst()
              .orElse(remaining.get(0));
      remaining.remove(next);
      sorted.add(next);
    }
    return sorted;
  }

  boolean isProperSubtype(TypeElement sub, TypeElement type) {
    return !sub.equals(type)
        && types.isSubtype(types.erasure(sub.asType()), types.erasure(type.asType()));
  }

  private static boolean isInherited(ExecutableElement method) {
    Set<Modifier> modifiers = method.getModifiers();
    return !modifiers.contains(Modifier.PRIVATE) && !modifiers.contains(Modifier.STATIC);
  }

  private static boolean isObject(TypeElement type) {
    return type.getQualifiedName().contentEquals("java.lang.Object");
  }

  static boolean isClass(Element element) {
    return element.getKind() == ElementKind.CLASS;
  }
}
