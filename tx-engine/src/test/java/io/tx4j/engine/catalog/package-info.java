/** The catalog as a value: its maps, its edits, its bytes. */
@NullMarked
package io.tx4j.engine.catalog;

import org.jspecify.annotations.NullMarked;
