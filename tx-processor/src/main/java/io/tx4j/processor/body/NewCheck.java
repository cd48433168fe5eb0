package io.tx4j.processor.body;

import com.sun.source.tree.MemberReferenceTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.util.TreePath;
import io.tx4j.processor.read.DeclaredBoundaries;
import io.tx4j.processor.rule.Problem;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;
import org.jspecify.annotations.Nullable;

/** Objects made of a class in this compilation that has a wrapper. */
final class NewCheck {
  private final Compiler compiler;
  private final Warnings warnings;

  NewCheck(Compiler compiler, Warnings warnings) {
    this.compiler = compiler;
    this.warnings = warnings;
  }

  void check(NewClassTree tree, TreePath path) {
    if (tree.getClassBody() == null && !isDelegate(path)) {
      check(compiler.typeOf(path, tree.getIdentifier()), path);
    }
  }

  void check(MemberReferenceTree tree, TreePath path) {
    if (tree.getMode() == MemberReferenceTree.ReferenceMode.NEW) {
      check(compiler.typeOf(path, tree.getQualifierExpression()), path);
    }
  }

  private void check(@Nullable TypeElement type, TreePath path) {
    if (type != null
        && compiler.boundaries().needsWrapper(type)
        && compiler.isSource().test(type)) {
      warnings.add(Problem.BYPASSING_NEW, path, DeclaredBoundaries.displayName(type));
    }
  }

  /** {@code new RepositoryTx(transactions, new JdbcRepository())} is what a delegate is for. */
  private boolean isDelegate(TreePath path) {
    if (!(path.getParentPath().getLeaf() instanceof NewClassTree outer)) {
      return false;
    }
    Element type = compiler.typeOf(path.getParentPath(), outer.getIdentifier());
    return type != null && type.getSimpleName().toString().endsWith("Tx");
  }
}
