package io.tx4j.processor.body;

import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.util.TreePath;
import io.tx4j.processor.model.Definition;
import io.tx4j.processor.read.DeclaredBoundaries;
import java.util.Optional;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.TypeMirror;

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
    Receiver receiver =
        select instanceof MemberSelectTree member
            ? Receiver.of(member, new TreePath(path, select), owner, compiler)
            : Receiver.unqualified(current, owner, compiler);
    Optional<Definition> definition =
        receiver.onSuper
            ? Optional.empty()
            : compiler.boundaries().definition(receiver.type, method);
    return Optional.of(new Call(path, tree, method, receiver.type, receiver.onThis, definition));
  }

  /** What a method is called on; a call on super goes past the wrapper. */
  private record Receiver(TypeElement type, boolean onThis, boolean onSuper) {

    static Receiver of(
        MemberSelectTree select, TreePath path, TypeElement owner, Compiler compiler) {
      String expression = select.getExpression().toString();
      TypeElement type = compiler.typeOf(path, select.getExpression());
      return new Receiver(
          type == null ? owner : type,
          expression.equals("this"),
          expression.equals("super") || expression.endsWith(".super"));
    }

    /** A method of the object itself, of one around it, or imported. */
    static Receiver unqualified(TypeElement current, TypeElement owner, Compiler compiler) {
      boolean own =
          compiler.types().isSubtype(erasure(current, compiler), erasure(owner, compiler));
      return new Receiver(own ? current : owner, own, false);
    }

    private static TypeMirror erasure(TypeElement type, Compiler compiler) {
      return compiler.types().erasure(type.asType());
    }
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
