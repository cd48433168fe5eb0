package io.tx4j.processor.read;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import org.jspecify.annotations.Nullable;

/** What is around what. */
final class Nesting {
  private Nesting() {}

  /** The type and the types around it, from the inside out. */
  static List<TypeElement> outwards(TypeElement type) {
    List<TypeElement> types = new ArrayList<>();
    @Nullable Element at = type;
    while (at instanceof TypeElement element) {
      types.add(element);
      at = element.getEnclosingElement();
    }
    return types;
  }

  /** The type that declares a method or constructor. */
  static TypeElement declaring(ExecutableElement executable) {
    return (TypeElement) Objects.requireNonNull(executable.getEnclosingElement());
  }

  /** Whether it, or a type around it, is private. */
  static boolean isPrivate(TypeElement type) {
    return outwards(type).stream().anyMatch(one -> one.getModifiers().contains(Modifier.PRIVATE));
  }

  /** Whether it and the types around it are public. */
  static boolean isPublic(TypeElement type) {
    return outwards(type).stream().allMatch(one -> one.getModifiers().contains(Modifier.PUBLIC));
  }

  /** {@code Outer.Inner}. */
  static String displayName(TypeElement type) {
    return outwards(type).stream()
        .map(one -> one.getSimpleName().toString())
        .reduce((inner, outer) -> outer + "." + inner)
        .orElseThrow();
  }
}
