package io.tx4j.processor.body;

import io.tx4j.Durability;
import io.tx4j.Isolation;
import io.tx4j.Propagation;
import io.tx4j.processor.model.Definition;
import io.tx4j.processor.rule.Problem;

/** Calls from one boundary to another on the same database. */
final class CallChecks {
  private final Warnings warnings;

  CallChecks(Warnings warnings) {
    this.warnings = warnings;
  }

  void check(Call call, Scope scope) {
    Definition called = call.definition().orElse(null);
    if (called == null || !called.database().equals(scope.definition().database())) {
      return;
    }
    if (called.propagation() == Propagation.REQUIRES_NEW) {
      checkNew(call, scope);
    } else if (scope.knowsSettings() && called.mayRunInTransaction()) {
      checkStrength(call, called, scope);
    }
  }

  private void checkNew(Call call, Scope scope) {
    if (call.onThis()) {
      warnings.add(Problem.NEW_BELOW_OPEN, call.path(), scope.displayName(), call.displayName());
    }
  }

  private void checkStrength(Call call, Definition called, Scope scope) {
    Definition calling = scope.definition();
    if (effective(called.isolation()).compareTo(effective(calling.isolation())) > 0) {
      add(call, scope, called.isolation(), calling.isolation());
    }
    if (effective(called.durability()).compareTo(effective(calling.durability())) > 0) {
      add(call, scope, called.durability(), calling.durability());
    }
    boolean writes = called.propagation().canBegin() && !called.readOnly();
    if (calling.readOnly() && writes) {
      add(call, scope, "no readOnly", "readOnly");
    }
  }

  private void add(Call call, Scope scope, Object wanted, Object begunWith) {
    warnings.add(
        Problem.WEAKER_CALLER,
        call.path(),
        scope.displayName(),
        call.displayName(),
        wanted,
        begunWith);
  }

  /* What PostgreSQL does where nothing is declared and no setting says otherwise. */

  private static Isolation effective(Isolation isolation) {
    return switch (isolation) {
      case DEFAULT, READ_UNCOMMITTED -> Isolation.READ_COMMITTED;
      default -> isolation;
    };
  }

  private static Durability effective(Durability durability) {
    return durability == Durability.DEFAULT ? Durability.ON : durability;
  }
}
