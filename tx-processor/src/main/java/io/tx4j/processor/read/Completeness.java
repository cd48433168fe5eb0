package io.tx4j.processor.read;

import java.util.List;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.ErrorType;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.type.WildcardType;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.SimpleTypeVisitor14;

/**
 * Whether a type can be read yet: another processor may still have to write a class that it
 * mentions.
 */
final class Completeness {
  private final Visitor visitor = new Visitor();

  boolean of(TypeElement type) {
    return resolved(type.getSuperclass())
        && all(type.getInterfaces())
        && ElementFilter.constructorsIn(type.getEnclosedElements()).stream().allMatch(this::of)
        && ElementFilter.methodsIn(type.getEnclosedElements()).stream().allMatch(this::of);
  }

  private boolean of(ExecutableElement executable) {
    return resolved(executable.getReturnType())
        && all(executable.getThrownTypes())
        && all(executable.getParameters().stream().map(VariableElement::asType).toList())
        && annotated(executable)
        && executable.getParameters().stream().allMatch(this::annotated);
  }

  private boolean annotated(Element element) {
    return element.getAnnotationMirrors().stream()
        .allMatch(annotation -> resolved(annotation.getAnnotationType()));
  }

  private boolean all(List<? extends TypeMirror> types) {
    return types.stream().allMatch(this::resolved);
  }

  private boolean resolved(TypeMirror type) {
    return visitor.visit(type, null);
  }

  private final class Visitor extends SimpleTypeVisitor14<Boolean, Void> {
    Visitor() {
      super(true);
    }

    @Override
    public Boolean visitError(ErrorType type, Void unused) {
      return false;
    }

    @Override
    public Boolean visitDeclared(DeclaredType type, Void unused) {
      return all(type.getTypeArguments());
    }

    @Override
    public Boolean visitArray(ArrayType type, Void unused) {
      return resolved(type.getComponentType());
    }

    @Override
    public Boolean visitWildcard(WildcardType type, Void unused) {
      return (type.getExtendsBound() == null || resolved(type.getExtendsBound()))
          && (type.getSuperBound() == null || resolved(type.getSuperBound()));
    }
  }
}
