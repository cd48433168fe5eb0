package io.tx4j.processor.body;

import com.sun.source.tree.Tree;
import com.sun.source.util.TreePath;
import com.sun.source.util.Trees;
import io.tx4j.processor.rule.Problem;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import javax.lang.model.element.Element;
import javax.tools.Diagnostic;
import org.jspecify.annotations.Nullable;

/** Prints warnings, each once, where nobody has suppressed them. */
final class Warnings {
  private static final String PREFIX = "tx4j";

  private final Trees trees;
  private final Set<String> errors;
  private final Set<Key> printed = new HashSet<>();

  Warnings(Trees trees, Set<String> errors) {
    this.trees = trees;
    this.errors = errors;
  }

  void add(Problem problem, TreePath path, Object... details) {
    if (printed.add(new Key(problem, path.getLeaf()))
        && !(problem.isWarning() && isSuppressed(problem, path))) {
      print(kind(problem), problem.message(details), path);
    }
  }

  /** Says that a body could not be read. */
  void giveUp(TreePath path, Throwable cause) {
    print(Diagnostic.Kind.NOTE, "tx4j could not read the bodies of this class: " + cause, path);
  }

  private void print(Diagnostic.Kind kind, String message, TreePath path) {
    trees.printMessage(kind, message, path.getLeaf(), path.getCompilationUnit());
  }

  private Diagnostic.Kind kind(Problem problem) {
    return !problem.isWarning() || errors.contains("all") || errors.contains(problem.tag())
        ? Diagnostic.Kind.ERROR
        : Diagnostic.Kind.WARNING;
  }

  private boolean isSuppressed(Problem problem, TreePath path) {
    for (TreePath at = path; at != null; at = at.getParentPath()) {
      if (isDeclaration(at.getLeaf()) && isSuppressedAt(problem, trees.getElement(at))) {
        return true;
      }
    }
    return false;
  }

  private static boolean isDeclaration(Tree tree) {
    return switch (tree.getKind()) {
      case CLASS, INTERFACE, ENUM, RECORD, METHOD, VARIABLE -> true;
      default -> false;
    };
  }

  private static boolean isSuppressedAt(Problem problem, @Nullable Element element) {
    SuppressWarnings suppress =
        element == null ? null : element.getAnnotation(SuppressWarnings.class);
    return suppress != null
        && Arrays.stream(suppress.value())
            .anyMatch(name -> name.equals(PREFIX) || name.equals(PREFIX + ":" + problem.tag()));
  }

  private record Key(Problem problem, Tree tree) {}
}
