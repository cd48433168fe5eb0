package io.tx4j.engine.session;

import io.tx4j.engine.catalog.SearchPath;
import io.tx4j.engine.error.Cancellation;
import io.tx4j.engine.error.SqlError;
import io.tx4j.engine.exec.ExecContext;
import io.tx4j.engine.mvcc.Snapshot;
import io.tx4j.engine.mvcc.Store;
import io.tx4j.engine.mvcc.Transaction;
import io.tx4j.engine.plan.Statistics;
import io.tx4j.engine.value.SqlType;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a running statement may ask of its session. */
final class StatementContext extends ExecContext {

  private final Session session;
  private final Transaction transaction;
  private final Snapshot snapshot;
  private final long statementTimestamp;

  StatementContext(
      Session session, Transaction transaction, Snapshot snapshot, long statementTimestamp) {
    this.session = session;
    this.transaction = transaction;
    this.snapshot = snapshot;
    this.statementTimestamp = statementTimestamp;
  }

  @Override
  public Store store() {
    return session.database().store();
  }

  @Override
  public Transaction transaction() {
    return transaction;
  }

  @Override
  public Snapshot snapshot() {
    return snapshot;
  }

  @Override
  public SearchPath searchPath() {
    return session.settings().searchPath();
  }

  @Override
  public Statistics statistics() {
    return session.database().statistics();
  }

  @Override
  public void notice(SqlError notice) {
    session.tell(notice);
  }

  @Override
  public Cancellation cancellation() {
    return session.cancellation();
  }

  @Override
  public long statementTimestamp() {
    return statementTimestamp;
  }

  @Override
  public long transactionTimestamp() {
    return session.block().startTimestamp();
  }

  @Override
  public String currentUser() {
    return session.user();
  }

  @Override
  public String sessionUser() {
    return session.user();
  }

  @Override
  public String currentDatabase() {
    return session.databaseName();
  }

  @Override
  public List<String> currentSchemas(boolean implicit) {
    SearchPath path = searchPath();
    List<String> names = implicit ? path.searched() : path.schemas();
    return names.stream().filter(name -> transaction.catalog().schema(name) != null).toList();
  }

  @Override
  public int backendPid() {
    return session.processId();
  }

  @Override
  public @Nullable String setting(String name) {
    return session.setting(name);
  }

  @Override
  public String setSetting(String name, String value, boolean local) {
    return session.settings().set(name, value, local);
  }

  @Override
  public long transactionId() {
    return transaction.id();
  }

  @Override
  public @Nullable Long transactionIdIfAssigned() {
    long id = transaction.idIfAssigned();
    return id == 0 ? null : id;
  }

  @Override
  public @Nullable String transactionStatus(long transactionId) {
    return TransactionIds.status(store().statuses(), transactionId);
  }

  @Override
  public long nextSequenceValue(long sequence) {
    return session.sequenceUse().next(transaction, sequence);
  }

  @Override
  public long currentSequenceValue(long sequence) {
    return session.sequenceUse().current(transaction, sequence);
  }

  @Override
  public long lastSequenceValue() {
    return session.sequenceUse().last(transaction);
  }

  @Override
  public void setSequenceValue(long sequence, long value, boolean called) {
    session.sequenceUse().set(transaction, sequence, value, called);
  }

  // --- Text forms

  @Override
  public ZoneId timeZone() {
    return session.settings().timeZone();
  }

  @Override
  public boolean byteaEscape() {
    return session.settings().byteaEscape();
  }

  @Override
  public int extraFloatDigits() {
    return session.settings().extraFloatDigits();
  }

  @Override
  public long lookUp(SqlType type, String name) {
    return ObjectLookup.oidOf(transaction.catalog(), searchPath(), type, name);
  }

  @Override
  public String nameOf(SqlType type, long oid) {
    return ObjectLookup.nameOf(transaction.catalog(), searchPath(), type, oid);
  }
}
