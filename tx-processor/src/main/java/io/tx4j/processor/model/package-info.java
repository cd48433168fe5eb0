/**
 * What the processor knows of the user's code, as plain records.
 *
 * <p>{@link io.tx4j.processor.model.AnnotatedType} is one class or interface with its {@link
 * io.tx4j.processor.model.Method methods}; a method is a boundary by its {@link
 * io.tx4j.processor.model.Definition} or by a {@link io.tx4j.processor.model.Hook}.
 *
 * <p>Nothing here holds an element or a mirror of the compiler, so rules and writer can be read,
 * and tried, without one. The one exception is {@link io.tx4j.processor.model.Position}, which is
 * opaque to all but the reader that made it and the reporter that prints it. Types are JavaPoet's
 * values.
 */
@NullMarked
package io.tx4j.processor.model;

import org.jspecify.annotations.NullMarked;
