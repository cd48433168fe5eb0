package io.tx4j.processor.body;

import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompoundAssignmentTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.LambdaExpressionTree;
import com.sun.source.tree.MemberReferenceTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.ThrowTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.TryTree;
import com.sun.source.tree.UnaryTree;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import io.tx4j.processor.read.DeclaredBoundaries;
import io.tx4j.processor.rule.Problem;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.NestingKind;
import javax.lang.model.element.TypeElement;
import org.jspecify.annotations.Nullable;

/** Walks through a class and tells the checks what it meets, and in which scope. */
final class BodyScanner extends TreePathScanner<@Nullable Void, @Nullable Scope> {
  private static final Set<NestingKind> LOCAL = Set.of(NestingKind.LOCAL, NestingKind.ANONYMOUS);

  private final Compiler compiler;
  private final Warnings warnings;
  private final Checks checks;
  private final Set<Element> entered;
  private LostUpdateCheck lostUpdateCheck;
  private @Nullable TypeElement type;

  BodyScanner(Compiler compiler, Warnings warnings) {
    this.compiler = compiler;
    this.warnings = warnings;
    this.checks = Checks.of(compiler, warnings);
    this.entered = new HashSet<>();
    this.lostUpdateCheck = new LostUpdateCheck(compiler, warnings);
  }

  /** One that goes on elsewhere: a scanner forgets its place when it is given another path. */
  private BodyScanner(BodyScanner caller) {
    this.compiler = caller.compiler;
    this.warnings = caller.warnings;
    this.checks = caller.checks;
    this.entered = caller.entered;
    this.lostUpdateCheck = caller.lostUpdateCheck;
    this.type = caller.type;
  }

  void scanClass(TreePath path) {
    scan(path, null);
  }

  @Override
  public @Nullable Void visitClass(ClassTree tree, @Nullable Scope scope) {
    TypeElement around = type;
    type = compiler.trees().getElement(getCurrentPath()) instanceof TypeElement own ? own : null;
    checkNotLocal(type);
    super.visitClass(tree, null);
    type = around;
    return null;
  }

  /** Annotation processing does not see classes within methods, so they are found only here. */
  private void checkNotLocal(@Nullable TypeElement own) {
    if (own != null
        && LOCAL.contains(own.getNestingKind())
        && compiler.boundaries().declares(own)) {
      warnings.add(Problem.INNER_CLASS, getCurrentPath(), "A class within " + enclosingMethod(own));
    }
  }

  private static String enclosingMethod(TypeElement local) {
    return local.getEnclosingElement() instanceof ExecutableElement method
        ? DeclaredBoundaries.displayName(method)
        : String.valueOf(local.getEnclosingElement());
  }

  @Override
  public @Nullable Void visitMethod(MethodTree tree, @Nullable Scope scope) {
    Optional<Scope> own = scopeOf(compiler.trees().getElement(getCurrentPath()));
    if (own.isEmpty()) {
      return super.visitMethod(tree, null);
    }
    entered.clear();
    lostUpdateCheck = new LostUpdateCheck(compiler, warnings);
    return super.visitMethod(tree, own.get());
  }

  private Optional<Scope> scopeOf(@Nullable Element element) {
    TypeElement current = type;
    if (current == null || !(element instanceof ExecutableElement method)) {
      return Optional.empty();
    }
    return compiler
        .boundaries()
        .definition(current, method)
        .map(definition -> new Scope(current, method, definition))
        .filter(Scope::isTransaction);
  }

  @Override
  public @Nullable Void visitMethodInvocation(MethodInvocationTree tree, @Nullable Scope scope) {
    TypeElement current = type;
    if (scope == null || current == null) {
      return super.visitMethodInvocation(tree, scope);
    }
    Optional<Call> call = Call.of(getCurrentPath(), current, compiler);
    call.ifPresent(one -> check(one, scope));
    if (call.isPresent() && Deferral.defersArguments(call.get(), compiler)) {
      scan(tree.getMethodSelect(), scope);
      return scan(tree.getArguments(), null);
    }
    return super.visitMethodInvocation(tree, scope);
  }

  private void check(Call call, Scope scope) {
    checks.calls().check(call, scope);
    checks.known().check(call, scope);
    lostUpdateCheck.check(call, scope);
    follow(call, scope);
  }

  /** A private method that is no boundary is read as part of the method that calls it. */
  private void follow(Call call, Scope scope) {
    boolean part =
        call.method().getModifiers().contains(Modifier.PRIVATE) && call.definition().isEmpty();
    TreePath path =
        part && entered.add(call.method()) ? compiler.trees().getPath(call.method()) : null;
    if (path != null && path.getLeaf() instanceof MethodTree method && method.getBody() != null) {
      new BodyScanner(this).scan(new TreePath(path, method.getBody()), scope);
    }
  }

  @Override
  public @Nullable Void visitNewClass(NewClassTree tree, @Nullable Scope scope) {
    checks.bypass().check(tree, getCurrentPath());
    if (scope != null) {
      checks.known().checkConstructor(tree, getCurrentPath(), scope);
    }
    return super.visitNewClass(tree, scope);
  }

  @Override
  public @Nullable Void visitMemberReference(MemberReferenceTree tree, @Nullable Scope scope) {
    checks.bypass().check(tree, getCurrentPath());
    return super.visitMemberReference(tree, scope);
  }

  /** Only a lambda that is passed to a call is taken to run where it stands. */
  @Override
  public @Nullable Void visitLambdaExpression(LambdaExpressionTree tree, @Nullable Scope scope) {
    Tree parent = getCurrentPath().getParentPath().getLeaf();
    return super.visitLambdaExpression(tree, parent instanceof MethodInvocationTree ? scope : null);
  }

  @Override
  public @Nullable Void visitTry(TryTree tree, @Nullable Scope scope) {
    TypeElement current = type;
    if (scope != null && current != null) {
      checks.swallow().check(tree, getCurrentPath(), current, scope);
    }
    return super.visitTry(tree, scope);
  }

  @Override
  public @Nullable Void visitThrow(ThrowTree tree, @Nullable Scope scope) {
    boolean silent = tree.getExpression().toString().endsWith("SilentRollback.instance()");
    if (scope != null && silent && scope.method().getReturnType().getKind().isPrimitive()) {
      warnings.add(
          Problem.SILENT_WITHOUT_VALUE,
          getCurrentPath(),
          scope.displayName(),
          scope.method().getReturnType());
    }
    return super.visitThrow(tree, scope);
  }

  @Override
  public @Nullable Void visitAssignment(AssignmentTree tree, @Nullable Scope scope) {
    checkWrite(tree.getVariable(), scope);
    return super.visitAssignment(tree, scope);
  }

  @Override
  public @Nullable Void visitCompoundAssignment(
      CompoundAssignmentTree tree, @Nullable Scope scope) {
    checkWrite(tree.getVariable(), scope);
    return super.visitCompoundAssignment(tree, scope);
  }

  @Override
  public @Nullable Void visitUnary(UnaryTree tree, @Nullable Scope scope) {
    switch (tree.getKind()) {
      case PREFIX_INCREMENT, PREFIX_DECREMENT, POSTFIX_INCREMENT, POSTFIX_DECREMENT ->
          checkWrite(tree.getExpression(), scope);
      default -> {}
    }
    return super.visitUnary(tree, scope);
  }

  private void checkWrite(ExpressionTree variable, @Nullable Scope scope) {
    if (scope != null) {
      checks
          .retry()
          .check(variable, compiler.element(getCurrentPath(), variable), getCurrentPath(), scope);
    }
  }
}
