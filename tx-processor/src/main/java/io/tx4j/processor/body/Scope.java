package io.tx4j.processor.body;

import io.tx4j.Propagation;
import io.tx4j.processor.model.Definition;
import io.tx4j.processor.read.DeclaredBoundaries;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;

/**
 * The boundary that code runs in.
 *
 * @param type the class that declares the method
 * @param method the method
 * @param definition what was declared for it
 */
record Scope(TypeElement type, ExecutableElement method, Definition definition) {

  /** Whether a transaction is open for sure. */
  boolean isTransaction() {
    return definition.mayRunInTransaction() && definition.propagation() != Propagation.SUPPORTS;
  }

  /** Whether what was declared here is what the transaction was begun with. */
  boolean knowsSettings() {
    return definition.propagation().canBegin();
  }

  /** The method's name, for messages. */
  String displayName() {
    return DeclaredBoundaries.displayName(method);
  }
}
