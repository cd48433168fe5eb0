/** The keys of ordered indexes: how they compare and which ranges of them can be asked for. */
@NullMarked
package io.tx4j.engine.key;

import org.jspecify.annotations.NullMarked;
