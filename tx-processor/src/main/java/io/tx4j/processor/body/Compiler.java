package io.tx4j.processor.body;

import com.sun.source.tree.Tree;
import com.sun.source.util.TreePath;
import com.sun.source.util.Trees;
import io.tx4j.processor.read.DeclaredBoundaries;
import java.util.function.Predicate;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;
import org.jspecify.annotations.Nullable;

/**
 * What the checks ask the compiler.
 *
 * @param trees trees to elements and types
 * @param elements look-up by name
 * @param types subtyping
 * @param boundaries definitions
 * @param isSource whether a type is compiled from source now; its tree may be gone already
 */
record Compiler(
    Trees trees,
    Elements elements,
    Types types,
    DeclaredBoundaries boundaries,
    Predicate<TypeElement> isSource) {

  /** The element that a part of a path stands for. */
  @Nullable Element element(TreePath parent, Tree tree) {
    return trees.getElement(new TreePath(parent, tree));
  }

  /** The class or interface of an expression. */
  @Nullable TypeElement typeOf(TreePath parent, Tree expression) {
    TypeMirror type = trees.getTypeMirror(new TreePath(parent, expression));
    return type != null && types.asElement(types.erasure(type)) instanceof TypeElement element
        ? element
        : null;
  }

  /** Whether a type is a subtype of one that is known by name, and may not be there at all. */
  boolean isSubtype(TypeMirror type, String name) {
    TypeElement known = elements.getTypeElement(name);
    return known != null
        && type.getKind() != TypeKind.ERROR
        && types.isSubtype(types.erasure(type), types.erasure(known.asType()));
  }
}
