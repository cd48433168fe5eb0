package io.tx4j.processor.body;

import com.sun.source.tree.BlockTree;
import com.sun.source.tree.CatchTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.LambdaExpressionTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.ThrowTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.TryTree;
import com.sun.source.tree.UnionTypeTree;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import io.tx4j.processor.model.Definition;
import io.tx4j.processor.model.ExceptionType;
import io.tx4j.processor.rule.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.TypeMirror;
import org.jspecify.annotations.Nullable;

/** Failures of a call that joined the transaction, caught by a method that then goes on. */
final class SwallowCheck {
  private static final Set<String> CATCHES_ALL =
      Set.of("java.lang.RuntimeException", "java.lang.Exception", "java.lang.Throwable");

  private final Compiler compiler;
  private final Warnings warnings;

  SwallowCheck(Compiler compiler, Warnings warnings) {
    this.compiler = compiler;
    this.warnings = warnings;
  }

  void check(TryTree tree, TreePath path, TypeElement current, Scope scope) {
    List<Call> joined = joinedCalls(tree.getBlock(), path, current, scope);
    if (joined.isEmpty()) {
      return;
    }
    for (CatchTree one : tree.getCatches()) {
      TreePath at = new TreePath(path, one);
      if (goesOn(one, at)) {
        joined.stream()
            .filter(call -> catches(one, at, call))
            .findFirst()
            .ifPresent(
                call ->
                    warnings.add(
                        Problem.SWALLOWED_FAILURE, at, scope.displayName(), call.displayName()));
      }
    }
  }

  private List<Call> joinedCalls(BlockTree block, TreePath path, TypeElement current, Scope scope) {
    List<Call> found = new ArrayList<>();
    new CallCollector(current, scope, found).scan(new TreePath(path, block), null);
    return found;
  }

  private boolean catches(CatchTree tree, TreePath path, Call call) {
    Tree type = tree.getParameter().getType();
    TreePath parameter = new TreePath(path, tree.getParameter());
    List<? extends Tree> types =
        type instanceof UnionTypeTree union ? union.getTypeAlternatives() : List.of(type);
    return types.stream()
        .map(one -> compiler.trees().getTypeMirror(new TreePath(parameter, one)))
        .anyMatch(caught -> caught != null && catches(caught, call));
  }

  private boolean catches(TypeMirror caught, Call call) {
    List<ExceptionType> commits = call.definition().map(Definition::commitOn).orElse(List.of());
    if (commits.stream().anyMatch(one -> compiler.isSubtype(caught, one.ancestry().get(0)))) {
      return false;
    }
    return CATCHES_ALL.contains(caught.toString())
        || call.method().getThrownTypes().stream()
            .anyMatch(thrown -> compiler.types().isSubtype(thrown, caught));
  }

  /** Whether nothing in the block lets the failure, or a word about it, out of the method. */
  private boolean goesOn(CatchTree tree, TreePath path) {
    Escape escape = new Escape(tree.getParameter().getName().toString());
    escape.scan(new TreePath(path, tree.getBlock()), null);
    return !escape.found;
  }

  private final class CallCollector extends TreePathScanner<@Nullable Void, @Nullable Void> {
    private final TypeElement current;
    private final Scope scope;
    private final List<Call> found;

    CallCollector(TypeElement current, Scope scope, List<Call> found) {
      this.current = current;
      this.scope = scope;
      this.found = found;
    }

    @Override
    public @Nullable Void visitMethodInvocation(MethodInvocationTree tree, @Nullable Void unused) {
      Call.of(getCurrentPath(), current, compiler).filter(this::joins).ifPresent(found::add);
      return super.visitMethodInvocation(tree, null);
    }

    private boolean joins(Call call) {
      return call.definition()
          .filter(Definition::joins)
          .filter(one -> one.database().equals(scope.definition().database()))
          .isPresent();
    }

    @Override
    public @Nullable Void visitLambdaExpression(LambdaExpressionTree tree, @Nullable Void unused) {
      return null;
    }

    @Override
    public @Nullable Void visitClass(ClassTree tree, @Nullable Void unused) {
      return null;
    }
  }

  /**
   * Looks for a throw, for {@code rollbackOnly()}, and for the exception handed to anybody but a
   * log.
   */
  private static final class Escape extends TreePathScanner<@Nullable Void, @Nullable Void> {
    private static final Set<String> LOGGING =
        Set.of(
            "trace",
            "debug",
            "info",
            "warn",
            "warning",
            "error",
            "severe",
            "fine",
            "log",
            "println",
            "print",
            "printStackTrace",
            "getMessage",
            "toString");

    private final String exception;
    private boolean found;

    Escape(String exception) {
      this.exception = exception;
    }

    @Override
    public @Nullable Void visitThrow(ThrowTree tree, @Nullable Void unused) {
      found = true;
      return null;
    }

    @Override
    public @Nullable Void visitMethodInvocation(MethodInvocationTree tree, @Nullable Void unused) {
      String select = tree.getMethodSelect().toString();
      String name = select.substring(select.lastIndexOf('.') + 1);
      boolean handedOn =
          !LOGGING.contains(name) && tree.getArguments().stream().anyMatch(this::isException);
      found |= handedOn || name.equals("rollbackOnly");
      return super.visitMethodInvocation(tree, null);
    }

    private boolean isException(ExpressionTree argument) {
      return argument instanceof IdentifierTree name && name.getName().contentEquals(exception);
    }
  }
}
