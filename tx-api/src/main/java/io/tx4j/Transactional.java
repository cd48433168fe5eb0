package io.tx4j;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Makes a method a transaction boundary, or all public methods of a type.
 *
 * <p>For a class {@code TransferService} the compiler writes {@code TransferServiceTx}, which takes
 * a {@link Transactions} as first constructor argument and runs each annotated method through it. A
 * method's own annotation replaces the type's as a whole; the two are not merged.
 *
 * <p>By default every {@code Throwable} that leaves the method, checked or not, rolls back and
 * reaches the caller as the same object. {@link #commitOn} and {@link #rollbackSilentlyOn} are the
 * only exceptions to it.
 *
 * <p>The annotation is read by the compiler; it is in the class file, but not there for reflection.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target({ElementType.METHOD, ElementType.TYPE})
public @interface Transactional {

  /**
   * What to do about a transaction that is open already.
   *
   * @return the propagation; {@link Propagation#REQUIRED} if not given
   */
  Propagation propagation() default Propagation.REQUIRED;

  /**
   * The isolation level of a transaction that this method begins, and the least that it is content
   * with in one that it joins.
   *
   * @return the level; the session's own if not given
   */
  Isolation isolation() default Isolation.DEFAULT;

  /**
   * Whether the database is to refuse writes (SQLSTATE 25006). A method that is not read-only is
   * refused in a transaction that is.
   *
   * @return true for a read-only transaction
   */
  boolean readOnly() default false;

  /**
   * One deadline over everything: all attempts, the waits between them, and each statement. A
   * number and a unit, such as {@code "250ms"}, {@code "5s"}, {@code "2m"} or {@code "1h"}; checked
   * by the compiler. Within a joined transaction the owner's deadline holds and this one is not
   * looked at.
   *
   * @return the time allowed; empty for no limit
   */
  String timeout() default "";

  /**
   * How long one statement may wait for a lock before it fails with SQLSTATE 55P03 ({@link
   * LockNotAvailableException}). Written as {@link #timeout} is.
   *
   * @return the longest wait; empty for the runtime's or the session's own
   */
  String lockTimeout() default "";

  /**
   * The failures after which the whole method is run again in a new transaction. Types of this
   * library match by SQLSTATE, others by {@code instanceof}, along the chains of causes, next
   * exceptions and suppressed exceptions. Only the scope that owns the transaction retries, and
   * never after an unknown outcome of COMMIT.
   *
   * @return the failures; if not given, {@link SerializationFailureException} and {@link
   *     DeadlockException} where {@link Isolation#REPEATABLE_READ} or {@link
   *     Isolation#SERIALIZABLE} is declared, else none
   */
  Class<? extends Throwable>[] retryOn() default {};

  /**
   * How often the method is run at most, the first time included. Between two attempts there is a
   * random wait of up to 2 ms, doubled with each attempt up to 1 s, without a connection held.
   *
   * @return the number of attempts, at least 1
   */
  int maxAttempts() default TransactionDefinition.DEFAULT_MAX_ATTEMPTS;

  /**
   * Exceptions that roll back and are not thrown on: the caller of the method that owns the
   * transaction gets null, {@code Optional.empty()}, or nothing. They match by {@code instanceof}
   * on the exception itself. A method that joined a transaction throws them on to the owner.
   *
   * @return the exceptions; none if not given
   */
  Class<? extends Throwable>[] rollbackSilentlyOn() default {};

  /**
   * Exceptions that commit and are thrown on. They match by {@code instanceof} on the exception
   * itself.
   *
   * @return the exceptions; none if not given
   */
  Class<? extends Throwable>[] commitOn() default {};

  /**
   * What COMMIT waits for.
   *
   * @return the level; the session's own if not given
   */
  Durability durability() default Durability.DEFAULT;

  /**
   * Which of several databases, by the name it was given to the runtime.
   *
   * @return the name; empty for the default one
   */
  String database() default "";

  /**
   * The name in messages, events and metrics.
   *
   * @return the name; if empty, the simple names of class and method, {@code "Class.method"}
   */
  String name() default "";
}
