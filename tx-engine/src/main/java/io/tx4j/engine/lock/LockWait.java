package io.tx4j.engine.lock;

import java.util.List;

/**
 * That a session waits for a lock; a moment's picture.
 *
 * @param processId who waits
 * @param type the kind of lock, as column locktype of pg_locks
 * @param object what is waited for, in PostgreSQL's words
 * @param mode the wanted mode
 * @param blockedBy the process ids of those who hold the lock, then of those ahead in the queue,
 *     that keep it out
 */
public record LockWait(
    int processId, String type, String object, LockMode mode, List<Integer> blockedBy) {}
