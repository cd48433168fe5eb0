package io.tx4j;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Defers calls of a void method until the work they belong to has been rolled back.
 *
 * <p>A call inside a transaction is kept, with its arguments, and made once after the rollback of
 * the attempt, the enclosing savepoint or the transaction; it is dropped on commit. Outside a
 * transaction the call is made at once. What the method throws is logged and added to the
 * suppressed exceptions of the failure that is on its way to the caller.
 *
 * <p>The method returns void and declares no checked exception: nobody would be there to get them.
 *
 * @see Transaction#afterRollback(Runnable)
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
public @interface AfterRollback {}
