package io.tx4j.processor;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.tx4j.processor.testing.Compilation;
import io.tx4j.processor.testing.Compiler;
import io.tx4j.processor.testing.RecordingTransactions;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/**
 * Classes of random methods: their wrappers compile with all warnings fatal, and a call of each
 * method does the same with the wrapper as without, once through the boundary.
 */
class SignatureProperties {

  /**
   * A type as it is written, an expression of it, and what overloads are told apart by: its
   * erasure, but one for all that a call could not choose between.
   */
  private record Type(String text, String erasure, String value) {
    static Type plain(String text, String value) {
      return new Type(text, text.replaceAll("<.*>", ""), value);
    }
  }

  private static final List<Type> TYPES =
      List.of(
          Type.plain("int", "1"),
          Type.plain("long", "2L"),
          Type.plain("boolean", "true"),
          Type.plain("char", "'c'"),
          Type.plain("byte", "(byte) 3"),
          Type.plain("short", "(short) 4"),
          Type.plain("float", "5f"),
          Type.plain("double", "6d"),
          new Type("String", "Object", "\"seven\""),
          new Type("Integer", "Object", "Integer.valueOf(8)"),
          Type.plain("Object", "(Object) \"nine\""),
          Type.plain("int[]", "new int[] {10}"),
          Type.plain("String[][]", "new String[][] {{\"eleven\"}}"),
          Type.plain("List<String>", "List.of(\"a\")"),
          Type.plain("List<? extends Number>", "List.of(1, 2)"),
          Type.plain("Map<String, ? super Integer>", "Map.<String, Number>of()"),
          Type.plain("Map.Entry<String, List<Long>[]>", "Map.entry(\"k\", Subject.ARRAY)"),
          Type.plain("Class<?>", "String.class"),
          Type.plain("Optional<List<?>>", "Optional.<List<?>>of(List.of(1))"),
          Type.plain("Set", "Set.of()"),
          new Type("E", "Object", "Integer.valueOf(12)"),
          new Type("List<E>", "List", "List.of(13)"),
          new Type("E[]", "Number[]", "new Integer[] {14}"),
          new Type("Pair<E, String>", "Pair", "new Pair<>(15, \"p\")"),
          new Type("T", "Object", "\"sixteen\""),
          new Type("List<? super T>", "List", "List.<Object>of()"),
          new Type("Inner", "Inner", "new Subject.Inner()"));

  private static final Type VOID = new Type("void", "void", "");

  private static final List<String> THROWN =
      List.of(
          "java.io.IOException",
          "java.io.FileNotFoundException",
          "java.sql.SQLException",
          "InterruptedException",
          "IllegalStateException",
          "X");

  private record Method(
      String name,
      String access,
      Type result,
      List<Type> parameters,
      boolean varargs,
      Set<String> thrown,
      String attributes) {

    /** Of methods with a variable number of arguments there is one for each name. */
    String key() {
      return varargs
          ? name + "..."
          : name
              + parameters.stream().map(Type::erasure).collect(Collectors.joining(",", "(", ")"));
    }

    /** What the compiler compares: a variable number of arguments is an array. */
    String erased() {
      return name
          + " "
          + parameters.stream().map(Type::erasure).collect(Collectors.joining(","))
          + (varargs ? "[]" : "");
    }

    String declaration() {
      String throwing = thrown.isEmpty() ? "" : " throws " + String.join(", ", thrown);
      return """
        @Transactional%s
        %s <T extends Comparable<T>, X extends Exception> %s %s(%s)%s {
          seen.add("%s" + Arrays.deepToString(new Object[] {%s}));
          %s
          %s
        }
      """
          .formatted(
              attributes,
              access,
              result.text(),
              name,
              parameterList(),
              throwing,
              key(),
              names(),
              failure(),
              result.text().equals("void") ? "" : "return " + cast(result) + ";");
    }

    /** Inside the class nobody knows what E and T are; the calls make them fit. */
    private static String cast(Type type) {
      return "Subject.<" + boxed(type) + ">as(" + type.value() + ")";
    }

    private static String boxed(Type type) {
      return switch (type.text()) {
        case "int" -> "Integer";
        case "char" -> "Character";
        case "long", "boolean", "byte", "short", "float", "double" ->
            Character.toUpperCase(type.text().charAt(0)) + type.text().substring(1);
        default -> type.text();
      };
    }

    private String failure() {
      return thrown.stream()
          .filter(one -> !one.equals("X"))
          .sorted()
          .map(one -> "if (failing) throw new " + one + "(\"failed\");")
          .findFirst()
          .orElse("");
    }

    private String parameterList() {
      return IntStream.range(0, parameters.size())
          .mapToObj(i -> parameter(i) + " " + parameterName(i))
          .collect(Collectors.joining(", "));
    }

    private String parameter(int i) {
      String text = parameters.get(i).text();
      return varargs && i == parameters.size() - 1 ? text + "..." : text;
    }

    /** Some of them are names that the wrapper uses itself. */
    private static String parameterName(int i) {
      return List.of("first", "transactions", "delegate", "body").get(i);
    }

    private String names() {
      return IntStream.range(0, parameters.size())
          .mapToObj(Method::parameterName)
          .collect(Collectors.joining(", "));
    }

    String call() {
      String arguments = parameters.stream().map(Type::value).collect(Collectors.joining(", "));
      String typeArguments = "<String, RuntimeException>";
      String call = "subject." + typeArguments + name + "(" + arguments + ")";
      String kept = result.text().equals("void") ? call + ";" : "results.add(deep(" + call + "));";
      return "try { " + kept + " } catch (Exception e) { results.add(e.toString()); }\n";
    }
  }

  @Provide
  Arbitrary<List<Method>> methods() {
    Arbitrary<List<Type>> parameters = Arbitraries.of(TYPES).list().ofMaxSize(4);
    Arbitrary<Set<String>> thrown = Arbitraries.of(THROWN).set().ofMaxSize(3);
    Arbitrary<Method> method =
        Combinators.combine(
                Arbitraries.of("save", "find", "SAVE", "call"),
                Arbitraries.of("public", "protected", ""),
                Arbitraries.of(TYPES),
                parameters,
                Arbitraries.of(true, false),
                thrown,
                Arbitraries.of("", "(readOnly = true)", "(timeout = \"5s\", maxAttempts = 2)"))
            .as(SignatureProperties::method);
    return method.list().ofMinSize(1).ofMaxSize(10).map(SignatureProperties::distinct);
  }

  /** What a call returns must not depend on which overload it means; so void goes by the name. */
  private static Method method(
      String name,
      String access,
      Type result,
      List<Type> parameters,
      boolean last,
      Set<String> thrown,
      String attributes) {
    boolean reifiable =
        !parameters.isEmpty()
            && !parameters.get(parameters.size() - 1).text().matches(".*[<\\[].*|[ET]");
    return new Method(name, access, result, parameters, last && reifiable, thrown, attributes);
  }

  private static List<Method> distinct(List<Method> methods) {
    Set<String> keys = new HashSet<>();
    return methods.stream().filter(one -> keys.add(one.key()) & keys.add(one.erased())).toList();
  }

  @Property(tries = 60)
  void wrapperCompilesCleanAndBehaves(@ForAll("methods") List<Method> methods) {
    Compilation compilation = Compiler.compile(subject(methods), scenario(methods)).clean();
    RecordingTransactions transactions = new RecordingTransactions();
    List<?> seen = (List<?>) compilation.run(transactions);
    assertEquals(seen.get(0), seen.get(1), compilation::describe);
    assertEquals(2 * methods.size(), transactions.definitions().size());
  }

  private static String subject(List<Method> methods) {
    return """
      package app;
      import io.tx4j.Transactional;
      import java.util.*;
      @SuppressWarnings({"rawtypes", "overloads"})
      public class Subject<E extends Number & Comparable<E>> {
        public static class Inner {
          @Override public String toString() { return "inner"; }
        }
        public record Pair<A, B>(A a, B b) {}
        final List<String> seen = new ArrayList<>();
        boolean failing;
        @SuppressWarnings("unchecked") static <R> R as(Object value) { return (R) value; }
        @SuppressWarnings({"unchecked", "rawtypes"})
        static final List<Long>[] ARRAY = new List[] {List.of(1L)};
      %s
      }
      """
        .formatted(methods.stream().map(Method::declaration).collect(Collectors.joining("\n")));
  }

  private static String scenario(List<Method> methods) {
    return """
      package app;
      import io.tx4j.Transactions;
      import java.util.*;
      import app.Subject.*;
      @SuppressWarnings({"rawtypes", "unchecked", "cast"})
      public class Scenario implements java.util.function.Function<Transactions, Object> {
        @Override public Object apply(Transactions transactions) {
          return List.of(calls(plain()), calls(new SubjectTx<Integer>(transactions)));
        }
        @SuppressWarnings("tx4j") static Subject<Integer> plain() { return new Subject<Integer>(); }
        static List<Object> calls(Subject<Integer> subject) {
          List<Object> results = new ArrayList<>();
          for (boolean failing : new boolean[] {false, true}) {
            subject.failing = failing;
            %s
          }
          results.add(subject.seen);
          return results;
        }
        static String deep(Object value) { return Arrays.deepToString(new Object[] {value}); }
      }
      """
        .formatted(methods.stream().map(Method::call).collect(Collectors.joining()));
  }
}
