package io.tx4j;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Defers calls of a void method until the transaction has committed.
 *
 * <p>A call inside a transaction is kept, with its arguments, and made once after the physical
 * commit, on the same thread, when the connection has been given back. It is dropped when the
 * attempt, the enclosing savepoint or the transaction is rolled back. Outside a transaction the
 * call is made at once. What the method throws after the commit reaches the owner's caller in an
 * {@link AfterCommitException}; it neither undoes the commit nor keeps other hooks from running.
 *
 * <p>The method returns void and declares no checked exception: nobody would be there to get them.
 *
 * @see Transaction#afterCommit(Runnable)
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
public @interface AfterCommit {}
