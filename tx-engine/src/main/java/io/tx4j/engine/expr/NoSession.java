package io.tx4j.engine.expr;

import io.tx4j.engine.error.Cancellation;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The context in which constants are folded and the keys of indexes computed. An immutable function
 * that asks it for anything is registered wrongly.
 */
public final class NoSession implements EvalContext {

  public static final NoSession INSTANCE = new NoSession();

  private NoSession() {}

  @Override
  public Cancellation cancellation() {
    throw misuse();
  }

  @Override
  public long statementTimestamp() {
    throw misuse();
  }

  @Override
  public String currentUser() {
    throw misuse();
  }

  @Override
  public String sessionUser() {
    throw misuse();
  }

  @Override
  public String currentDatabase() {
    throw misuse();
  }

  @Override
  public List<String> currentSchemas(boolean implicit) {
    throw misuse();
  }

  @Override
  public int backendPid() {
    throw misuse();
  }

  @Override
  public @Nullable String setting(String name) {
    throw misuse();
  }

  @Override
  public String setSetting(String name, String value, boolean local) {
    throw misuse();
  }

  @Override
  public long transactionId() {
    throw misuse();
  }

  @Override
  public @Nullable Long transactionIdIfAssigned() {
    throw misuse();
  }

  @Override
  public @Nullable String transactionStatus(long transactionId) {
    throw misuse();
  }

  @Override
  public long nextSequenceValue(long sequence) {
    throw misuse();
  }

  @Override
  public long currentSequenceValue(long sequence) {
    throw misuse();
  }

  @Override
  public long lastSequenceValue() {
    throw misuse();
  }

  @Override
  public void setSequenceValue(long sequence, long value, boolean called) {
    throw misuse();
  }

  private static IllegalStateException misuse() {
    return new IllegalStateException("a constant expression asked for its session");
  }
}
