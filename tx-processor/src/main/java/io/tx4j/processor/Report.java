package io.tx4j.processor;

import io.tx4j.processor.model.Position;
import io.tx4j.processor.read.ElementPosition;
import io.tx4j.processor.rule.Findings;
import io.tx4j.processor.rule.Problem;
import java.util.Set;
import javax.annotation.processing.Messager;
import javax.tools.Diagnostic;

/** Prints problems, each once: a type's default, or an inherited method, may be met many times. */
final class Report implements Findings {
  private final Messager messager;
  private final Set<Object> printed;
  private boolean empty = true;

  Report(Messager messager, Set<Object> printed) {
    this.messager = messager;
    this.printed = printed;
  }

  @Override
  public void add(Problem problem, Position position, Object... details) {
    empty = false;
    String message = problem.message(details);
    if (printed.add(new Key(position, message)) && position instanceof ElementPosition place) {
      place.print(messager, Diagnostic.Kind.ERROR, message);
    }
  }

  /** Whether nothing was added. */
  boolean isEmpty() {
    return empty;
  }

  private record Key(Position position, String message) {}
}
