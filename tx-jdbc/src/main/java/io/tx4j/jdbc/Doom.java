package io.tx4j.jdbc;

/**
 * Why a transaction cannot commit any more.
 *
 * @param scope the name of the scope that decided it
 * @param cause what happened in it
 */
record Doom(String scope, Throwable cause) {}
