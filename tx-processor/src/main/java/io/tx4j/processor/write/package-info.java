/**
 * Writes the wrapper: {@link io.tx4j.processor.write.WrapperModel} settles names and what each
 * method does, {@link io.tx4j.processor.write.WrapperGenerator} puts the class together, with one
 * writer for each of its parts.
 *
 * <pre>
 *   AnnotatedType --&gt; WrapperModel --&gt; WrapperGenerator --&gt; JavaFile
 *                                        |- DefinitionWriter    constants
 *                                        |- ConstructorWriter   Transactions in front
 *                                        |- MethodWriter        one boundary each
 *                                        \- SeveralExceptions   where one type argument is too few
 * </pre>
 *
 * <p>The text depends on the model alone, not on time, order of files or compiler. It uses no
 * reflection, and of tx4j only {@code tx-api}.
 */
@NullMarked
package io.tx4j.processor.write;

import org.jspecify.annotations.NullMarked;
