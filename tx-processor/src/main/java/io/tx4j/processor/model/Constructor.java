package io.tx4j.processor.model;

import com.palantir.javapoet.AnnotationSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeVariableName;
import java.util.List;

/**
 * A constructor that the wrapper can call.
 *
 * @param publishable whether every type in its signature is public, so that the wrapper's own may
 *     be
 * @param typeVariables its own ones
 * @param parameters in order
 * @param varargs whether the last parameter is
 * @param thrown what it declares
 * @param annotations what the wrapper's constructor is to carry
 */
public record Constructor(
    boolean publishable,
    List<TypeVariableName> typeVariables,
    List<Parameter> parameters,
    boolean varargs,
    List<TypeName> thrown,
    List<AnnotationSpec> annotations) {

  /** Copies the lists. */
  public Constructor {
    typeVariables = List.copyOf(typeVariables);
    parameters = List.copyOf(parameters);
    thrown = List.copyOf(thrown);
    annotations = List.copyOf(annotations);
  }

  /** The same constructor, with or without a public signature. */
  public Constructor publishable(boolean is) {
    return new Constructor(is, typeVariables, parameters, varargs, thrown, annotations);
  }
}
