package io.tx4j.engine.expr;

import io.tx4j.engine.value.SqlType;
import org.jspecify.annotations.Nullable;

/**
 * A conversion from one type to another, as a row of pg_cast.
 *
 * @param context the weakest context in which it happens
 * @param code null where a value of the one type is one of the other as it stands
 */
record Cast(
    SqlType from,
    SqlType to,
    CastContext context,
    Volatility volatility,
    Code.@Nullable One code) {}
