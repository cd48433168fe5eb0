package io.tx4j.processor.write;

import com.palantir.javapoet.AnnotationSpec;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeVariableName;
import com.palantir.javapoet.WildcardTypeName;
import io.tx4j.Action;
import io.tx4j.Body;
import io.tx4j.processor.model.Method;
import io.tx4j.processor.write.WrapperModel.WrappedMethod;
import java.util.ArrayList;
import java.util.List;
import javax.lang.model.element.Modifier;

/**
 * Bodies that declare several checked exceptions. {@link Body} has one type argument for them, and
 * the compiler would take their common superclass, which the wrapper does not declare.
 *
 * <p>The wrapper's method declares all of them, so nothing is lost when the body is seen as one
 * that throws none: exceptions exist in signatures for the compiler only. The alternative, to catch
 * and sort what was thrown, cannot be written for {@code throws X}.
 */
final class SeveralExceptions {
  private static final TypeVariableName T = TypeVariableName.get("T");
  private static final TypeName RUNTIME_EXCEPTION = ClassName.get(RuntimeException.class);
  private static final TypeName ANY = WildcardTypeName.subtypeOf(Object.class);

  private SeveralExceptions() {}

  static boolean neededFor(Method method) {
    return method.definition().isPresent() && method.signature().checked().size() > 1;
  }

  /** The call of the helper around a body. */
  static CodeBlock around(Method method, CodeBlock lambda) {
    return CodeBlock.of("$L($L)", method.signature().isVoid() ? "anyAction" : "anyBody", lambda);
  }

  /** The helpers that the wrapper's methods call. */
  static List<MethodSpec> helpersFor(WrapperModel wrapper) {
    List<MethodSpec> helpers = new ArrayList<>();
    if (isNeeded(wrapper, false)) {
      helpers.add(
          helper("anyBody", ClassName.get(Body.class), List.of(T)).addTypeVariable(T).build());
    }
    if (isNeeded(wrapper, true)) {
      helpers.add(helper("anyAction", ClassName.get(Action.class), List.of()).build());
    }
    return helpers;
  }

  private static boolean isNeeded(WrapperModel wrapper, boolean isVoid) {
    return wrapper.methods().stream()
        .map(WrappedMethod::method)
        .anyMatch(method -> neededFor(method) && method.signature().isVoid() == isVoid);
  }

  private static MethodSpec.Builder helper(String name, ClassName type, List<TypeName> arguments) {
    TypeName narrow = parameterized(type, arguments, RUNTIME_EXCEPTION);
    return MethodSpec.methodBuilder(name)
        .addJavadoc("The caller declares the checked exceptions that the body throws.\n")
        .addAnnotation(
            AnnotationSpec.builder(SuppressWarnings.class)
                .addMember("value", "$S", "unchecked")
                .build())
        .addModifiers(Modifier.PRIVATE, Modifier.STATIC)
        .returns(narrow)
        .addParameter(parameterized(type, arguments, ANY), "body")
        .addStatement("return ($T) body", narrow);
  }

  private static TypeName parameterized(ClassName type, List<TypeName> first, TypeName last) {
    List<TypeName> all = new ArrayList<>(first);
    all.add(last);
    return ParameterizedTypeName.get(type, all.toArray(TypeName[]::new));
  }
}
