package io.tx4j.processor.read;

import com.palantir.javapoet.AnnotationSpec;
import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeVariableName;
import com.palantir.javapoet.WildcardTypeName;
import java.util.List;
import java.util.Set;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.TypeParameterElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.IntersectionType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.type.TypeVariable;
import javax.lang.model.type.WildcardType;
import javax.lang.model.util.SimpleTypeVisitor14;

/**
 * Turns a type into text that means the same in the wrapper, its type annotations included
 * (JavaPoet's own conversion loses them, and with them whether something may be null).
 */
final class TypeNames {
  private final Annotations annotations;
  private final Signs signs;
  private final Visitor visitor = new Visitor();

  TypeNames(Annotations annotations, Signs signs) {
    this.annotations = annotations;
    this.signs = signs;
  }

  /** The type, without annotations that the declaration carries already. */
  TypeName of(TypeMirror type, Set<String> except) {
    return visitor.visit(type, except);
  }

  TypeName of(TypeMirror type) {
    return of(type, Set.of());
  }

  /** A type variable as it is declared. */
  TypeVariableName declaration(TypeVariable variable) {
    String name = variable.asElement().getSimpleName().toString();
    return TypeVariableName.get(
        name, bounds(variable).stream().map(this::of).toArray(TypeName[]::new));
  }

  /* Of several bounds Eclipse's compiler gives the variable itself as the upper one. */
  private static List<? extends TypeMirror> bounds(TypeVariable variable) {
    TypeMirror bound = variable.getUpperBound();
    if (bound instanceof IntersectionType several) {
      return several.getBounds();
    }
    boolean itself =
        bound instanceof TypeVariable other && other.asElement().equals(variable.asElement());
    return itself ? ((TypeParameterElement) variable.asElement()).getBounds() : List.of(bound);
  }

  private TypeName annotated(TypeName name, TypeMirror type, Set<String> except) {
    List<AnnotationSpec> found = annotations.ofType(type, except);
    return found.isEmpty() ? name : name.annotated(found);
  }

  private final class Visitor extends SimpleTypeVisitor14<TypeName, Set<String>> {

    @Override
    public TypeName visitDeclared(DeclaredType type, Set<String> except) {
      TypeElement element = (TypeElement) type.asElement();
      signs.note(element, type);
      return annotated(declared(type, element), type, except);
    }

    private TypeName declared(DeclaredType type, TypeElement element) {
      TypeName[] arguments =
          type.getTypeArguments().stream().map(TypeNames.this::of).toArray(TypeName[]::new);
      if (isInner(type, element)
          && visit(type.getEnclosingType(), Set.of()) instanceof ParameterizedTypeName outer) {
        return outer.nestedClass(element.getSimpleName().toString(), List.of(arguments));
      }
      ClassName name = ClassName.get(element);
      return arguments.length == 0 ? name : ParameterizedTypeName.get(name, arguments);
    }

    /* Of a static member Eclipse's compiler gives the generic type around it, too. */
    private boolean isInner(DeclaredType type, TypeElement element) {
      return type.getEnclosingType().getKind() == TypeKind.DECLARED
          && element.getKind() == ElementKind.CLASS
          && !element.getModifiers().contains(Modifier.STATIC);
    }

    @Override
    public TypeName visitArray(ArrayType type, Set<String> except) {
      return annotated(ArrayTypeName.of(of(type.getComponentType(), except)), type, except);
    }

    @Override
    public TypeName visitTypeVariable(TypeVariable type, Set<String> except) {
      String name = type.asElement().getSimpleName().toString();
      return annotated(TypeVariableName.get(name), type, except);
    }

    @Override
    public TypeName visitWildcard(WildcardType type, Set<String> except) {
      if (type.getExtendsBound() != null) {
        return WildcardTypeName.subtypeOf(of(type.getExtendsBound()));
      }
      return type.getSuperBound() != null
          ? WildcardTypeName.supertypeOf(of(type.getSuperBound()))
          : WildcardTypeName.subtypeOf(Object.class);
    }

    @Override
    protected TypeName defaultAction(TypeMirror type, Set<String> except) {
      return annotated(TypeName.get(type), type, except);
    }
  }
}
