/**
 * What can go wrong: {@link io.tx4j.engine.error.SqlState} and the engine's one exception, and how
 * a running statement is told to stop.
 */
@NullMarked
package io.tx4j.engine.error;

import org.jspecify.annotations.NullMarked;
