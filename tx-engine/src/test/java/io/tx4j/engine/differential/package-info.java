/**
 * The same statements on PostgreSQL and on the engine, answers compared: PostgreSQL is the oracle.
 *
 * <p>A script under {@code src/test/resources/differential} is played by hand as easily as by
 * {@link io.tx4j.engine.differential.DifferentialScriptsTest}: each step is one statement of one
 * session,
 *
 * <pre>
 *   s1: create table account (id int primary key, balance int not null)
 *   s1: begin
 *   s1: update account set balance = balance - 1 where id = 1
 *   s2: update account set balance = balance + 1 where id = 1
 *   s1: commit
 * </pre>
 *
 * <p>where {@code s1:} may be left out, an indented line goes on with the step before it, and a
 * line that begins with {@code #} is a comment. Every answer is written down as text: rows with
 * their types, update counts, errors with every field, and {@code waits} for a step that waits for
 * another session, whose answer comes when it goes on.
 */
@NullMarked
package io.tx4j.engine.differential;

import org.jspecify.annotations.NullMarked;
