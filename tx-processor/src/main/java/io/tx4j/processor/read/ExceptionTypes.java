package io.tx4j.processor.read;

import com.palantir.javapoet.TypeName;
import io.tx4j.processor.model.ExceptionType;
import java.util.ArrayList;
import java.util.List;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.IntersectionType;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.type.TypeVariable;
import javax.lang.model.util.Types;

/** Reads classes of exceptions together with their superclasses. */
final class ExceptionTypes {
  private final Types types;

  ExceptionTypes(Types types) {
    this.types = types;
  }

  ExceptionType of(TypeMirror type) {
    List<String> ancestry = new ArrayList<>();
    boolean isPrivate = false;
    TypeMirror next = bound(type);
    while (types.asElement(next) instanceof TypeElement element
        && !element.getQualifiedName().contentEquals("java.lang.Object")) {
      isPrivate |= ancestry.isEmpty() && Nesting.isPrivate(element);
      ancestry.add(element.getQualifiedName().toString());
      next = element.getSuperclass();
    }
    if (ancestry.isEmpty()) {
      ancestry.add(type.toString());
    }
    return new ExceptionType(TypeName.get(type), ancestry, isPrivate);
  }

  private static TypeMirror bound(TypeMirror type) {
    if (type instanceof TypeVariable variable) {
      return bound(variable.getUpperBound());
    }
    return type instanceof IntersectionType several ? bound(several.getBounds().get(0)) : type;
  }
}
