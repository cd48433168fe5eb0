package io.tx4j.processor.write;

import static io.tx4j.processor.write.WrapperModel.DELEGATE;
import static io.tx4j.processor.write.WrapperModel.TRANSACTIONS;

import com.palantir.javapoet.AnnotationSpec;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.JavaFile;
import com.palantir.javapoet.TypeSpec;
import io.tx4j.Transactions;
import io.tx4j.processor.model.AnnotatedType;
import io.tx4j.processor.model.AnnotatedType.Trait;
import java.util.ArrayList;
import java.util.List;
import javax.lang.model.element.Modifier;

/** Puts a wrapper together. */
public final class WrapperGenerator {
  private static final String GENERATOR = "io.tx4j.processor.TransactionalProcessor";

  /** The wrapper of a type that has passed the rules. */
  public JavaFile generate(AnnotatedType type) {
    WrapperModel wrapper = WrapperModel.of(type);
    return JavaFile.builder(wrapper.name().packageName(), typeSpec(wrapper))
        .indent("  ")
        .skipJavaLangImports(true)
        .build();
  }

  private static TypeSpec typeSpec(WrapperModel wrapper) {
    AnnotatedType type = wrapper.type();
    TypeSpec.Builder spec =
        TypeSpec.classBuilder(wrapper.name())
            .addJavadoc(javadoc(type))
            .addAnnotations(type.surroundings().annotations())
            .addAnnotations(ownAnnotations(type))
            .addTypeVariables(type.typeVariables())
            .alwaysQualify(type.surroundings().memberTypes().toArray(String[]::new));
    if (type.is(Trait.PUBLIC)) {
      spec.addModifiers(Modifier.PUBLIC);
    }
    if (type.isInterface()) {
      spec.addSuperinterface(type.asSupertype());
    } else {
      spec.superclass(type.asSupertype());
    }
    addMembers(spec, wrapper);
    return spec.build();
  }

  private static void addMembers(TypeSpec.Builder spec, WrapperModel wrapper) {
    AnnotatedType type = wrapper.type();
    wrapper
        .methods()
        .forEach(method -> DefinitionWriter.write(type, method).ifPresent(spec::addField));
    spec.addField(Transactions.class, TRANSACTIONS, Modifier.PRIVATE, Modifier.FINAL);
    if (type.isInterface()) {
      spec.addField(type.asSupertype(), DELEGATE, Modifier.PRIVATE, Modifier.FINAL);
    }
    spec.addMethods(ConstructorWriter.write(wrapper));
    wrapper.methods().forEach(method -> spec.addMethod(MethodWriter.write(type, method)));
    spec.addMethods(SeveralExceptions.helpersFor(wrapper));
  }

  private static CodeBlock javadoc(AnnotatedType type) {
    return type.isInterface()
        ? CodeBlock.of(
            "Runs the transactional methods of another {@link $T} within {@link $T}.\n",
            type.name(),
            Transactions.class)
        : CodeBlock.of(
            "{@link $T} with its transactional methods run within {@link $T}.\n",
            type.name(),
            Transactions.class);
  }

  private static List<AnnotationSpec> ownAnnotations(AnnotatedType type) {
    List<AnnotationSpec> annotations = new ArrayList<>();
    type.surroundings()
        .generatedMarker()
        .map(WrapperGenerator::generated)
        .ifPresent(annotations::add);
    List<String> lint = type.surroundings().lint();
    if (!lint.isEmpty()) {
      AnnotationSpec.Builder suppress = AnnotationSpec.builder(SuppressWarnings.class);
      lint.forEach(category -> suppress.addMember("value", "$S", category));
      annotations.add(suppress.build());
    }
    return annotations;
  }

  private static AnnotationSpec generated(ClassName marker) {
    return AnnotationSpec.builder(marker).addMember("value", "$S", GENERATOR).build();
  }
}
