/**
 * The words of tx4j: what is declared, how it ended, what to run afterwards, and what can go wrong.
 */
@NullMarked
package io.tx4j;

import org.jspecify.annotations.NullMarked;
