package io.tx4j.processor.write;

import static io.tx4j.processor.write.WrapperModel.DELEGATE;
import static io.tx4j.processor.write.WrapperModel.TRANSACTIONS;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterSpec;
import com.palantir.javapoet.TypeVariableName;
import io.tx4j.Transaction;
import io.tx4j.processor.model.AnnotatedType;
import io.tx4j.processor.model.ExceptionType;
import io.tx4j.processor.model.Hook;
import io.tx4j.processor.model.Method;
import io.tx4j.processor.model.Parameter;
import io.tx4j.processor.model.Signature;
import io.tx4j.processor.write.WrapperModel.WrappedMethod;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import javax.lang.model.element.Modifier;

/** Writes one method: a boundary around the method that it overrides. */
final class MethodWriter {
  private static final List<Modifier> ACCESS = List.of(Modifier.PUBLIC, Modifier.PROTECTED);

  private MethodWriter() {}

  static MethodSpec write(AnnotatedType type, WrappedMethod wrapped) {
    Method method = wrapped.method();
    Signature signature = method.signature();
    return MethodSpec.methodBuilder(method.name())
        .addAnnotation(Override.class)
        .addAnnotations(signature.annotations())
        .addModifiers(ACCESS.stream().filter(method::is).toList())
        .addTypeVariables(signature.typeVariables())
        .returns(signature.returnType())
        .addParameters(parameters(signature.parameters(), wrapped.parameterNames()))
        .varargs(signature.varargs())
        .addExceptions(signature.thrown().stream().map(ExceptionType::type).toList())
        .addStatement(body(type, wrapped))
        .build();
  }

  static List<ParameterSpec> parameters(List<Parameter> parameters, List<String> names) {
    List<ParameterSpec> specs = new ArrayList<>();
    for (int i = 0; i < parameters.size(); i++) {
      Parameter parameter = parameters.get(i);
      specs.add(
          ParameterSpec.builder(parameter.type(), names.get(i))
              .addAnnotations(parameter.annotations())
              .build());
    }
    return specs;
  }

  private static CodeBlock body(AnnotatedType type, WrappedMethod wrapped) {
    CodeBlock original = original(type, wrapped);
    boolean returns = !wrapped.method().signature().isVoid();
    CodeBlock call =
        wrapped
            .constant()
            .map(constant -> boundary(wrapped.method(), constant, original))
            .orElse(original);
    CodeBlock deferred =
        wrapped.method().hooks().keySet().stream()
            .findFirst()
            .map(hook -> deferred(hook, call))
            .orElse(call);
    return returns ? CodeBlock.of("return $L", deferred) : deferred;
  }

  private static CodeBlock original(AnnotatedType type, WrappedMethod wrapped) {
    Method method = wrapped.method();
    return CodeBlock.of(
        "$L.$L$N($L)",
        type.isInterface() ? DELEGATE : "super",
        typeArguments(method.signature()),
        method.name(),
        String.join(", ", wrapped.parameterNames()));
  }

  /** Written out, so that the compiler need not find them again inside a lambda. */
  private static String typeArguments(Signature signature) {
    List<TypeVariableName> variables = signature.typeVariables();
    return variables.isEmpty()
        ? ""
        : variables.stream()
            .map(TypeVariableName::name)
            .collect(Collectors.joining(", ", "<", ">"));
  }

  private static CodeBlock boundary(Method method, String constant, CodeBlock original) {
    CodeBlock lambda = CodeBlock.of("() -> $L", original);
    return CodeBlock.of(
        "$N.$L($N, $L)",
        TRANSACTIONS,
        method.signature().isVoid() ? "run" : "call",
        constant,
        SeveralExceptions.neededFor(method) ? SeveralExceptions.around(method, lambda) : lambda);
  }

  private static CodeBlock deferred(Hook hook, CodeBlock call) {
    return CodeBlock.of("$T.$L(() -> $L)", Transaction.class, hook.entrance(), call);
  }
}
