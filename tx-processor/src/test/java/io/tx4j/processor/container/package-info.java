/** That wrappers fit the containers that make objects, with the containers themselves. */
@NullMarked
package io.tx4j.processor.container;

import org.jspecify.annotations.NullMarked;
