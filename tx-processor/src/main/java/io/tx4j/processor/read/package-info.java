/**
 * Reads the user's code: from the compiler's elements and mirrors to the records of {@code model}.
 *
 * <pre>
 *   ModelReader ---- Hierarchy     which methods a type has, supertypes in order
 *       |  \-------- Boundaries    which definition and hooks apply to a method
 *       |                \-------- DefinitionReader   one annotation
 *   MethodReader, ConstructorReader
 *       \----------- TypeNames     types, with their annotations, and what is noteworthy in them
 *       \----------- Annotations   which annotations the wrapper repeats
 * </pre>
 *
 * <p>It judges nothing: what is wrong is read too, and left to the rules. It asks the compiler only
 * through {@code javax.lang.model}, so it works in javac, in Eclipse, and in what wraps them.
 */
@NullMarked
package io.tx4j.processor.read;

import org.jspecify.annotations.NullMarked;
