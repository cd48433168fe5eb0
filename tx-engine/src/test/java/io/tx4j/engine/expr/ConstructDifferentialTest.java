package io.tx4j.engine.expr;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tx4j.engine.value.SqlType;
import io.tx4j.engine.value.Types;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * CASE, COALESCE, IN, ANY, BETWEEN, rows and their like choose types and give values as PostgreSQL
 * does.
 */
class ConstructDifferentialTest {

  private static final int ROUNDS = 60;
  private static final long SEED = 4_711;

  private static final List<SqlType> TYPES =
      List.of(
          Types.BOOL,
          Types.INT2,
          Types.INT4,
          Types.INT8,
          Types.NUMERIC,
          Types.FLOAT8,
          Types.TEXT,
          Types.VARCHAR,
          Types.BPCHAR,
          Types.DATE,
          Types.TIMESTAMP,
          Types.TIMESTAMPTZ,
          Types.UUID,
          Types.JSONB);

  private final Random random = new Random(SEED);

  @Test
  void constructsOverAllTypes() throws SQLException {
    try (Oracle oracle = new Oracle()) {
      for (SqlType type : TYPES) {
        for (int i = 0; i < ROUNDS; i++) {
          List<Sample> three = List.of(like(type), like(type), like(type));
          oracle.compare(list("coalesce", three, e -> Exprs.coalesce(e, 1)));
          oracle.compare(list("greatest", three, e -> Exprs.greatest(e, 1)));
          oracle.compare(list("least", three, e -> Exprs.least(e, 1)));
          oracle.compare(
              list("nullif", three.subList(0, 2), e -> Exprs.nullIf(e.get(0), e.get(1), 1)));
          oracle.compare(caseOf(three));
          oracle.compare(in(three, i % 2 == 0));
          oracle.compare(between(three, i % 2 == 0, i % 3 == 0));
          oracle.compare(
              infix(three, "is distinct from", e -> Exprs.distinct(e.get(0), e.get(1), false, 1)));
          oracle.compare(any(three, i % 2 == 0));
          oracle.compare(rows(three, List.of("=", "<>", "<", ">=").get(i % 4)));
        }
      }
      assertTrue(oracle.compared() >= TYPES.size() * ROUNDS * 10);
      assertEquals(
          "",
          String.join("\n", oracle.differences()),
          () -> oracle.differences().size() + " of " + oracle.compared());
    }
  }

  private Sample like(SqlType type) {
    switch (random.nextInt(6)) {
      case 0:
        return Sample.unknown(pick(Literals.texts(type)));
      case 1:
        return Sample.nullOf(type);
      case 2:
        SqlType other = TYPES.get(random.nextInt(TYPES.size()));
        return Sample.literal(other, pick(Literals.texts(other)));
      default:
        return Sample.literal(type, pick(Literals.texts(type)));
    }
  }

  private String pick(List<String> texts) {
    return texts.get(random.nextInt(texts.size()));
  }

  private static List<Expr> exprs(List<Sample> samples) {
    List<Expr> exprs = new ArrayList<>();
    samples.forEach(sample -> exprs.add(sample.expr().get()));
    return exprs;
  }

  private static String joined(List<Sample> samples) {
    return samples.stream().map(Sample::sql).collect(Collectors.joining(", "));
  }

  private static Sample list(String name, List<Sample> arguments, Function<List<Expr>, Expr> make) {
    return new Sample(name + "(" + joined(arguments) + ")", () -> make.apply(exprs(arguments)));
  }

  private static Sample infix(List<Sample> three, String name, Function<List<Expr>, Expr> make) {
    String sql = "(" + three.get(0).sql() + " " + name + " " + three.get(1).sql() + ")";
    return new Sample(sql, () -> make.apply(exprs(three)));
  }

  private static Sample caseOf(List<Sample> three) {
    String sql =
        String.format(
            "case %s when %s then %s else %s end",
            three.get(0).sql(), three.get(1).sql(), three.get(2).sql(), three.get(0).sql());
    return new Sample(
        sql,
        () -> {
          List<Expr> e = exprs(three);
          return Exprs.caseWhen(e.get(0), List.of(e.get(1)), List.of(e.get(2)), e.get(0), 1);
        });
  }

  private static Sample in(List<Sample> three, boolean negated) {
    List<Sample> list = three.subList(1, 3);
    String sql = "(" + three.get(0).sql() + (negated ? " not in (" : " in (") + joined(list) + "))";
    return new Sample(sql, () -> Exprs.in(three.get(0).expr().get(), exprs(list), negated, 1));
  }

  private static Sample between(List<Sample> three, boolean negated, boolean symmetric) {
    String sql =
        String.format(
            "(%s %sbetween %s%s and %s)",
            three.get(0).sql(),
            negated ? "not " : "",
            symmetric ? "symmetric " : "",
            three.get(1).sql(),
            three.get(2).sql());
    return new Sample(
        sql,
        () -> {
          List<Expr> e = exprs(three);
          return Exprs.between(e.get(0), e.get(1), e.get(2), symmetric, negated, 1);
        });
  }

  private static Sample any(List<Sample> three, boolean all) {
    List<Sample> elements = three.subList(1, 3);
    String sql =
        "("
            + three.get(0).sql()
            + (all ? " < all (array[" : " = any (array[")
            + joined(elements)
            + "]))";
    return new Sample(
        sql,
        () ->
            Exprs.quantified(
                all ? "<" : "=",
                all,
                three.get(0).expr().get(),
                Exprs.array(exprs(elements), 1),
                1));
  }

  private static Sample rows(List<Sample> three, String operator) {
    List<Sample> left = three.subList(0, 2);
    List<Sample> right = List.of(three.get(2), three.get(0));
    String sql = "(row(" + joined(left) + ") " + operator + " row(" + joined(right) + "))";
    return new Sample(
        sql, () -> Exprs.operator(operator, Exprs.row(exprs(left)), Exprs.row(exprs(right)), 1));
  }
}
