package io.tx4j.processor.body;

import com.sun.source.tree.BinaryTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.ParenthesizedTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.TreePath;
import io.tx4j.Isolation;
import io.tx4j.processor.rule.Problem;
import java.util.HashSet;
import java.util.Set;
import javax.lang.model.element.VariableElement;
import org.jspecify.annotations.Nullable;

/** Columns that a method reads and then writes back from a parameter. One for each method. */
final class LostUpdateCheck {
  private final Compiler compiler;
  private final Warnings warnings;
  private final Set<String> columnsRead = new HashSet<>();

  LostUpdateCheck(Compiler compiler, Warnings warnings) {
    this.compiler = compiler;
    this.warnings = warnings;
  }

  void check(Call call, Scope scope) {
    boolean admitted =
        scope.knowsSettings()
            && scope.definition().isolation().compareTo(Isolation.REPEATABLE_READ) < 0;
    if (!admitted) {
      return;
    }
    for (ExpressionTree argument : call.tree().getArguments()) {
      String text = constant(argument, call.path());
      if (text != null) {
        check(text, call, scope);
      }
    }
  }

  private void check(String text, Call call, Scope scope) {
    SqlText.columnsWritten(text).stream()
        .filter(columnsRead::contains)
        .findFirst()
        .ifPresent(
            column ->
                warnings.add(
                    Problem.LOST_UPDATE,
                    call.path(),
                    scope.displayName(),
                    column,
                    scope.definition().isolation()));
    columnsRead.addAll(SqlText.columnsRead(text));
  }

  /** The text that an expression always has. */
  private @Nullable String constant(Tree tree, TreePath parent) {
    if (tree instanceof LiteralTree literal) {
      return literal.getValue() instanceof String text ? text : null;
    }
    if (tree instanceof ParenthesizedTree inner) {
      return constant(inner.getExpression(), new TreePath(parent, tree));
    }
    if (tree instanceof BinaryTree sum && sum.getKind() == Tree.Kind.PLUS) {
      TreePath path = new TreePath(parent, tree);
      String left = constant(sum.getLeftOperand(), path);
      String right = constant(sum.getRightOperand(), path);
      return left == null || right == null ? null : left + right;
    }
    return compiler.element(parent, tree) instanceof VariableElement variable
            && variable.getConstantValue() instanceof String text
        ? text
        : null;
  }
}
