/**
 * Warnings about bodies, by javac's public Tree API ({@code com.sun.source}). No other package
 * mentions that API, so without it, or in another compiler, this package is simply not there.
 *
 * <pre>
 *   BodyAnalysis.install     finds javac behind the environment, or gives up quietly
 *     BodyListener           after ANALYZE: types are attributed, trees not yet lowered
 *       BodyScanner          one class; keeps track of the scope that the code runs in
 *         CallChecks         TX051, TX052   calls from boundary to boundary
 *         SwallowCheck       TX055          failures of joined calls that are caught
 *         KnownCalls         TX056 to TX060 calls that do not belong in a transaction
 *         RetryCheck         TX061          what a retried body leaves behind
 *         LostUpdateCheck    TX062          SELECT, then UPDATE
 *       Warnings             suppression, errors by option, each place once
 * </pre>
 *
 * <p>Code runs in the scope of a boundary if it stands in its method, in a private method of the
 * class that it calls, or in a lambda that is passed to a call there; not if the lambda is passed
 * to a hook, a thread or an executor, nor in a class within the method. Nothing else is followed: a
 * warning that is wrong costs more than one that is missing.
 */
@NullMarked
package io.tx4j.processor.body;

import org.jspecify.annotations.NullMarked;
