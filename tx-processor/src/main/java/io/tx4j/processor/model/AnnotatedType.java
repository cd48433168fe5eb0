package io.tx4j.processor.model;

import com.palantir.javapoet.AnnotationSpec;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeVariableName;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A class or interface with at least one boundary, its own or inherited.
 *
 * @param position where a message about it belongs
 * @param name its name
 * @param kind what it is
 * @param traits what is to be known about it
 * @param typeVariables its own ones
 * @param definition of the type-level annotation, if it has one
 * @param constructors those that the wrapper can call, in order
 * @param methods boundaries, and for an interface all that a delegate has to pass on
 * @param surroundings what the wrapper has to take care of
 */
public record AnnotatedType(
    Position position,
    ClassName name,
    Kind kind,
    Set<Trait> traits,
    List<TypeVariableName> typeVariables,
    Optional<Definition> definition,
    List<Constructor> constructors,
    List<Method> methods,
    Surroundings surroundings) {

  /** Copies what could change. */
  public AnnotatedType {
    traits = Set.copyOf(traits);
    typeVariables = List.copyOf(typeVariables);
    constructors = List.copyOf(constructors);
    methods = List.copyOf(methods);
  }

  /** What was annotated. */
  public enum Kind {
    /** A class: its wrapper is a subclass. */
    CLASS,
    /** An interface: its wrapper implements it and calls a delegate. */
    INTERFACE,
    /** A record, which is final. */
    RECORD,
    /** An enum, whose constants the compiler makes. */
    ENUM,
    /** An annotation interface, which nobody calls. */
    ANNOTATION
  }

  /** What is to be known about a type. */
  public enum Trait {
    /** It and the types around it are public. */
    PUBLIC,
    /** It, or a type around it, is private. */
    PRIVATE,
    /** Declared abstract. */
    ABSTRACT,
    /** Declared final. */
    FINAL,
    /** Declared sealed. */
    SEALED,
    /** A class that needs an instance of the class around it. */
    INNER,
    /** A class with abstract methods left: only its subclasses can be wrapped. */
    INCOMPLETE,
    /** It declares, or has from a superclass, what makes a wrapper necessary. */
    ASKED_FOR
  }

  /**
   * What surrounds the type and matters to the text of the wrapper.
   *
   * @param annotations what the wrapper's class is to carry
   * @param stereotypes annotations by which a container finds a bean, with their places
   * @param memberTypes simple names that mean something else inside the type than outside
   * @param lint the warnings that its signatures would repeat in the wrapper, sorted
   * @param generatedMarker the annotation for generated code, where the type's module can see it
   */
  public record Surroundings(
      List<AnnotationSpec> annotations,
      Map<String, Position> stereotypes,
      Set<String> memberTypes,
      List<String> lint,
      Optional<ClassName> generatedMarker) {}

  /** Whether it has a trait. */
  public boolean is(Trait trait) {
    return traits.contains(trait);
  }

  /** Whether its wrapper is a delegate and not a subclass. */
  public boolean isInterface() {
    return kind == Kind.INTERFACE;
  }

  /** Its name without the package, {@code Outer.Inner}. */
  public String displayName() {
    return String.join(".", name.simpleNames());
  }

  /** The type as the wrapper extends or implements it. */
  public TypeName asSupertype() {
    return typeVariables.isEmpty()
        ? name
        : ParameterizedTypeName.get(name, typeVariables.toArray(TypeName[]::new));
  }

  /** The name of its wrapper. */
  public ClassName wrapperName() {
    return wrapperName(name);
  }

  /** The name of a wrapper: in the same package, nested names joined with an underscore. */
  public static ClassName wrapperName(ClassName wrapped) {
    return ClassName.get(wrapped.packageName(), String.join("_", wrapped.simpleNames()) + "Tx");
  }

  /** Whether there is nothing to instantiate: only its complete subclasses can be wrapped. */
  public boolean isLeftToSubclasses() {
    return is(Trait.INCOMPLETE);
  }

  /**
   * Whether its boundaries all come from interfaces and it cannot be subclassed. Then it is meant
   * to be wrapped in the interface's delegate.
   */
  public boolean isLeftToInterface() {
    boolean subclassable =
        kind == Kind.CLASS
            && !is(Trait.FINAL)
            && !is(Trait.SEALED)
            && !is(Trait.PRIVATE)
            && !is(Trait.INNER)
            && !constructors.isEmpty();
    boolean delegable = isInterface() && !is(Trait.SEALED) && !is(Trait.PRIVATE);
    return !is(Trait.ASKED_FOR) && !subclassable && !delegable;
  }
}
