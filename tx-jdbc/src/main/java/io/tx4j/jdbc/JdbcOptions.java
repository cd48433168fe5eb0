package io.tx4j.jdbc;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What {@link JdbcTransactions.Builder} was told.
 *
 * @param lockTimeout for definitions that declare none; null for the session's own
 * @param retriesPerSecond the retry budget of each database
 * @param resolution how long to ask for the truth after an unknown outcome; null for not at all
 * @param longTransaction how long a transaction may take before there is a warning; null for ever
 * @param secondConnection how long a thread that holds a connection may wait for a second one
 *     before there is a warning
 * @param listener who is told of what happens; null for nobody
 */
record JdbcOptions(
    @Nullable Duration lockTimeout,
    int retriesPerSecond,
    @Nullable Duration resolution,
    @Nullable Duration longTransaction,
    Duration secondConnection,
    @Nullable TransactionListener listener) {}
