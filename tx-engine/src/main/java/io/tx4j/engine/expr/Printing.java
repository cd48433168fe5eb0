package io.tx4j.engine.expr;

import java.util.List;

/** Pieces that the printed forms of expressions share. */
final class Printing {

  private Printing() {}

  /** "(a, b, c)". */
  static void list(StringBuilder out, List<Expr> expressions) {
    out.append('(');
    elements(out, expressions);
    out.append(')');
  }

  /** "a, b, c". */
  static void elements(StringBuilder out, List<Expr> expressions) {
    String separator = "";
    for (Expr expression : expressions) {
      out.append(separator);
      expression.print(out);
      separator = ", ";
    }
  }

  /** "(a AND b AND c)". */
  static void joined(StringBuilder out, List<Expr> expressions, String separator) {
    out.append('(');
    for (int i = 0; i < expressions.size(); i++) {
      out.append(i == 0 ? "" : separator);
      expressions.get(i).print(out);
    }
    out.append(')');
  }
}
