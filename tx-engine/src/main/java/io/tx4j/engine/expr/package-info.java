/**
 * Bound expressions: what an expression of a statement becomes once its names and types are known,
 * and the rules by which operators, functions, aggregates and casts are chosen for the types of
 * their arguments.
 *
 * <p>The binder builds expressions through {@link io.tx4j.engine.expr.Exprs}, which follows chapter
 * 10 of PostgreSQL's manual ("Type Conversion") and raises its errors. The result is a tree of
 * {@link io.tx4j.engine.expr.Expr} nodes that evaluate against a {@link io.tx4j.engine.expr.Frame};
 * the planner inspects and rewrites the tree, the executor evaluates it.
 *
 * <p>Every built-in function and operator is one entry in a file of its subject ({@code
 * StringFunctions}, {@code NumericFunctions}, ...): name, types, strictness, volatility, body.
 * There is no reflection.
 *
 * <p>What this package deliberately does not do: know tables or plans. A subquery is an {@code
 * Expr} of the packages above; what a function needs of the session or the catalog it asks of
 * {@link io.tx4j.engine.expr.EvalContext}.
 */
@NullMarked
package io.tx4j.engine.expr;

import org.jspecify.annotations.NullMarked;
