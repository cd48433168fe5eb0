package io.tx4j.processor.read;

import io.tx4j.processor.model.Position;
import javax.annotation.processing.Messager;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.Element;
import javax.tools.Diagnostic;
import org.jspecify.annotations.Nullable;

/**
 * An element, an annotation on it, or a value of the annotation.
 *
 * @param element the element
 * @param annotation the annotation; null for the element as a whole
 * @param value the value; null for the annotation as a whole
 */
public record ElementPosition(
    Element element, @Nullable AnnotationMirror annotation, @Nullable AnnotationValue value)
    implements Position {

  static ElementPosition of(Element element) {
    return new ElementPosition(element, null, null);
  }

  /** Prints a message at this place. */
  public void print(Messager messager, Diagnostic.Kind kind, String message) {
    messager.printMessage(kind, message, element, annotation, value);
  }
}
