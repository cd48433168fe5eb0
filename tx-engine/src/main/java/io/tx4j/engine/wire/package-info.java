/** PostgreSQL's protocol. */
@NullMarked
package io.tx4j.engine.wire;

import org.jspecify.annotations.NullMarked;
