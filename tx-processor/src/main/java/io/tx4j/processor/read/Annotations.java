package io.tx4j.processor.read;

import com.palantir.javapoet.AnnotationSpec;
import io.tx4j.processor.model.Position;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.TypeMirror;

/**
 * Which annotations the wrapper repeats.
 *
 * <ul>
 *   <li>On the class: what a container needs to know of a bean (scope, qualifier, stereotype,
 *       conditions), {@code @Deprecated}, and whether null is expected. Everything else speaks of
 *       the annotated class itself.
 *   <li>On a constructor and its parameters: all.
 *   <li>On a method: {@code @Deprecated} and nullness; frameworks find the rest on the method that
 *       is overridden. On its parameters: all but Bean Validation's constraints, which an
 *       overriding method must not repeat.
 *   <li>In types: all.
 * </ul>
 */
final class Annotations {
  private static final Set<String> METHOD_NAMES =
      Set.of("Deprecated", "Nullable", "NonNull", "Nonnull", "CheckForNull");
  private static final Set<String> CLASS_NAMES = Set.of("Deprecated", "NullMarked", "NullUnmarked");
  private static final Set<String> CONSTRAINTS =
      Set.of("jakarta.validation.Constraint", "javax.validation.Constraint");
  private static final Set<String> CASCADES =
      Set.of("jakarta.validation.Valid", "javax.validation.Valid");

  private final Signs signs;
  private final Containers containers = new Containers();

  Annotations(Signs signs) {
    this.signs = signs;
  }

  List<AnnotationSpec> ofClass(Element type) {
    return repeat(
        type,
        annotation ->
            isNamed(annotation, CLASS_NAMES) || containers.concerns(Names.elementOf(annotation)));
  }

  List<AnnotationSpec> ofConstructor(Element constructor) {
    return repeat(constructor, annotation -> true);
  }

  List<AnnotationSpec> ofConstructorParameter(Element parameter) {
    return repeat(parameter, annotation -> true);
  }

  List<AnnotationSpec> ofMethod(Element method) {
    return repeat(method, annotation -> isNamed(annotation, METHOD_NAMES));
  }

  List<AnnotationSpec> ofMethodParameter(Element parameter) {
    return repeat(parameter, annotation -> !isConstraint(annotation));
  }

  List<AnnotationSpec> ofType(TypeMirror type, Set<String> except) {
    return type.getAnnotationMirrors().stream()
        .filter(annotation -> !except.contains(Names.nameOf(annotation)))
        .filter(this::isVisible)
        .map(AnnotationSpec::get)
        .toList();
  }

  /** The annotations by which a container finds the class as a bean, with their places. */
  Map<String, Position> stereotypes(Element type) {
    Map<String, Position> found = new LinkedHashMap<>();
    for (AnnotationMirror annotation : type.getAnnotationMirrors()) {
      TypeElement element = Names.elementOf(annotation);
      if (containers.findBeansBy(element)) {
        found.put(element.getSimpleName().toString(), new ElementPosition(type, annotation, null));
      }
    }
    return found;
  }

  /** The qualified names of what an element is annotated with. */
  static Set<String> namesOn(Element element) {
    return element.getAnnotationMirrors().stream()
        .map(Names::nameOf)
        .collect(Collectors.toUnmodifiableSet());
  }

  private List<AnnotationSpec> repeat(Element element, Predicate<AnnotationMirror> wanted) {
    return element.getAnnotationMirrors().stream()
        .filter(this::isVisible)
        .filter(wanted)
        .map(AnnotationSpec::get)
        .toList();
  }

  private boolean isVisible(AnnotationMirror annotation) {
    return signs.isVisible(Names.elementOf(annotation));
  }

  private static boolean isNamed(AnnotationMirror annotation, Set<String> simpleNames) {
    return simpleNames.contains(Names.elementOf(annotation).getSimpleName().toString());
  }

  private static boolean isConstraint(AnnotationMirror annotation) {
    TypeElement element = Names.elementOf(annotation);
    return CASCADES.contains(element.getQualifiedName().toString())
        || namesOn(element).stream().anyMatch(CONSTRAINTS::contains);
  }
}
