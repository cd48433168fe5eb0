package io.tx4j.processor.read;

import io.tx4j.processor.model.Definition;
import java.util.Optional;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;

/** Which definitions apply where, for those who read bodies. */
public final class DeclaredBoundaries {
  private final Hierarchy hierarchy;
  private final Boundaries boundaries;
  private final Wrappers wrappers;

  /** Looks up in the given compiler. */
  public DeclaredBoundaries(Elements elements, Types types) {
    this.hierarchy = new Hierarchy(elements, types);
    this.boundaries = new Boundaries(hierarchy, new DefinitionReader(new ExceptionTypes(types)));
    this.wrappers = new Wrappers(hierarchy, boundaries);
  }

  /** The definition under which a method runs that is called on a type. */
  public Optional<Definition> definition(TypeElement type, ExecutableElement method) {
    return boundaries.concern(type) ? boundaries.of(type, method).definition() : Optional.empty();
  }

  /** Whether a type, or one of its methods, carries an annotation. */
  public boolean declares(TypeElement type) {
    return boundaries.declares(type);
  }

  /** Whether objects of a class go without boundaries that the class, or a superclass, declares. */
  public boolean needsWrapper(TypeElement type) {
    return Hierarchy.isClass(type)
        && (boundaries.declares(type)
            || hierarchy.superclasses(type).stream().anyMatch(boundaries::declares))
        && !wrappers.include(type);
  }

  /** {@code Type.method}. */
  public static String displayName(ExecutableElement method) {
    return Nesting.displayName(Nesting.declaring(method)) + "." + method.getSimpleName();
  }

  /** {@code Outer.Inner}. */
  public static String displayName(TypeElement type) {
    return Nesting.displayName(type);
  }
}
