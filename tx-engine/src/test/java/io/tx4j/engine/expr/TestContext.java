package io.tx4j.engine.expr;

import io.tx4j.engine.error.Cancellation;
import io.tx4j.engine.value.DateTimes;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A session that is only asked for its settings. */
final class TestContext implements EvalContext {

  static final String TIME_ZONE = "Europe/Berlin";

  private final Cancellation cancellation = new Cancellation();
  private final long now = DateTimes.currentTimestamp();

  @Override
  public ZoneId timeZone() {
    return ZoneId.of(TIME_ZONE);
  }

  @Override
  public long transactionTimestamp() {
    return now;
  }

  @Override
  public Cancellation cancellation() {
    return cancellation;
  }

  @Override
  public long statementTimestamp() {
    return now;
  }

  @Override
  public String currentUser() {
    return "postgres";
  }

  @Override
  public String sessionUser() {
    return "postgres";
  }

  @Override
  public String currentDatabase() {
    return "test";
  }

  @Override
  public List<String> currentSchemas(boolean implicit) {
    return implicit ? List.of("pg_catalog", "public") : List.of("public");
  }

  @Override
  public int backendPid() {
    return 1;
  }

  @Override
  public @Nullable String setting(String name) {
    return null;
  }

  @Override
  public String setSetting(String name, String value, boolean local) {
    return value;
  }

  @Override
  public long transactionId() {
    return 1;
  }

  @Override
  public @Nullable Long transactionIdIfAssigned() {
    return null;
  }

  @Override
  public @Nullable String transactionStatus(long transactionId) {
    return null;
  }

  @Override
  public long nextSequenceValue(long sequence) {
    return 1;
  }

  @Override
  public long currentSequenceValue(long sequence) {
    return 1;
  }

  @Override
  public long lastSequenceValue() {
    return 1;
  }

  @Override
  public void setSequenceValue(long sequence, long value, boolean called) {}
}
