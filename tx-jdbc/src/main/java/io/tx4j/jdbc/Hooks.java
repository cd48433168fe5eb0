package io.tx4j.jdbc;

import io.tx4j.Outcome;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The hooks of one attempt, in the order of registration. A savepoint remembers how many there
 * were: to release it is to leave the list alone, to roll back to it is to cut the list.
 */
final class Hooks {

  /** When a hook runs. */
  enum Moment {
    BEFORE_COMMIT,
    AFTER_COMMIT,
    AFTER_ROLLBACK,
    AFTER_COMPLETION
  }

  /** What was registered, and for when. */
  record Hook(Moment moment, Consumer<? super @Nullable Outcome<?>> action) {}

  private final List<Hook> registered = new ArrayList<>();

  /** Once the end has come: the hooks of that end that are still to run, and then of completion. */
  private final ArrayDeque<Hook> ofEnd = new ArrayDeque<>(0);

  private final ArrayDeque<Hook> ofCompletion = new ArrayDeque<>(0);
  private Set<Moment> accepted = EnumSet.allOf(Moment.class);
  private boolean ended;
  private int dropped;
  private @Nullable Savepoints savepoints;

  /**
   * Registers a hook.
   *
   * @return false if the end has come and the hook is not of that end, or all hooks have run
   */
  boolean add(Moment moment, Consumer<? super @Nullable Outcome<?>> action) {
    return accepted.contains(moment) && listFor(moment).add(new Hook(moment, action));
  }

  private Collection<Hook> listFor(Moment moment) {
    if (!ended) {
      return registered;
    }
    return moment == Moment.AFTER_COMPLETION ? ofCompletion : ofEnd;
  }

  int size() {
    return registered.size();
  }

  int count(Moment moment) {
    return (int) registered.stream().filter(hook -> hook.moment == moment).count();
  }

  /** Runs those before the commit, those included that are registered meanwhile. */
  void runBeforeCommit() {
    for (int i = 0; i < registered.size(); i++) {
      Hook hook = registered.get(i);
      if (hook.moment == Moment.BEFORE_COMMIT) {
        hook.action.accept(null);
      }
    }
  }

  /** Drops the hooks registered since a size, and hands out those of their rollback. */
  List<Hook> cut(int size) {
    List<Hook> tail = registered.subList(size, registered.size());
    List<Hook> ofRollback =
        tail.stream().filter(hook -> hook.moment == Moment.AFTER_ROLLBACK).toList();
    dropped += (int) tail.stream().filter(hook -> hook.moment == Moment.AFTER_COMMIT).count();
    tail.clear();
    return ofRollback;
  }

  /** The savepoints of the attempt, which cut the list. */
  Savepoints savepoints(Attempt attempt) {
    if (savepoints == null) {
      savepoints = new Savepoints(attempt);
    }
    return savepoints;
  }

  /** How many after-commit hooks were dropped with savepoints. */
  int dropped() {
    return dropped;
  }

  /** Takes out the next after-commit hook before any end has come; null if there is none. */
  @Nullable Hook takeAfterCommit() {
    for (Hook hook : registered) {
      if (hook.moment == Moment.AFTER_COMMIT) {
        registered.remove(hook);
        return hook;
      }
    }
    return null;
  }

  /**
   * The end has come: from now on only hooks of these moments run, or are registered.
   *
   * @param moments those of the end, and completion unless there will be another attempt
   */
  void end(Set<Moment> moments) {
    accepted = moments;
    ended = true;
    registered.stream()
        .filter(hook -> moments.contains(hook.moment))
        .forEach(hook -> listFor(hook.moment).add(hook));
    registered.clear();
  }

  /**
   * The next hook to run after the end; null when none is left, and none will be taken any more.
   */
  @Nullable Hook next() {
    Hook hook = ofEnd.isEmpty() ? ofCompletion.poll() : ofEnd.poll();
    if (hook == null) {
      accepted = Set.of();
    }
    return hook;
  }
}
