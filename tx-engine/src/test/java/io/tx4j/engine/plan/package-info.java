/**
 * Plans by their EXPLAIN text; what names mean is compared with PostgreSQL in the differential
 * scripts.
 */
@NullMarked
package io.tx4j.engine.plan;

import org.jspecify.annotations.NullMarked;
