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
 * <p>Where the results differ from PostgreSQL's: {@code cbrt} and the trigonometric functions may
 * differ in the last digit, as they do between C libraries; lower, upper and initcap follow
 * Unicode, as in a database of the builtin provider, not the locale C; regular expressions are
 * Java's ({@code Patterns} says how they differ); the abbreviations of time zones are the common
 * ones. There are no range, geometric, network, bit string, full text or XML types and functions;
 * to_char, to_date and to_number are refused as functions that do not exist (42883).
 *
 * <p>What this package deliberately does not do: know tables or plans. A subquery is an {@code
 * Expr} of the packages above; what a function needs of the session or the catalog it asks of
 * {@link io.tx4j.engine.expr.EvalContext}.
 */
@NullMarked
package io.tx4j.engine.expr;

import org.jspecify.annotations.NullMarked;
