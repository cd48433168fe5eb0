package io.tx4j.processor.write;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.TypeName;
import io.tx4j.Durability;
import io.tx4j.Isolation;
import io.tx4j.Propagation;
import io.tx4j.TransactionDefinition;
import io.tx4j.processor.model.AnnotatedType;
import io.tx4j.processor.model.Definition;
import io.tx4j.processor.model.Durations;
import io.tx4j.processor.model.ExceptionType;
import io.tx4j.processor.model.Method;
import io.tx4j.processor.write.WrapperModel.WrappedMethod;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import javax.lang.model.element.Modifier;

/** Writes definitions as constants that say only what was declared. */
final class DefinitionWriter {
  private DefinitionWriter() {}

  static Optional<FieldSpec> write(AnnotatedType type, WrappedMethod wrapped) {
    return wrapped
        .constant()
        .map(
            constant ->
                FieldSpec.builder(TransactionDefinition.class, constant)
                    .addModifiers(Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL)
                    .initializer(initializer(type, wrapped.method()))
                    .build());
  }

  private static CodeBlock initializer(AnnotatedType type, Method method) {
    Definition definition = method.definition().orElseThrow();
    CodeBlock.Builder code = CodeBlock.builder();
    code.add("$T.named($S)$>$>", TransactionDefinition.class, name(type, method, definition));
    addText(code, "database", definition.database());
    addConstant(code, "propagation", definition.propagation(), Propagation.REQUIRED);
    addConstant(code, "isolation", definition.isolation(), Isolation.DEFAULT);
    if (definition.readOnly()) {
      code.add("\n.readOnly(true)");
    }
    addConstant(code, "durability", definition.durability(), Durability.DEFAULT);
    addDuration(code, "timeout", definition.timeout());
    addDuration(code, "lockTimeout", definition.lockTimeout());
    addClasses(code, "retryOn", definition, definition.retryOn());
    if (definition.maxAttempts() != TransactionDefinition.DEFAULT_MAX_ATTEMPTS) {
      code.add("\n.maxAttempts($L)", definition.maxAttempts());
    }
    addClasses(code, "commitOn", definition, definition.commitOn());
    addClasses(code, "rollbackSilentlyOn", definition, definition.rollbackSilentlyOn());
    addResultType(code, method.signature().erasedReturnType());
    return code.add("\n.build()$<$<").build();
  }

  private static String name(AnnotatedType type, Method method, Definition definition) {
    return definition.name().isEmpty()
        ? type.name().simpleName() + "." + method.name()
        : definition.name();
  }

  private static void addText(CodeBlock.Builder code, String attribute, String text) {
    if (!text.isEmpty()) {
      code.add("\n.$L($S)", attribute, text);
    }
  }

  private static <E extends Enum<E>> void addConstant(
      CodeBlock.Builder code, String attribute, E value, E unsaid) {
    if (value != unsaid) {
      code.add("\n.$L($T.$L)", attribute, value.getDeclaringClass(), value.name());
    }
  }

  private static void addDuration(CodeBlock.Builder code, String attribute, String text) {
    Durations.parse(text)
        .ifPresent(duration -> code.add("\n.$L($L)", attribute, duration(duration)));
  }

  private static CodeBlock duration(Duration duration) {
    long millis = duration.toMillis();
    return millis % 1000 == 0
        ? CodeBlock.of("$T.ofSeconds($L)", Duration.class, duration.toSeconds())
        : CodeBlock.of("$T.ofMillis($L)", Duration.class, millis);
  }

  private static void addClasses(
      CodeBlock.Builder code, String attribute, Definition definition, List<ExceptionType> types) {
    if (definition.gives(attribute)) {
      CodeBlock classes =
          types.stream()
              .map(exception -> CodeBlock.of("$T.class", exception.type()))
              .collect(CodeBlock.joining(", "));
      code.add("\n.$L($L)", attribute, classes);
    }
  }

  private static void addResultType(CodeBlock.Builder code, TypeName type) {
    if (!type.equals(ClassName.OBJECT)) {
      code.add("\n.resultType($T.class)", type);
    }
  }
}
