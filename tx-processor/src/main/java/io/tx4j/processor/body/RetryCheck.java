package io.tx4j.processor.body;

import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.util.TreePath;
import io.tx4j.processor.rule.Problem;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import org.jspecify.annotations.Nullable;

/** Fields that a body writes which may be run again. */
final class RetryCheck {
  private final Warnings warnings;

  RetryCheck(Warnings warnings) {
    this.warnings = warnings;
  }

  void check(ExpressionTree variable, @Nullable Element element, TreePath path, Scope scope) {
    if (element != null
        && element.getKind() == ElementKind.FIELD
        && isOfThisObject(variable)
        && scope.definition().mayRetry()) {
      warnings.add(Problem.FIELD_WRITE, path, scope.displayName(), element.getSimpleName());
    }
  }

  private static boolean isOfThisObject(ExpressionTree variable) {
    boolean onThis =
        variable instanceof MemberSelectTree member
            && member.getExpression().toString().equals("this");
    return onThis || variable instanceof IdentifierTree;
  }
}
