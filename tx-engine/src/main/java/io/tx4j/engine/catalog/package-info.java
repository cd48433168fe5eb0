/**
 * What the database knows about its own objects: an immutable {@link
 * io.tx4j.engine.catalog.Catalog} of schemas, tables, columns, constraints, indexes, sequences,
 * views and types.
 *
 * <p>A change makes a new catalog that shares nearly everything with the old one ({@link
 * io.tx4j.engine.catalog.PersistentMap}), so a statement keeps the catalog that it was planned with
 * for as long as it likes, and nobody locks it:
 *
 * <pre>
 *   committed catalog   v7 ──────────────────────────► v9 = v7 + edits of T   (merge at T's commit)
 *                        │                             ▲
 *   transaction T        └─► v8 = v7 + edits ──────────┘
 * </pre>
 *
 * <p>A transaction accumulates {@link io.tx4j.engine.catalog.CatalogEdit}s, sees them on top of the
 * committed catalog, and at commit they are merged onto whatever is committed by then. Locks on the
 * tables concerned, taken by the packages above, see to it that two transactions do not edit the
 * same object; two that create objects of the same name meet in the merge, where the second fails
 * as it does on PostgreSQL's unique indexes. {@link io.tx4j.engine.catalog.CatalogCodec} turns
 * edits into bytes for the log and whole catalogs into bytes for a checkpoint.
 *
 * <p>Expressions inside definitions (defaults, checks, index expressions, views) are SQL text:
 * whoever needs one binds it.
 *
 * <p>What this package deliberately does not do: keep rows, give out oids, check whether a
 * definition makes sense, or know who may do what.
 */
@NullMarked
package io.tx4j.engine.catalog;

import org.jspecify.annotations.NullMarked;
