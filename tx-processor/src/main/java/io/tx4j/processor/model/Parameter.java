package io.tx4j.processor.model;

import com.palantir.javapoet.AnnotationSpec;
import com.palantir.javapoet.TypeName;
import java.util.List;

/**
 * A parameter of a method or constructor.
 *
 * @param type its type, an array for a varargs parameter
 * @param name its name
 * @param annotations what the wrapper's parameter is to carry
 */
public record Parameter(TypeName type, String name, List<AnnotationSpec> annotations) {

  /** Copies the list. */
  public Parameter {
    annotations = List.copyOf(annotations);
  }
}
