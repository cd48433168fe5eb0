package io.tx4j.processor.body;

import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.util.TreePath;
import io.tx4j.processor.model.Definition;
import io.tx4j.processor.read.DeclaredBoundaries;
import java.util.Optional;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;

/**
 * A call of a method.
 *
 * @param path where it stands
 * @param tree the call
 * @param method what is called
 * @param receiver the class or interface that it is called on
 * @param onThis whether it is called on the object itself
 * @param definition the boundary that it leads to
 */
record Call(
    TreePath path,
    MethodInvocationTree tree,
    ExecutableElement method,
    TypeElement receiver,
    boolean onThis,
    Optional<Definition> definition) {

  /** The call at a path, if it is one of a method of a class. */
  static Optional<Call> of(TreePath path, TypeElement current, Compiler compiler) {
    MethodInvocationTree tree = (MethodInvocationTree) path.getLeaf();
    ExpressionTree select = tree.getMethodSelect();
    if (!(compiler.element(path, select) instanceof ExecutableElement method)
        || !(method.getEnclosingElement() instanceof TypeElement owner)) {
      return Optional.empty();
    }
    boolean unqualified = select instanceof IdentifierTree;
    boolean inherited =
        compiler
            .types()
            .isSubtype(
                compiler.types().erasure(current.asType()),
                compiler.types().erasure(owner.asType()));
    TypeElement receiver = unqualified && inherited ? current : owner;
    boolean onThis = unqualified && inherited;
    boolean onSuper = false;
    if (select instanceof MemberSelectTree member) {
      String expression = member.getExpression().toString();
      onThis = expression.equals("this");
      onSuper = expression.equals("super") || expression.endsWith(".super");
      TypeElement type = compiler.typeOf(new TreePath(path, select), member.getExpression());
      receiver = type == null ? owner : type;
    }
    Optional<Definition> definition =
        onSuper ? Optional.empty() : compiler.boundaries().definition(receiver, method);
    return Optional.of(new Call(path, tree, method, receiver, onThis, definition));
  }

  /** {@code Type.method}, for messages. */
  String displayName() {
    return DeclaredBoundaries.displayName(method);
  }

  /** The method's simple name. */
  String name() {
    return method.getSimpleName().toString();
  }
}
