/**
 * The annotation processor: writes {@code <Name>Tx} for a type with transactional methods.
 *
 * <pre>
 *   TransactionalProcessor      each round: which types, and write what comes out
 *     ModelReader  (read)       elements and mirrors --&gt; AnnotatedType (model)
 *     Rules        (rule)       AnnotatedType --&gt; problems, all in one compile
 *     WrapperGenerator (write)  AnnotatedType --&gt; WrapperModel --&gt; Java
 *   BodyListener   (body)       after attribution, javac only: bodies --&gt; warnings
 * </pre>
 *
 * <p>A wrapper depends on one type and its supertypes only ("isolating" in Gradle's words). What
 * this deliberately does not do: change a class file, read a configuration, or run anything of the
 * user's. All that it knows of a container or a client library it knows by name.
 */
@NullMarked
package io.tx4j.processor;

import org.jspecify.annotations.NullMarked;
