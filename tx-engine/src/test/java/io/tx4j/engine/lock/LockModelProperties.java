package io.tx4j.engine.lock;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.tx4j.engine.error.SqlState;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;

/**
 * Random requests of four sessions for one lock, beside a model that knows nothing of states and
 * mutexes: a list of who holds and a list of who waits.
 */
class LockModelProperties {

  private static final int SESSIONS = 4;

  /** What a session does; one that waits does nothing until it is served. */
  private record Step(int session, Kind kind, LockMode mode) {}

  private enum Kind {
    ACQUIRE,
    TRY,
    END
  }

  private enum Outcome {
    GRANTED,
    REFUSED,
    WAITS,
    DEADLOCK,
    /** A cycle that another order of the queue may open: not played, see {@link DeadlockTest}. */
    CYCLE_THROUGH_QUEUE
  }

  @Provide
  Arbitrary<List<Step>> steps() {
    Arbitrary<Step> step =
        Combinators.combine(
                Arbitraries.integers().between(0, SESSIONS - 1),
                Arbitraries.frequency(
                    net.jqwik.api.Tuple.of(5, Kind.ACQUIRE),
                    net.jqwik.api.Tuple.of(1, Kind.TRY),
                    net.jqwik.api.Tuple.of(2, Kind.END)),
                Arbitraries.of(LockMode.class))
            .as(Step::new);
    return step.list().ofMinSize(1).ofMaxSize(40);
  }

  @Property(tries = 150)
  void oneLockBehavesAsTheModelSays(@ForAll("steps") List<Step> steps, @ForAll boolean table) {
    LockManager manager = new LockManager();
    List<Contender> contenders = new ArrayList<>();
    IntStream.range(0, SESSIONS).forEach(i -> contenders.add(new Contender(manager, i + 1)));
    try {
      new Run(manager, contenders, table).play(steps);
    } finally {
      contenders.forEach(Contender::close);
    }
  }

  /** One sequence, played on both. */
  private static final class Run {
    private final LockManager manager;
    private final List<Contender> contenders;
    private final Lockable lock;
    private final Model model = new Model();
    private final List<@Nullable Future<Boolean>> waiting =
        new ArrayList<>(Collections.nCopies(SESSIONS, null));

    Run(LockManager manager, List<Contender> contenders, boolean table) {
      this.lock = table ? manager.table(1, "a") : new TestLock("a");
      this.manager = manager;
      this.contenders = contenders;
    }

    void play(List<Step> steps) {
      for (Step step : steps) {
        if (waiting.get(step.session()) == null) {
          play(step);
          compareWaiters();
        }
      }
      endAll();
      assertNull(lock.state(), "all is released, nobody waits");
    }

    private void play(Step step) {
      Contender contender = contenders.get(step.session());
      if (step.kind() == Kind.END) {
        model.end(step.session());
        contender.ends();
        return;
      }
      WaitPolicy policy = step.kind() == Kind.TRY ? WaitPolicy.SKIP : WaitPolicy.BLOCK;
      Outcome expected = model.acquire(step.session(), step.mode(), policy);
      if (expected == Outcome.CYCLE_THROUGH_QUEUE) {
        return;
      }
      Future<Boolean> future =
          contender.start(() -> acquire(contender.owner(), step.mode(), policy));
      switch (expected) {
        case GRANTED -> assertEquals(true, Contender.done(future), step.toString());
        case REFUSED -> assertEquals(false, Contender.done(future), step.toString());
        case DEADLOCK ->
            assertEquals(SqlState.DEADLOCK_DETECTED, Contender.failure(future).state());
        case CYCLE_THROUGH_QUEUE -> throw new AssertionError();
        case WAITS -> {
          while (!contender.isBlocked()) {
            assertEquals(false, future.isDone(), step + " should wait");
            Thread.onSpinWait();
          }
          waiting.set(step.session(), future);
        }
      }
    }

    private boolean acquire(LockOwner owner, LockMode mode, WaitPolicy policy) {
      return lock instanceof TableLock table
          ? owner.acquire(table, mode, policy)
          : owner.acquire(lock, mode, policy, TestLock.TAG);
    }

    private void compareWaiters() {
      for (int i = 0; i < SESSIONS; i++) {
        Future<Boolean> future = waiting.get(i);
        if (future != null && !model.waits(i)) {
          assertEquals(true, Contender.done(future));
          waiting.set(i, null);
        }
        assertEquals(
            model.waits(i), !manager.blockers(i + 1).isEmpty(), "session " + (i + 1) + " waits");
      }
    }

    private void endAll() {
      for (int turn = 0; turn < SESSIONS; turn++) {
        for (int i = 0; i < SESSIONS; i++) {
          if (waiting.get(i) == null) {
            model.end(i);
            contenders.get(i).ends();
            compareWaiters();
          }
        }
      }
    }
  }

  private static final class Model {
    private record Request(int session, LockMode mode) {}

    private final List<Set<LockMode>> held = new ArrayList<>();
    private final List<Request> queue = new ArrayList<>();

    Model() {
      for (int i = 0; i < SESSIONS; i++) {
        held.add(EnumSet.noneOf(LockMode.class));
      }
    }

    boolean waits(int session) {
      return queue.stream().anyMatch(request -> request.session() == session);
    }

    Outcome acquire(int session, LockMode mode, WaitPolicy policy) {
      if (covered(session, mode)) {
        return Outcome.GRANTED;
      }
      int place = 0;
      while (place < queue.size() && !conflicts(queue.get(place).mode(), held.get(session))) {
        place++;
      }
      Request request = new Request(session, mode);
      queue.add(place, request);
      if (mayGo(request)) {
        queue.remove(request);
        held.get(session).add(mode);
        return Outcome.GRANTED;
      }
      if (policy == WaitPolicy.SKIP) {
        queue.remove(request);
        return Outcome.REFUSED;
      }
      boolean throughHolders = reaches(session, session, false, new boolean[SESSIONS]);
      if (throughHolders || reaches(session, session, true, new boolean[SESSIONS])) {
        queue.remove(request);
        serve();
        return throughHolders ? Outcome.DEADLOCK : Outcome.CYCLE_THROUGH_QUEUE;
      }
      return Outcome.WAITS;
    }

    void end(int session) {
      held.get(session).clear();
      serve();
    }

    private void serve() {
      for (int i = 0; i < queue.size(); ) {
        Request request = queue.get(i);
        if (mayGo(request)) {
          queue.remove(i);
          held.get(request.session()).add(request.mode());
        } else {
          i++;
        }
      }
    }

    private boolean mayGo(Request request) {
      return blockers(request, true).isEmpty();
    }

    private List<Integer> blockers(Request request, boolean queueToo) {
      List<Integer> blockers = new ArrayList<>();
      for (int other = 0; other < SESSIONS; other++) {
        if (other != request.session() && conflicts(request.mode(), held.get(other))) {
          blockers.add(other);
        }
      }
      for (Request ahead : queue.subList(0, queueToo ? queue.indexOf(request) : 0)) {
        if (ahead.mode().conflictsWith(request.mode())) {
          blockers.add(ahead.session());
        }
      }
      return blockers;
    }

    private boolean reaches(int from, int target, boolean queueToo, boolean[] seen) {
      for (Request request : queue) {
        if (request.session() == from) {
          for (int blocker : blockers(request, queueToo)) {
            if (blocker == target) {
              return true;
            }
            if (!seen[blocker]) {
              seen[blocker] = true;
              if (reaches(blocker, target, queueToo, seen)) {
                return true;
              }
            }
          }
        }
      }
      return false;
    }

    private static boolean conflicts(LockMode mode, Set<LockMode> modes) {
      return modes.stream().anyMatch(mode::conflictsWith);
    }

    /** Whether all that the mode keeps out is kept out already. */
    private boolean covered(int session, LockMode mode) {
      return Arrays.stream(LockMode.values())
          .filter(mode::conflictsWith)
          .allMatch(other -> conflicts(other, held.get(session)));
    }
  }
}
