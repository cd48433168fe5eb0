package io.tx4j.processor.body;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.util.TaskEvent;
import com.sun.source.util.TaskListener;
import com.sun.source.util.TreePath;
import com.sun.source.util.Trees;
import io.tx4j.processor.read.DeclaredBoundaries;
import java.util.Set;
import java.util.function.Predicate;
import javax.annotation.processing.Generated;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.TypeElement;

/** Has each class read when javac has attributed it. */
final class BodyListener implements TaskListener {
  private final Trees trees;
  private final ProcessingEnvironment environment;
  private final Warnings warnings;
  private final Predicate<TypeElement> isSource;

  BodyListener(
      ProcessingEnvironment environment,
      Trees trees,
      Set<String> errors,
      Predicate<TypeElement> isSource) {
    this.isSource = isSource;
    this.trees = trees;
    this.environment = environment;
    this.warnings = new Warnings(trees, errors);
  }

  @Override
  public void finished(TaskEvent event) {
    TypeElement type = event.getTypeElement();
    CompilationUnitTree unit = event.getCompilationUnit();
    boolean attributed = event.getKind() == TaskEvent.Kind.ANALYZE;
    if (attributed && type != null && unit != null && !isGenerated(type)) {
      TreePath path = trees.getPath(type);
      if (path != null) {
        scan(path);
      }
    }
  }

  /** What a generator wrote is the generator's to mend. */
  private static boolean isGenerated(TypeElement type) {
    return type.getAnnotation(Generated.class) != null;
  }

  /** Reading bodies is a service: a body that it cannot read must not stop the compiler. */
  private void scan(TreePath path) {
    try {
      new BodyScanner(compiler(), warnings).scanClass(path);
    } catch (RuntimeException | StackOverflowError unreadable) {
      warnings.giveUp(path, unreadable);
    }
  }

  /* Definitions are remembered for one class only: between two, javac may have replaced elements. */
  private Compiler compiler() {
    return new Compiler(
        trees,
        environment.getElementUtils(),
        environment.getTypeUtils(),
        new DeclaredBoundaries(environment.getElementUtils(), environment.getTypeUtils()),
        isSource);
  }
}
