/**
 * SQL text in, an abstract syntax tree out, and back: lexer, parser, the records of the tree,
 * deparser.
 *
 * <pre>
 *   text -> Lexer -> Tokens -> TokenCursor -> StatementParser -> Statement -> Deparser -> text
 *                                             (and the parsers it calls)
 * </pre>
 *
 * <p>The tree ({@link io.tx4j.engine.sql.Statement}, {@link io.tx4j.engine.sql.SqlExpression},
 * {@link io.tx4j.engine.sql.Query}, {@link io.tx4j.engine.sql.TableReference}, {@link
 * io.tx4j.engine.sql.Constraint}) says what was written and where, nothing more: no name is
 * resolved, no type is known. Its sealed interfaces have visitors, so that a consumer that forgets
 * a kind does not compile.
 *
 * <p><b>The lexer</b> cuts the whole text before the parser begins, into parallel arrays of ints;
 * values of tokens are made only when the parser takes them. A lexical error waits in its place
 * among the tokens: a syntax error before it goes first, as it does where scanner and parser run in
 * step.
 *
 * <p><b>The parser</b> is recursive descent with one token of look-ahead, seldom two, in one small
 * class for each subject; {@link io.tx4j.engine.sql.Grammar} holds those that call each other:
 *
 * <pre>
 *   StatementParser            by the first word
 *     DataChangeParser         WITH, INSERT, UPDATE, DELETE   MergeParser
 *       QueryParser            SELECT, VALUES, set operations  OrderParser, QueryClauses
 *         FromParser           tables, joins, functions       GroupingParser, WindowParser
 *         ExpressionParser     operators by precedence        PredicateParser
 *           PrimaryParser      operands     FunctionParser, StandardFunctionParser, TypeParser
 *     TransactionParser  SettingParser  SessionParser  CursorParser  CopyParser  MaintenanceParser
 *     CreateParser             by the second word
 *       TableParser, ConstraintParser, IndexParser, ViewParser, SequenceParser, TypeDefinitionParser,
 *       RoutineParser, TriggerParser, RoleParser
 *     AlterParser              AlterTableParser, StorageActionParser
 *     ObjectParser             DROP, COMMENT                  PrivilegeParser
 * </pre>
 *
 * <p>Expressions are read by precedence climbing (Pratt; Clarke's "The top-down parsing of
 * expressions"): an expression is read with a limit, and goes on as long as operators bind stronger
 * than that. The levels are PostgreSQL's, its oddities included: {@code a < b < c} is an error at
 * the second operator, {@code NOT} may stand to the right of {@code =}, the bounds of BETWEEN know
 * fewer operators.
 *
 * <p>Where an opening parenthesis may begin a query, a row, a join or just a parenthesis, what it
 * was shows only later. The parser reads the inner part and then decides; it never goes back. So
 * the time is linear in the text.
 *
 * <p><b>Errors</b> have PostgreSQL's SQLSTATE, message and position. Tests hold the parser against
 * a real PostgreSQL: a corpus of statements, and random mutations of it.
 *
 * <p><b>Depth.</b> All consumers of the tree are recursive, so the tree's height is bounded,
 * whether it grows by nesting or by a chain of left-associative operators: beyond the bound there
 * is 54001. Chains of AND and OR are flat and may be long, as are lists.
 *
 * <p>What it deliberately does not: XML and SQL/JSON constructors (0A000); definitions of objects
 * that the engine does not have (publications, operators, casts ...) are recognized by their first
 * words and read no further; it knows no setting, so {@code standard_conforming_strings} is always
 * on.
 */
@NullMarked
package io.tx4j.engine.sql;

import org.jspecify.annotations.NullMarked;
