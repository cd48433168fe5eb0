package io.tx4j.processor.read;

import io.tx4j.Durability;
import io.tx4j.Isolation;
import io.tx4j.Propagation;
import io.tx4j.TransactionDefinition;
import io.tx4j.processor.model.Definition;
import io.tx4j.processor.model.ExceptionType;
import io.tx4j.processor.model.Position;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.Element;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.TypeMirror;
import org.jspecify.annotations.Nullable;

/** Reads one {@link io.tx4j.Transactional} annotation. */
final class DefinitionReader {
  private final ExceptionTypes exceptions;

  DefinitionReader(ExceptionTypes exceptions) {
    this.exceptions = exceptions;
  }

  Definition read(Element element, AnnotationMirror annotation) {
    Map<String, AnnotationValue> values = new LinkedHashMap<>();
    Map<String, Position> given = new LinkedHashMap<>();
    annotation
        .getElementValues()
        .forEach(
            (attribute, value) -> {
              String name = attribute.getSimpleName().toString();
              values.put(name, value);
              given.put(name, new ElementPosition(element, annotation, value));
            });
    return new Definition(
        new ElementPosition(element, annotation, null),
        given,
        constant(Propagation.class, values.get("propagation"), Propagation.REQUIRED),
        constant(Isolation.class, values.get("isolation"), Isolation.DEFAULT),
        plain(Boolean.class, values.get("readOnly"), false),
        constant(Durability.class, values.get("durability"), Durability.DEFAULT),
        plain(String.class, values.get("timeout"), ""),
        plain(String.class, values.get("lockTimeout"), ""),
        classes(values.get("retryOn")),
        plain(Integer.class, values.get("maxAttempts"), TransactionDefinition.DEFAULT_MAX_ATTEMPTS),
        classes(values.get("commitOn")),
        classes(values.get("rollbackSilentlyOn")),
        plain(String.class, values.get("database"), ""),
        plain(String.class, values.get("name"), ""));
  }

  /* A value that does not resolve is of another class than it should be; the compiler says so
   * itself, and the default will do until it has been mended. */

  private static <T> T plain(Class<T> type, @Nullable AnnotationValue value, T otherwise) {
    return value != null && type.isInstance(value.getValue())
        ? type.cast(value.getValue())
        : otherwise;
  }

  private static <E extends Enum<E>> E constant(
      Class<E> type, @Nullable AnnotationValue value, E otherwise) {
    if (value == null || !(value.getValue() instanceof VariableElement written)) {
      return otherwise;
    }
    for (E constant : type.getEnumConstants()) {
      if (written.getSimpleName().contentEquals(constant.name())) {
        return constant;
      }
    }
    return otherwise;
  }

  private List<ExceptionType> classes(@Nullable AnnotationValue value) {
    if (value == null || !(value.getValue() instanceof List<?> items)) {
      return List.of();
    }
    return items.stream()
        .filter(AnnotationValue.class::isInstance)
        .map(item -> ((AnnotationValue) item).getValue())
        .filter(TypeMirror.class::isInstance)
        .map(type -> exceptions.of((TypeMirror) type))
        .toList();
  }
}
