/** Plans turned into cursors: operators, changes of rows with their constraints, definitions. */
@NullMarked
package io.tx4j.engine.exec;

import org.jspecify.annotations.NullMarked;
