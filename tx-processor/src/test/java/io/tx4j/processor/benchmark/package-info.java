/** What the processor costs; a main, not part of the suite. */
@NullMarked
package io.tx4j.processor.benchmark;

import org.jspecify.annotations.NullMarked;
