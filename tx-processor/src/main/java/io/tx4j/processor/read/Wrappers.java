package io.tx4j.processor.read;

import com.palantir.javapoet.ClassName;
import io.tx4j.processor.model.AnnotatedType;
import java.util.ArrayList;
import java.util.List;
import javax.lang.model.element.TypeElement;

/**
 * Recognizes wrappers by name and supertype: what marks them in the source is gone in class files.
 */
final class Wrappers {
  private final Hierarchy hierarchy;
  private final Boundaries boundaries;

  Wrappers(Hierarchy hierarchy, Boundaries boundaries) {
    this.hierarchy = hierarchy;
    this.boundaries = boundaries;
  }

  /** Whether a type is a wrapper or extends one: its boundaries are there already. */
  boolean include(TypeElement type) {
    List<TypeElement> lineage = new ArrayList<>(List.of(type));
    lineage.addAll(hierarchy.superclasses(type));
    return lineage.stream().anyMatch(this::isNamedAsOne);
  }

  private boolean isNamedAsOne(TypeElement type) {
    String name = type.getQualifiedName().toString();
    return name.endsWith("Tx")
        && hierarchy.linearization(type).stream()
            .skip(1)
            .filter(boundaries::concern)
            .anyMatch(
                supertype ->
                    AnnotatedType.wrapperName(ClassName.get(supertype))
                        .canonicalName()
                        .equals(name));
  }
}
