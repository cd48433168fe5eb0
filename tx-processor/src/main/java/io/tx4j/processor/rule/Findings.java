package io.tx4j.processor.rule;

import io.tx4j.processor.model.Position;

/** Takes what the rules find. */
@FunctionalInterface
public interface Findings {

  /**
   * Adds a problem.
   *
   * @param problem which
   * @param position where to show it
   * @param details what the message is completed with
   */
  void add(Problem problem, Position position, Object... details);
}
