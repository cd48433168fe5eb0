package io.tx4j.engine.lock;

import io.tx4j.engine.error.SqlError;
import io.tx4j.engine.error.SqlState;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Looks for cycles of sessions that wait for each other, each time that one begins to wait; see the
 * package's description. Used under the manager's mutex.
 */
final class DeadlockDetector {

  /**
   * That a request waits because of a session: one that holds the lock (a hard edge), or one whose
   * own request is ahead in the queue (a soft edge).
   *
   * @param ahead the request ahead; null where the blocker holds the lock
   */
  private record Edge(LockRequest waiter, LockOwner blocker, @Nullable LockRequest ahead) {

    boolean isSoft() {
      return ahead != null;
    }

    String describe() {
      return String.format(
          "Process %d waits for %s; blocked by process %d.",
          waiter.session().processId(),
          waiter.describe(blocker, !isSoft()),
          blocker.session().processId());
    }
  }

  /** A soft edge turned round: a pair of requests whose order in the queue is settled. */
  private record Reversal(LockRequest first, LockRequest second) {}

  private long searches;

  /**
   * To be called when a request has joined its queue. Where it closes a cycle, tries to open the
   * cycle by another order in the queues.
   *
   * @param reordered gets the locks whose queues have another order now; the caller grants what
   *     that makes possible
   * @return null if nobody waits in a circle (any more), else what to throw: 40P01
   */
  @Nullable SqlError check(LockRequest joined, Set<Lockable> reordered) {
    if (!joined.session().contended && !waitsInFrontOfOthers(joined)) {
      return null;
    }
    List<Edge> cycle = cycleThrough(joined.session());
    if (cycle == null) {
      return null;
    }
    Set<Reversal> settled = new HashSet<>();
    if (!reorder(joined, cycle, settled)) {
      return deadlock(cycle);
    }
    settled.forEach(reversal -> reordered.add(reversal.first().lock));
    return null;
  }

  private static boolean waitsInFrontOfOthers(LockRequest joined) {
    List<LockRequest> requests = queueOf(joined).requests();
    return requests.get(requests.size() - 1) != joined;
  }

  /**
   * Turns soft edges of the cycle round, one after the other, until an order is found in which
   * nobody waits in a circle. The edge furthest from the one who joined is tried first, as
   * PostgreSQL does: that one has waited longer.
   */
  private boolean reorder(LockRequest joined, List<Edge> cycle, Set<Reversal> settled) {
    for (int i = cycle.size() - 1; i >= 0; i--) {
      Edge edge = cycle.get(i);
      LockRequest ahead = edge.ahead();
      if (ahead == null || settled.contains(new Reversal(ahead, edge.waiter()))) {
        continue;
      }
      List<LockRequest> requests = queueOf(edge.waiter()).requests();
      List<LockRequest> before = List.copyOf(requests);
      requests.remove(edge.waiter());
      requests.add(requests.indexOf(ahead), edge.waiter());
      settled.add(new Reversal(edge.waiter(), ahead));
      List<Edge> next = anyCycle(joined, requests);
      if (next == null || reorder(joined, next, settled)) {
        return true;
      }
      requests.clear();
      requests.addAll(before);
    }
    return false;
  }

  /**
   * A cycle through the request that joined, or through one of a queue that was put in another
   * order.
   */
  private @Nullable List<Edge> anyCycle(LockRequest joined, List<LockRequest> requests) {
    List<Edge> cycle = cycleThrough(joined.session());
    for (int i = 0; cycle == null && i < requests.size(); i++) {
      cycle = cycleThrough(requests.get(i).session());
    }
    return cycle;
  }

  /** The edges from the session back to it, in order; null where there is no way back. */
  private @Nullable List<Edge> cycleThrough(LockSession start) {
    searches++;
    List<Edge> path = new ArrayList<>();
    if (!search(start, start, path)) {
      return null;
    }
    Collections.reverse(path);
    return path;
  }

  /**
   * Depth first from {@code from} to {@code target}; adds the edges of the way found, last one
   * first.
   */
  private boolean search(LockSession from, LockSession target, List<Edge> path) {
    LockRequest waiter = from.waiting;
    if (waiter == null) {
      return false;
    }
    LockQueue queue = queueOf(waiter);
    for (Hold hold : Hold.all(queue.holders())) {
      if (waiter.isKeptOutBy(hold) && follow(new Edge(waiter, hold.owner, null), target, path)) {
        return true;
      }
    }
    for (LockRequest ahead : queue.requests()) {
      if (ahead == waiter) {
        break;
      }
      if (ahead.goesBefore(waiter) && follow(new Edge(waiter, ahead.owner, ahead), target, path)) {
        return true;
      }
    }
    return false;
  }

  private boolean follow(Edge edge, LockSession target, List<Edge> path) {
    LockSession blocker = edge.blocker().session();
    boolean found = blocker == target;
    if (!found && blocker.visited != searches) {
      blocker.visited = searches;
      found = search(blocker, target, path);
    }
    if (found) {
      path.add(edge);
    }
    return found;
  }

  /** The sessions that make this request wait, holders first. */
  static List<LockSession> blockersOf(LockRequest waiter) {
    List<LockSession> blockers = new ArrayList<>();
    LockQueue queue = queueOf(waiter);
    for (Hold hold : Hold.all(queue.holders())) {
      if (waiter.isKeptOutBy(hold)) {
        blockers.add(hold.owner.session());
      }
    }
    for (LockRequest ahead : queue.requests()) {
      if (ahead == waiter) {
        break;
      }
      if (ahead.goesBefore(waiter)) {
        blockers.add(ahead.session());
      }
    }
    return blockers;
  }

  private static LockQueue queueOf(LockRequest waiter) {
    if (waiter.lock.state() instanceof LockQueue queue) {
      return queue;
    }
    throw new IllegalStateException(
        "a request waits for a lock without a queue: " + waiter.tag.describe(waiter.lock));
  }

  private static SqlError deadlock(List<Edge> cycle) {
    StringBuilder detail = new StringBuilder();
    for (Edge edge : cycle) {
      detail.append(detail.length() == 0 ? "" : "\n").append(edge.describe());
    }
    return new SqlError(SqlState.DEADLOCK_DETECTED, "deadlock detected")
        .detail(detail.toString())
        .hint("See server log for query details.");
  }
}
