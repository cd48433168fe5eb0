/** Names and types bound, access paths chosen; plans are data. */
@NullMarked
package io.tx4j.engine.plan;

import org.jspecify.annotations.NullMarked;
