/** The embedded database: open a folder or memory, get a data source, listen on a port. */
@NullMarked
package io.tx4j.engine;

import org.jspecify.annotations.NullMarked;
