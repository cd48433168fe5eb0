package io.tx4j.jdbc;

import io.tx4j.RetriesExhaustedException.Phase;
import org.jspecify.annotations.Nullable;

/**
 * What an attempt failed with.
 *
 * @param thrown the exception
 * @param phase where it was met
 * @param ofBody whether the body, or a before-commit hook, threw it, and not the boundary
 * @param before what the attempt had left until then: the value of its body, or an earlier failure
 */
record Failure(Throwable thrown, Phase phase, boolean ofBody, @Nullable Object before) {}
