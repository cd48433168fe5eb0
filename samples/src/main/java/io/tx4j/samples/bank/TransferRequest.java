package io.tx4j.samples.bank;

import java.math.BigDecimal;

/**
 * What a customer asks for.
 *
 * @param id unique: drawn by whoever asks, so that asking twice transfers once
 * @param source the account that pays
 * @param target the account that receives
 * @param amount more than zero
 */
record TransferRequest(long id, long source, long target, BigDecimal amount) {}
