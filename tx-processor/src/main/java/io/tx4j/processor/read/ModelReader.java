package io.tx4j.processor.read;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.TypeVariableName;
import io.tx4j.processor.model.AnnotatedType;
import io.tx4j.processor.model.AnnotatedType.Kind;
import io.tx4j.processor.model.AnnotatedType.Surroundings;
import io.tx4j.processor.model.AnnotatedType.Trait;
import io.tx4j.processor.model.Constructor;
import io.tx4j.processor.model.Method;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.ModuleElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.TypeParameterElement;
import javax.lang.model.type.TypeVariable;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;
import org.jspecify.annotations.Nullable;

/** Reads one type of the user's code. Remembers supertypes; to be made anew for each round. */
public final class ModelReader {
  private static final String GENERATED = "javax.annotation.processing.Generated";

  private final Elements elements;
  private final Types types;
  private final Hierarchy hierarchy;
  private final Boundaries boundaries;
  private final Wrappers wrappers;
  private final LongLived longLived;

  /** A reader that asks the given compiler. */
  public ModelReader(ProcessingEnvironment environment) {
    this.elements = environment.getElementUtils();
    this.types = environment.getTypeUtils();
    this.hierarchy = new Hierarchy(elements, types);
    this.boundaries = new Boundaries(hierarchy, new DefinitionReader(new ExceptionTypes(types)));
    this.wrappers = new Wrappers(hierarchy, boundaries);
    this.longLived = new LongLived(elements, types);
  }

  /** Whether a type has boundaries, its own or inherited, and is not a wrapper itself. */
  public boolean concerns(TypeElement type) {
    return boundaries.concern(type) && !wrappers.include(type);
  }

  /** Whether all types that the wrapper would have to name are there yet. */
  public boolean isComplete(TypeElement type) {
    return new Completeness().of(type);
  }

  /** The type with its boundaries. */
  public AnnotatedType read(TypeElement type) {
    Signs signs = new Signs(elements, elements.getPackageOf(type));
    MethodReader methodReader =
        new MethodReader(elements, types, hierarchy, longLived, signs, type);
    List<ExecutableElement> members = hierarchy.methods(type);
    List<Method> methods = new ArrayList<>();
    for (ExecutableElement member : members) {
      Boundaries.Boundary boundary = boundaries.of(type, member);
      if (boundary.isPresent() || isPassedOn(type, member)) {
        methods.add(methodReader.read(member, boundary));
      }
    }
    List<Constructor> constructors = new ConstructorReader(types, signs).read(type);
    return new AnnotatedType(
        ElementPosition.of(type),
        ClassName.get(type),
        kind(type),
        traits(type, members),
        typeVariables(type, signs),
        boundaries.written(type),
        constructors,
        methods,
        surroundings(type, signs));
  }

  /** An interface's delegate answers to all methods, annotated or not. */
  private boolean isPassedOn(TypeElement type, ExecutableElement method) {
    return type.getKind().isInterface()
        && !method.getModifiers().contains(Modifier.STATIC)
        && !method.getModifiers().contains(Modifier.PRIVATE)
        && !hierarchy.isOfObject(method);
  }

  private static Kind kind(TypeElement type) {
    return switch (type.getKind()) {
      case INTERFACE -> Kind.INTERFACE;
      case RECORD -> Kind.RECORD;
      case ENUM -> Kind.ENUM;
      case ANNOTATION_TYPE -> Kind.ANNOTATION;
      default -> Kind.CLASS;
    };
  }

  private Set<Trait> traits(TypeElement type, List<ExecutableElement> members) {
    Set<Trait> traits = new HashSet<>();
    addIf(traits, Trait.PUBLIC, Nesting.isPublic(type));
    addIf(traits, Trait.PRIVATE, Nesting.isPrivate(type));
    addIf(traits, Trait.ABSTRACT, type.getModifiers().contains(Modifier.ABSTRACT));
    addIf(traits, Trait.FINAL, type.getModifiers().contains(Modifier.FINAL));
    addIf(traits, Trait.SEALED, type.getModifiers().contains(Modifier.SEALED));
    addIf(traits, Trait.INNER, isInner(type));
    addIf(traits, Trait.INCOMPLETE, isIncomplete(type, members));
    addIf(traits, Trait.ASKED_FOR, isAskedFor(type));
    return traits;
  }

  private static void addIf(Set<Trait> traits, Trait trait, boolean holds) {
    if (holds) {
      traits.add(trait);
    }
  }

  private boolean isAskedFor(TypeElement type) {
    return boundaries.declares(type)
        || hierarchy.superclasses(type).stream().anyMatch(boundaries::declares);
  }

  private static boolean isIncomplete(TypeElement type, List<ExecutableElement> members) {
    return Hierarchy.isClass(type)
        && members.stream().anyMatch(member -> member.getModifiers().contains(Modifier.ABSTRACT));
  }

  private static boolean isInner(TypeElement type) {
    return type.getNestingKind().isNested() && !type.getModifiers().contains(Modifier.STATIC);
  }

  private List<TypeVariableName> typeVariables(TypeElement type, Signs signs) {
    TypeNames names = new TypeNames(new Annotations(signs), signs);
    return type.getTypeParameters().stream()
        .map(TypeParameterElement::asType)
        .map(variable -> names.declaration((TypeVariable) variable))
        .toList();
  }

  private Surroundings surroundings(TypeElement type, Signs signs) {
    Annotations annotations = new Annotations(signs);
    signs.noteDeprecation(type);
    TypeElement serializable = elements.getTypeElement("java.io.Serializable");
    if (types.isAssignable(type.asType(), serializable.asType())) {
      signs.noteWarning("serial");
    }
    ModuleElement module = elements.getModuleOf(type);
    if (module != null && !module.isUnnamed()) {
      signs.noteWarning("exports");
    }
    return new Surroundings(
        annotations.ofClass(type),
        annotations.stereotypes(type),
        memberTypes(type),
        signs.lint(),
        generatedMarker(module));
  }

  private Set<String> memberTypes(TypeElement type) {
    Set<String> names = new HashSet<>();
    for (TypeElement supertype : hierarchy.linearization(type)) {
      ElementFilter.typesIn(supertype.getEnclosedElements())
          .forEach(member -> names.add(member.getSimpleName().toString()));
    }
    return names;
  }

  private Optional<ClassName> generatedMarker(@Nullable ModuleElement module) {
    TypeElement marker =
        module == null
            ? elements.getTypeElement(GENERATED)
            : elements.getTypeElement(module, GENERATED);
    return Optional.ofNullable(marker).map(ClassName::get);
  }
}
