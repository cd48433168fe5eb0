package io.tx4j.processor.model;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.lang.model.element.Modifier;

/**
 * A method that the wrapper overrides, or would have to.
 *
 * @param position where a message about it belongs
 * @param displayName {@code Type.method}, for messages and for the name of the definition
 * @param name its name
 * @param modifiers as written, and {@code public} for methods of interfaces
 * @param own whether the type itself declares it
 * @param signature what to repeat
 * @param definition what was declared for it, itself or by what it overrides or by its type
 * @param hooks when its calls are made, with the places of the annotations
 * @param concerns what the compiler knows of its types and its surroundings
 */
public record Method(
    Position position,
    String displayName,
    String name,
    Set<Modifier> modifiers,
    boolean own,
    Signature signature,
    Optional<Definition> definition,
    Map<Hook, Position> hooks,
    Concerns concerns) {

  /** Copies what could change. */
  public Method {
    modifiers = Set.copyOf(modifiers);
    hooks = Map.copyOf(hooks);
  }

  /**
   * Facts that only the compiler can tell, looked up beforehand for the rules.
   *
   * @param outlives the type in the result that is still at work after the method has returned
   * @param hiddenType a type in the signature that the wrapper cannot name
   * @param unreachable whether it is package-private in another package
   * @param ambiguous whether it overrides several methods that declare different definitions
   */
  public record Concerns(
      Optional<String> outlives,
      Optional<String> hiddenType,
      boolean unreachable,
      boolean ambiguous) {}

  /** Whether the wrapper has something to do for it. */
  public boolean isBoundary() {
    return definition.isPresent() || !hooks.isEmpty();
  }

  /** Whether it has a modifier. */
  public boolean is(Modifier modifier) {
    return modifiers.contains(modifier);
  }

  /** The simple name of the annotation that makes it a boundary, for messages. */
  public String annotation() {
    return hooks.keySet().stream()
        .sorted()
        .findFirst()
        .map(Hook::annotation)
        .orElse("Transactional");
  }
}
