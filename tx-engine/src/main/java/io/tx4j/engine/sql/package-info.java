/**
 * SQL text in, an abstract syntax tree out: lexer, parser and the records of the tree.
 *
 * <p>The tree says what was written and where, nothing more: no name is resolved, no type is known.
 */
@NullMarked
package io.tx4j.engine.sql;

import org.jspecify.annotations.NullMarked;
