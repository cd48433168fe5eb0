/**
 * The way of a statement: text to plan, plan to portal, portal to rows, and the transaction around
 * it.
 */
@NullMarked
package io.tx4j.engine.session;

import org.jspecify.annotations.NullMarked;
