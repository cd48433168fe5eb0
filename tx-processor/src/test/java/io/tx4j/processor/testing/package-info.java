/**
 * What the tests stand on: a compiler in memory, and a runtime that records in place of a database.
 */
@NullMarked
package io.tx4j.processor.testing;

import org.jspecify.annotations.NullMarked;
