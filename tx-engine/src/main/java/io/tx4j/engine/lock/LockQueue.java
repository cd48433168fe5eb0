package io.tx4j.engine.lock;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The state of a lock for which somebody waits: its holders, and the requests in the order in which
 * they will be granted. Guarded by the manager's mutex.
 */
final class LockQueue {

  private @Nullable Object holders;
  private final List<LockRequest> requests = new ArrayList<>();

  /**
   * @param holders who held the lock so far, in the form of {@link Lockable}'s state
   */
  LockQueue(@Nullable Object holders) {
    this.holders = holders;
  }

  @Nullable Object holders() {
    return holders;
  }

  List<LockRequest> requests() {
    return requests;
  }

  boolean isIdle() {
    return requests.isEmpty();
  }

  int modesOf(LockOwner owner) {
    return Hold.modesOf(holders, owner);
  }

  /**
   * The owner holds exactly these modes from now on; the caller grants what that makes possible.
   */
  void setModes(LockOwner owner, int modes) {
    holders = Hold.with(holders, owner, modes);
  }

  /** Grants the request if it need not wait, else takes it into the queue. */
  void admit(LockRequest request) {
    request.setModesBefore(modesOf(request.owner));
    int place = placeOf(request);
    if (isFree(request) && (request.tag.overtakesWaiters() || suitsFirst(place, request))) {
      grant(request);
    } else {
      requests.add(place, request);
    }
    noteContention();
  }

  /**
   * The end of the queue; but who holds the lock goes in front of those who wait for it to let go.
   */
  private int placeOf(LockRequest request) {
    int held = request.modesBefore();
    if (held != 0) {
      for (int i = 0; i < requests.size(); i++) {
        LockRequest waiting = requests.get(i);
        if (waiting.mode.conflictsWithAny(held) && waiting.session() != request.session()) {
          return i;
        }
      }
    }
    return requests.size();
  }

  private boolean isFree(LockRequest request) {
    for (Hold hold : Hold.all(holders)) {
      if (request.isKeptOutBy(hold)) {
        return false;
      }
    }
    return true;
  }

  /** Whether none of the first {@code count} waiting requests makes this one wait. */
  private boolean suitsFirst(int count, LockRequest request) {
    for (int i = 0; i < count; i++) {
      if (requests.get(i).goesBefore(request)) {
        return false;
      }
    }
    return true;
  }

  /**
   * Grants, front to back, each waiting request that suits all holders and all that still wait in
   * front of it.
   */
  List<LockRequest> grantPossible() {
    List<LockRequest> granted = new ArrayList<>();
    for (int i = 0; i < requests.size(); ) {
      LockRequest request = requests.get(i);
      if (isFree(request) && suitsFirst(i, request)) {
        requests.remove(i);
        grant(request);
        granted.add(request);
      } else {
        i++;
      }
    }
    noteContention();
    return granted;
  }

  private void grant(LockRequest request) {
    if (request.awaited != null) {
      request.settle(LockRequest.Status.NEEDLESS);
      return;
    }
    setModes(request.owner, modesOf(request.owner) | request.mode.bit());
    request.settle(LockRequest.Status.GRANTED);
  }

  /** Whoever holds a lock for which somebody waits may close a cycle later. */
  private void noteContention() {
    if (!requests.isEmpty()) {
      for (Hold hold : Hold.all(holders)) {
        hold.owner.session().contended = true;
      }
    }
  }
}
