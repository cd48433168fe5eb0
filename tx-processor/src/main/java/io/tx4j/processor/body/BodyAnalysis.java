package io.tx4j.processor.body;

import com.sun.source.util.JavacTask;
import com.sun.source.util.Trees;
import java.util.Set;
import java.util.function.Predicate;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.TypeElement;

/** The way into javac. */
public final class BodyAnalysis {
  private BodyAnalysis() {}

  /**
   * Has bodies read in this compilation, if it is javac's.
   *
   * @param environment as the processor got it, perhaps wrapped by a build tool
   * @param errors tags of the warnings to be raised to errors, or {@code all}
   * @param isSource whether a type is compiled from source in this compilation
   * @throws LinkageError if the Tree API is not there
   */
  public static void install(
      ProcessingEnvironment environment, Set<String> errors, Predicate<TypeElement> isSource) {
    JavacEnvironment.behind(environment)
        .ifPresent(
            javac ->
                JavacTask.instance(javac)
                    .addTaskListener(
                        new BodyListener(javac, Trees.instance(javac), errors, isSource)));
  }
}
