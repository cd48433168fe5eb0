package io.tx4j.processor.model;

import com.palantir.javapoet.TypeName;
import java.util.List;

/**
 * A class of exceptions.
 *
 * @param type how the source names it; a type variable where the method is generic in it
 * @param ancestry the qualified names from the class itself (of a type variable: its bound) up to
 *     {@code java.lang.Throwable}
 * @param isPrivate whether only the code around it can name it
 */
public record ExceptionType(TypeName type, List<String> ancestry, boolean isPrivate) {

  /** Copies the list. */
  public ExceptionType {
    ancestry = List.copyOf(ancestry);
  }

  /** Whether this is the other class or a subclass of it. */
  public boolean isSubtypeOf(ExceptionType other) {
    return ancestry.contains(other.ancestry.get(0));
  }

  /** Whether one of the two is a subclass of the other, or they are the same. */
  public boolean isRelatedTo(ExceptionType other) {
    return isSubtypeOf(other) || other.isSubtypeOf(this);
  }

  /** Whether a method has to declare it. */
  public boolean isChecked() {
    return !ancestry.contains(RuntimeException.class.getName())
        && !ancestry.contains(Error.class.getName());
  }

  /** Whether it includes exceptions that no method has to declare. */
  public boolean includesUnchecked() {
    String name = ancestry.get(0);
    return !isChecked()
        || name.equals(Exception.class.getName())
        || name.equals(Throwable.class.getName());
  }

  /** Its simple name, for messages. */
  public String simpleName() {
    String name = ancestry.get(0);
    return name.substring(name.lastIndexOf('.') + 1);
  }
}
