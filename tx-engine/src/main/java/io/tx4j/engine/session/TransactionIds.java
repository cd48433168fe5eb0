package io.tx4j.engine.session;

import io.tx4j.engine.error.SqlError;
import io.tx4j.engine.error.SqlState;
import io.tx4j.engine.mvcc.TransactionStatuses;
import org.jspecify.annotations.Nullable;

/** pg_xact_status. */
final class TransactionIds {

  private TransactionIds() {}

  static @Nullable String status(TransactionStatuses statuses, long id) {
    if (id >= statuses.nextId()) {
      throw new SqlError(
          SqlState.INVALID_PARAMETER_VALUE, "transaction ID " + id + " is in the future");
    }
    TransactionStatuses.Status status = statuses.status(id);
    return status == null ? null : status.text();
  }
}
