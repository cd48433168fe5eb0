package io.tx4j.processor.write;

import static io.tx4j.processor.write.WrapperModel.DELEGATE;
import static io.tx4j.processor.write.WrapperModel.TRANSACTIONS;

import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterSpec;
import io.tx4j.Transactions;
import io.tx4j.processor.model.AnnotatedType;
import io.tx4j.processor.model.AnnotatedType.Trait;
import io.tx4j.processor.model.Constructor;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import javax.lang.model.element.Modifier;

/** Writes the constructors: those of the type, with {@link Transactions} in front. */
final class ConstructorWriter {
  private ConstructorWriter() {}

  static List<MethodSpec> write(WrapperModel wrapper) {
    AnnotatedType type = wrapper.type();
    return type.isInterface()
        ? List.of(delegating(wrapper))
        : type.constructors().stream().map(one -> mirrored(wrapper, one)).toList();
  }

  private static MethodSpec mirrored(WrapperModel wrapper, Constructor constructor) {
    List<String> names = WrapperModel.parameterNames(constructor.parameters(), Set.of());
    MethodSpec.Builder spec =
        begin(wrapper.type().is(Trait.PUBLIC) && constructor.publishable())
            .addAnnotations(constructor.annotations())
            .addTypeVariables(constructor.typeVariables())
            .addParameters(MethodWriter.parameters(constructor.parameters(), names))
            .varargs(constructor.varargs())
            .addExceptions(constructor.thrown());
    if (!names.isEmpty()) {
      spec.addStatement("super($L)", String.join(", ", names));
    }
    return spec.addStatement(
            "this.$1N = $2T.requireNonNull($1N,$W$3S)",
            TRANSACTIONS,
            Objects.class,
            missing(wrapper, TRANSACTIONS))
        .build();
  }

  private static MethodSpec delegating(WrapperModel wrapper) {
    MethodSpec.Builder constructor =
        begin(wrapper.type().is(Trait.PUBLIC))
            .addParameter(ParameterSpec.builder(wrapper.type().asSupertype(), DELEGATE).build());
    for (String field : List.of(TRANSACTIONS, DELEGATE)) {
      constructor.addStatement(
          "this.$1N = $2T.requireNonNull($1N,$W$3S)",
          field,
          Objects.class,
          missing(wrapper, field));
    }
    return constructor.build();
  }

  private static MethodSpec.Builder begin(boolean isPublic) {
    MethodSpec.Builder constructor = MethodSpec.constructorBuilder();
    if (isPublic) {
      constructor.addModifiers(Modifier.PUBLIC);
    }
    return constructor.addParameter(Transactions.class, TRANSACTIONS);
  }

  private static String missing(WrapperModel wrapper, String parameter) {
    String expected =
        parameter.equals(TRANSACTIONS) ? "Transactions" : "the " + wrapper.type().displayName();
    return "%s was made without %s: the argument %s is null"
        .formatted(wrapper.name().simpleName(), expected, parameter);
  }
}
