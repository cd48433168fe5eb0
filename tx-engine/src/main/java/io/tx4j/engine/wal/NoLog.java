package io.tx4j.engine.wal;

import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;

/** A log that keeps nothing but count of its positions. */
final class NoLog implements Log {

  private final AtomicLong end = new AtomicLong();
  private final UUID databaseId = UUID.randomUUID();

  @Override
  public void reserve(int bytes) {}

  @Override
  public void release(int bytes) {}

  @Override
  public long append(RecordBuffer record) {
    return end.addAndGet(Math.max(1, record.size()));
  }

  @Override
  public void awaitForced(long lsn) {}

  @Override
  public void forceSoon(long lsn) {}

  @Override
  public long end() {
    return end.get();
  }

  @Override
  public long forced() {
    return end.get();
  }

  @Override
  public void truncateBefore(long lsn) {}

  @Override
  public UUID databaseId() {
    return databaseId;
  }

  @Override
  public void close() {}
}
