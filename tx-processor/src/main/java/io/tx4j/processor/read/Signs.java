package io.tx4j.processor.read;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.PackageElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;
import org.jspecify.annotations.Nullable;

/**
 * What is noteworthy in the types of a signature, gathered while they are read: types that the
 * wrapper cannot name or must not show, and warnings that repeating the signature would repeat.
 */
final class Signs {
  private final Elements elements;
  private final PackageElement home;
  private final Set<String> lint = new TreeSet<>();
  private @Nullable String hiddenType;
  private boolean publishable = true;

  Signs(Elements elements, PackageElement home) {
    this.elements = elements;
    this.home = home;
  }

  /** Begins the next signature; the warnings of all are kept together. */
  void beginSignature() {
    hiddenType = null;
    publishable = true;
  }

  void note(TypeElement element, DeclaredType type) {
    publishable &= Nesting.isPublic(element);
    if (!isVisible(element)) {
      hiddenType = element.getQualifiedName().toString();
    }
    if (type.getTypeArguments().isEmpty() && !element.getTypeParameters().isEmpty()) {
      lint.add("rawtypes");
      lint.add("unchecked");
    }
    noteDeprecation(element);
  }

  void noteDeprecation(Element element) {
    if (elements.isDeprecated(element)) {
      lint.add("deprecation");
      lint.add("removal");
    }
  }

  /** Notes that a caller's array may be of another type than it claims (JLS 4.7, 15.12.4.2). */
  void noteVarargs(ExecutableElement executable, Types types) {
    if (executable.isVarArgs()) {
      int last = executable.getParameters().size() - 1;
      TypeMirror array = executable.getParameters().get(last).asType();
      if (!types.isSameType(array, types.erasure(array))) {
        lint.add("unchecked");
        lint.add("varargs");
      }
    }
  }

  void noteWarning(String category) {
    lint.add(category);
  }

  /** A type of the signature that code beside the type cannot name. */
  Optional<String> hiddenType() {
    return Optional.ofNullable(hiddenType);
  }

  /** Whether all types of the signature are public. */
  boolean isPublishable() {
    return publishable;
  }

  List<String> lint() {
    return List.copyOf(lint);
  }

  /** Whether a class in the package of the wrapped type can name a type. */
  boolean isVisible(TypeElement type) {
    boolean near = elements.getPackageOf(type).equals(home);
    return !Nesting.isPrivate(type)
        && Nesting.outwards(type).stream().allMatch(one -> near || isOpen(one));
  }

  private static boolean isOpen(TypeElement type) {
    return type.getModifiers().contains(Modifier.PUBLIC)
        || type.getModifiers().contains(Modifier.PROTECTED);
  }
}
