package io.tx4j.processor.model;

import com.palantir.javapoet.AnnotationSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeVariableName;
import java.util.List;

/**
 * What an overriding method has to repeat, as seen from the wrapped type: type arguments of generic
 * supertypes are filled in.
 *
 * @param typeVariables the method's own ones
 * @param returnType the return type
 * @param erasedReturnType the class that {@code .class} can be written after
 * @param parameters in order
 * @param varargs whether the last parameter is
 * @param thrown what it declares
 * @param annotations what the wrapper's method is to carry
 */
public record Signature(
    List<TypeVariableName> typeVariables,
    TypeName returnType,
    TypeName erasedReturnType,
    List<Parameter> parameters,
    boolean varargs,
    List<ExceptionType> thrown,
    List<AnnotationSpec> annotations) {

  /** Copies the lists. */
  public Signature {
    typeVariables = List.copyOf(typeVariables);
    parameters = List.copyOf(parameters);
    thrown = List.copyOf(thrown);
    annotations = List.copyOf(annotations);
  }

  /** Whether it returns nothing. */
  public boolean isVoid() {
    return returnType.withoutAnnotations().equals(TypeName.VOID);
  }

  /** Whether it returns a primitive value. */
  public boolean returnsPrimitive() {
    return !isVoid() && returnType.isPrimitive();
  }

  /** The checked exceptions, without those that another one covers. */
  public List<ExceptionType> checked() {
    return thrown.stream()
        .filter(ExceptionType::isChecked)
        .filter(one -> thrown.stream().noneMatch(other -> covers(other, one)))
        .toList();
  }

  private static boolean covers(ExceptionType other, ExceptionType one) {
    boolean isClass = !(other.type() instanceof TypeVariableName);
    return isClass && !other.type().equals(one.type()) && one.isSubtypeOf(other);
  }
}
