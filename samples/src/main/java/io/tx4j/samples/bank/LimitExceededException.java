package io.tx4j.samples.bank;

import java.math.BigDecimal;

/** A transfer was larger than the bank allows. */
final class LimitExceededException extends Exception {

  private static final long serialVersionUID = 1L;

  LimitExceededException(TransferRequest request, BigDecimal limit) {
    super(
        "transfer " + request.id() + " of " + request.amount() + " is above the limit of " + limit);
  }
}
