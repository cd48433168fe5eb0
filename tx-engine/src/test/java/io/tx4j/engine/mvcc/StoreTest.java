package io.tx4j.engine.mvcc;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tx4j.engine.error.Cancellation;
import io.tx4j.engine.error.SqlError;
import io.tx4j.engine.error.SqlState;
import io.tx4j.engine.key.KeyColumn;
import io.tx4j.engine.key.KeyRange;
import io.tx4j.engine.lock.LockSession;
import io.tx4j.engine.lock.RowLockMode;
import io.tx4j.engine.lock.RowTag;
import io.tx4j.engine.lock.WaitPolicy;
import io.tx4j.engine.mvcc.Transaction.Claim;
import io.tx4j.engine.value.Types;
import io.tx4j.engine.value.ValueContext;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Versions, claims, keys and garbage, without any SQL. */
class StoreTest {

  private static final int TABLE = 20_000;
  private static final int INDEX = 20_001;
  private static final RowTag TAG = new RowTag("t", TABLE);

  private final Store store = Recovery.inMemory();
  private final List<LockSession> opened = new ArrayList<>();
  private int processes;
  private TableStore table;

  /** A session with its store side. */
  private StoreSession session() {
    LockSession locks = store.locks().open(++processes, new Cancellation());
    opened.add(locks);
    return store.newSession(locks, ValueContext.DEFAULT);
  }

  private Transaction begin(IsolationLevel level) {
    return session().begin(level, false);
  }

  private Transaction begin() {
    return begin(IsolationLevel.READ_COMMITTED);
  }

  /** A table of (id, value) with a unique index over id, and a row (1, 10). */
  @BeforeEach
  void createTable() {
    Transaction transaction = begin();
    transaction.statementSnapshot();
    table = store.createTable(transaction, TABLE);
    table.createIndex(
        transaction,
        new IndexDefinition(
            INDEX,
            0,
            "public",
            "t",
            "t_pkey",
            List.of("id"),
            List.of(KeyColumn.ascending(Types.INT4)),
            IndexKey.ofColumns(0),
            true,
            true,
            false,
            false));
    table.insert(transaction, new Object[] {1, 10});
    transaction.commit();
  }

  @AfterEach
  void close() {
    opened.forEach(LockSession::close);
    store.close();
  }

  private Object[] find(Transaction transaction, int id) {
    RowCursor cursor =
        table.index(INDEX).scan(transaction.statementSnapshot(), KeyRange.prefix(id), false);
    return cursor.next() ? cursor.values() : null;
  }

  private Row row(Transaction transaction, int id) {
    RowCursor cursor =
        table.index(INDEX).scan(transaction.statementSnapshot(), KeyRange.prefix(id), false);
    assertTrue(cursor.next());
    return cursor.row();
  }

  private Claim claim(Transaction transaction, int id) {
    RowCursor cursor =
        table.index(INDEX).scan(transaction.statementSnapshot(), KeyRange.prefix(id), false);
    assertTrue(cursor.next());
    return transaction.claim(
        cursor.row(), cursor.values(), RowLockMode.NO_KEY_UPDATE, WaitPolicy.BLOCK, TAG);
  }

  private void update(Transaction transaction, int id, int value) {
    assertEquals(Claim.UNCHANGED, claim(transaction, id));
    table.update(transaction, row(transaction, id), new Object[] {id, value});
  }

  @Test
  void othersSeeACommitAndNothingBefore() {
    Transaction writer = begin();
    Transaction reader = begin();
    update(writer, 1, 11);
    assertArrayEquals(new Object[] {1, 11}, find(writer, 1));
    assertArrayEquals(new Object[] {1, 10}, find(reader, 1));
    writer.commit();
    assertArrayEquals(new Object[] {1, 11}, find(reader, 1));
    reader.commit();
  }

  @Test
  void aTransactionSnapshotStaysAsItIs() {
    Transaction reader = begin(IsolationLevel.REPEATABLE_READ);
    assertArrayEquals(new Object[] {1, 10}, find(reader, 1));
    Transaction writer = begin();
    update(writer, 1, 11);
    writer.commit();
    assertArrayEquals(new Object[] {1, 10}, find(reader, 1));
    SqlError conflict = assertThrows(SqlError.class, () -> claim(reader, 1));
    assertEquals(SqlState.SERIALIZATION_FAILURE, conflict.state());
    reader.rollback();
  }

  @Test
  void aDroppedTableLeavesNoLockBehind() {
    Object lock = store.locks().table(TABLE, "t");
    assertSame(lock, store.locks().table(TABLE, "t"));
    Transaction transaction = begin();
    store.dropTable(transaction, TABLE);
    transaction.commit();
    assertNotSame(lock, store.locks().table(TABLE, "t"));
  }

  @Test
  void aStatementDoesNotSeeItsOwnWrites() {
    Transaction transaction = begin();
    Snapshot before = transaction.statementSnapshot();
    table.insert(transaction, new Object[] {2, 20});
    RowCursor cursor = table.scan(before);
    assertTrue(cursor.next());
    assertEquals(false, cursor.next());
    assertNotNull(find(transaction, 2));
    transaction.rollback();
  }

  @Test
  void rollbackLeavesNothing() {
    Transaction transaction = begin();
    update(transaction, 1, 11);
    table.insert(transaction, new Object[] {2, 20});
    transaction.rollback();
    Transaction reader = begin();
    assertArrayEquals(new Object[] {1, 10}, find(reader, 1));
    assertNull(find(reader, 2));
    assertEquals(1, table.index(INDEX).entryCount());
    reader.commit();
  }

  @Test
  void rollbackToASavepointKeepsWhatWasBefore() {
    Transaction transaction = begin();
    update(transaction, 1, 11);
    Transaction.Savepoint savepoint = transaction.savepoint();
    update(transaction, 1, 12);
    table.insert(transaction, new Object[] {2, 20});
    transaction.rollbackTo(savepoint);
    assertArrayEquals(new Object[] {1, 11}, find(transaction, 1));
    assertNull(find(transaction, 2));
    transaction.commit();
    Transaction reader = begin();
    assertArrayEquals(new Object[] {1, 11}, find(reader, 1));
    reader.commit();
  }

  @Test
  void whoWaitedForARowSeesItsNewestVersion() throws Exception {
    Transaction first = begin();
    Transaction second = begin();
    update(first, 1, 11);
    CompletableFuture<Claim> waiting = CompletableFuture.supplyAsync(() -> claim(second, 1));
    awaitBlocked(second);
    first.commit();
    assertEquals(Claim.CHANGED, waiting.get(10, TimeUnit.SECONDS));
    assertArrayEquals(new Object[] {1, 11}, second.newest(row(second, 1)));
    second.rollback();
  }

  @Test
  void aKeyInProgressIsWaitedFor() throws Exception {
    Transaction first = begin();
    Transaction second = begin();
    table.insert(first, new Object[] {2, 20});
    CompletableFuture<Row> waiting =
        CompletableFuture.supplyAsync(() -> table.insert(second, new Object[] {2, 21}));
    awaitBlocked(second);
    first.rollback();
    assertNotNull(waiting.get(10, TimeUnit.SECONDS));
    second.commit();
  }

  private void awaitBlocked(Transaction transaction) throws InterruptedException {
    assertTrue(
        store
            .locks()
            .awaitBlocked(transaction.session().processId(), java.time.Duration.ofSeconds(10)));
  }

  @Test
  void aDuplicateKeyIsNamed() {
    Transaction transaction = begin();
    SqlError duplicate =
        assertThrows(SqlError.class, () -> table.insert(transaction, new Object[] {1, 99}));
    assertEquals(SqlState.UNIQUE_VIOLATION, duplicate.state());
    assertEquals("Key (id)=(1) already exists.", duplicate.detail());
    assertEquals("t_pkey", duplicate.constraint());
    transaction.rollback();
  }

  @Test
  void aKeyMayComeBackBeforeItsOldEntryIsCollected() {
    Transaction move = begin();
    assertEquals(Claim.UNCHANGED, claim(move, 1));
    table.update(move, row(move, 1), new Object[] {2, 10});
    move.commit();
    Transaction back = begin();
    assertEquals(Claim.UNCHANGED, claim(back, 2));
    table.update(back, row(back, 2), new Object[] {1, 10});
    back.commit();
    store.collectGarbage();
    Transaction reader = begin();
    assertNotNull(find(reader, 1));
    assertNull(find(reader, 2));
    assertEquals(1, table.index(INDEX).entryCount());
    reader.commit();
  }

  @Test
  void garbageIsCollectedOnceNobodyCanSeeIt() {
    Transaction reader = begin(IsolationLevel.REPEATABLE_READ);
    find(reader, 1);
    for (int value = 11; value < 200; value++) {
      Transaction writer = begin();
      update(writer, 1, value);
      writer.commit();
    }
    store.collectGarbage();
    Row row = row(reader, 1);
    assertTrue(versions(row) > 150, "an old reader keeps what it may still read");
    assertArrayEquals(new Object[] {1, 10}, find(reader, 1));
    reader.commit();
    store.collectGarbage();
    assertEquals(1, versions(row));
  }

  @Test
  void aDeletedRowLeavesItsIndex() {
    Transaction transaction = begin();
    assertEquals(Claim.UNCHANGED, claim(transaction, 1));
    table.delete(transaction, row(transaction, 1));
    transaction.commit();
    store.collectGarbage();
    assertEquals(0, table.index(INDEX).entryCount());
  }

  @Test
  void rowsAreCountedAsCommitsLeaveThem() {
    assertEquals(1, table.estimatedRows());
    Transaction transaction = begin();
    update(transaction, 1, 11);
    update(transaction, 1, 12);
    table.insert(transaction, new Object[] {2, 20});
    table.insert(transaction, new Object[] {3, 30});
    assertEquals(Claim.UNCHANGED, claim(transaction, 3));
    table.delete(transaction, row(transaction, 3));
    assertEquals(1, table.estimatedRows());
    transaction.commit();
    assertEquals(2, table.estimatedRows());
  }

  private static int versions(Row row) {
    int count = 0;
    for (Version version = row.newest(); version != null; version = version.older) {
      count++;
    }
    return count;
  }
}
