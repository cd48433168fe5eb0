package io.tx4j.processor;

import com.palantir.javapoet.JavaFile;
import io.tx4j.processor.model.AnnotatedType;
import io.tx4j.processor.rule.Findings;
import io.tx4j.processor.rule.Problem;
import io.tx4j.processor.write.WrapperGenerator;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.HashMap;
import java.util.Map;
import javax.annotation.processing.Filer;
import javax.annotation.processing.FilerException;
import javax.annotation.processing.Generated;
import javax.lang.model.element.TypeElement;

/**
 * Writes wrappers to the compiler's output, each with the one type that it depends on as its
 * origin, and never over a type that somebody else wrote.
 */
final class WrapperFiles {
  private final Filer filer;
  private final WrapperGenerator generator = new WrapperGenerator();
  private final Map<String, TypeElement> sources = new HashMap<>();

  WrapperFiles(Filer filer) {
    this.filer = filer;
  }

  /** Tells of a type that is compiled from source. */
  void addSource(TypeElement type) {
    sources.putIfAbsent(type.getQualifiedName().toString(), type);
  }

  /** Whether a type is compiled from source. */
  boolean isSource(TypeElement type) {
    return sources.containsKey(type.getQualifiedName().toString());
  }

  /** Writes the wrapper of a type. */
  void write(AnnotatedType type, TypeElement origin, Findings findings) {
    TypeElement present = sources.get(type.wrapperName().canonicalName());
    if (present == null) {
      create(type, origin, findings);
    } else if (!isGenerated(present)) {
      addClash(type, findings);
    }
  }

  private void create(AnnotatedType type, TypeElement origin, Findings findings) {
    JavaFile file = generator.generate(type);
    String name = type.wrapperName().canonicalName();
    try (Writer writer = filer.createSourceFile(name, origin).openWriter()) {
      file.writeTo(writer);
    } catch (FilerException present) {
      addClash(type, findings);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void addClash(AnnotatedType type, Findings findings) {
    findings.add(
        Problem.NAME_CLASH,
        type.position(),
        type.displayName(),
        type.wrapperName().canonicalName());
  }

  /** Some builds hand the compiler the output of an earlier run together with the sources. */
  private static boolean isGenerated(TypeElement type) {
    Generated generated = type.getAnnotation(Generated.class);
    return generated != null
        && String.join("", generated.value()).equals(TransactionalProcessor.class.getName());
  }
}
