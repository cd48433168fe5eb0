package io.tx4j.processor.read;

import com.palantir.javapoet.TypeName;
import io.tx4j.processor.model.ExceptionType;
import io.tx4j.processor.model.Method;
import io.tx4j.processor.model.Parameter;
import io.tx4j.processor.model.Position;
import io.tx4j.processor.model.Signature;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.ExecutableType;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;

/** Reads the methods of one type. */
final class MethodReader {
  private final Elements elements;
  private final Types types;
  private final Hierarchy hierarchy;
  private final ExceptionTypes exceptions;
  private final LongLived longLived;
  private final Annotations annotations;
  private final Signs signs;
  private final TypeNames names;
  private final TypeElement type;

  MethodReader(
      Elements elements,
      Types types,
      Hierarchy hierarchy,
      LongLived longLived,
      Signs signs,
      TypeElement type) {
    this.elements = elements;
    this.types = types;
    this.hierarchy = hierarchy;
    this.exceptions = new ExceptionTypes(types);
    this.longLived = longLived;
    this.annotations = new Annotations(signs);
    this.signs = signs;
    this.names = new TypeNames(annotations, signs);
    this.type = type;
  }

  Method read(ExecutableElement method, Boundaries.Boundary boundary) {
    signs.beginSignature();
    signs.noteDeprecation(method);
    Signature signature = signature(method, hierarchy.memberType(type, method));
    signs.noteVarargs(method, types);
    return new Method(
        position(method),
        displayName(method),
        method.getSimpleName().toString(),
        modifiers(method),
        Nesting.declaring(method).equals(type),
        signature,
        boundary.definition(),
        boundary.hooks(),
        concerns(method, boundary));
  }

  private Signature signature(ExecutableElement method, ExecutableType member) {
    return new Signature(
        member.getTypeVariables().stream().map(names::declaration).toList(),
        names.of(member.getReturnType(), Annotations.namesOn(method)),
        TypeName.get(types.erasure(member.getReturnType())).withoutAnnotations(),
        parameters(method, member.getParameterTypes()),
        method.isVarArgs(),
        member.getThrownTypes().stream().map(this::thrown).toList(),
        annotations.ofMethod(method));
  }

  private List<Parameter> parameters(ExecutableElement method, List<? extends TypeMirror> as) {
    List<Parameter> parameters = new ArrayList<>();
    for (int i = 0; i < as.size(); i++) {
      VariableElement parameter = method.getParameters().get(i);
      parameters.add(
          new Parameter(
              names.of(as.get(i), Annotations.namesOn(parameter)),
              parameter.getSimpleName().toString(),
              annotations.ofMethodParameter(parameter)));
    }
    return parameters;
  }

  private ExceptionType thrown(TypeMirror thrown) {
    ExceptionType read = exceptions.of(thrown);
    return new ExceptionType(names.of(thrown), read.ancestry(), read.isPrivate());
  }

  private Method.Concerns concerns(ExecutableElement method, Boundaries.Boundary boundary) {
    return new Method.Concerns(
        longLived.in(method.getReturnType()),
        signs.hiddenType().or(() -> privateException(boundary)),
        isUnreachable(method),
        boundary.ambiguous());
  }

  private static Optional<String> privateException(Boundaries.Boundary boundary) {
    return boundary.definition().stream()
        .flatMap(
            definition ->
                Stream.of(
                        definition.retryOn(),
                        definition.commitOn(),
                        definition.rollbackSilentlyOn())
                    .flatMap(List::stream))
        .filter(ExceptionType::isPrivate)
        .map(exception -> exception.ancestry().get(0))
        .findFirst();
  }

  private boolean isUnreachable(ExecutableElement method) {
    Set<Modifier> modifiers = method.getModifiers();
    return !modifiers.contains(Modifier.PUBLIC)
        && !modifiers.contains(Modifier.PROTECTED)
        && !modifiers.contains(Modifier.PRIVATE)
        && !elements.getPackageOf(method).equals(elements.getPackageOf(type));
  }

  /* A message about a method of another file would be shown there, or nowhere if it comes from a
   * class file; the type that is being wrapped is where the reader has to look. */
  private Position position(ExecutableElement method) {
    return ElementPosition.of(Nesting.declaring(method).equals(type) ? method : type);
  }

  private static String displayName(ExecutableElement method) {
    return Nesting.displayName(Nesting.declaring(method)) + "." + method.getSimpleName();
  }

  private static Set<Modifier> modifiers(ExecutableElement method) {
    Set<Modifier> modifiers = EnumSet.noneOf(Modifier.class);
    modifiers.addAll(method.getModifiers());
    boolean member = Nesting.declaring(method).getKind().isInterface();
    if (member && !modifiers.contains(Modifier.PRIVATE)) {
      modifiers.add(Modifier.PUBLIC);
    }
    return modifiers;
  }
}
