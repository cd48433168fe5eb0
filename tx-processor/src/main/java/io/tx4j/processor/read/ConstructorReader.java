package io.tx4j.processor.read;

import io.tx4j.processor.model.Constructor;
import io.tx4j.processor.model.Parameter;
import java.util.List;
import java.util.Optional;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.TypeParameterElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.TypeVariable;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.Types;

/** Reads the constructors that a subclass in the same package can call. */
final class ConstructorReader {
  private final Types types;
  private final Annotations annotations;
  private final Signs signs;
  private final TypeNames names;

  ConstructorReader(Types types, Signs signs) {
    this.types = types;
    this.annotations = new Annotations(signs);
    this.signs = signs;
    this.names = new TypeNames(annotations, signs);
  }

  List<Constructor> read(TypeElement type) {
    return ElementFilter.constructorsIn(type.getEnclosedElements()).stream()
        .filter(constructor -> !constructor.getModifiers().contains(Modifier.PRIVATE))
        .map(this::read)
        .flatMap(Optional::stream)
        .toList();
  }

  private Optional<Constructor> read(ExecutableElement constructor) {
    signs.beginSignature();
    signs.noteDeprecation(constructor);
    signs.noteVarargs(constructor, types);
    Constructor read =
        new Constructor(
            true,
            constructor.getTypeParameters().stream()
                .map(TypeParameterElement::asType)
                .map(variable -> names.declaration((TypeVariable) variable))
                .toList(),
            constructor.getParameters().stream().map(this::parameter).toList(),
            constructor.isVarArgs(),
            constructor.getThrownTypes().stream().map(names::of).toList(),
            annotations.ofConstructor(constructor));
    return signs.hiddenType().isPresent()
        ? Optional.empty()
        : Optional.of(read.publishable(signs.isPublishable()));
  }

  private Parameter parameter(VariableElement parameter) {
    return new Parameter(
        names.of(parameter.asType(), Annotations.namesOn(parameter)),
        parameter.getSimpleName().toString(),
        annotations.ofConstructorParameter(parameter));
  }
}
