package io.tx4j.processor.read;

import io.tx4j.AfterCommit;
import io.tx4j.AfterRollback;
import io.tx4j.Transactional;
import java.util.Optional;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;

/** Looks up annotations by their qualified names. */
final class Names {
  static final String TRANSACTIONAL = Transactional.class.getName();
  static final String AFTER_COMMIT = AfterCommit.class.getName();
  static final String AFTER_ROLLBACK = AfterRollback.class.getName();

  private Names() {}

  static Optional<AnnotationMirror> find(Element element, String annotation) {
    for (AnnotationMirror mirror : element.getAnnotationMirrors()) {
      if (nameOf(mirror).contentEquals(annotation)) {
        return Optional.of(mirror);
      }
    }
    return Optional.empty();
  }

  static String nameOf(AnnotationMirror mirror) {
    return elementOf(mirror).getQualifiedName().toString();
  }

  static TypeElement elementOf(AnnotationMirror mirror) {
    return (TypeElement) mirror.getAnnotationType().asElement();
  }
}
