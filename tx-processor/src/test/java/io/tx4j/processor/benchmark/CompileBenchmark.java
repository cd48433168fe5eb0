package io.tx4j.processor.benchmark;

import io.tx4j.processor.testing.Compilation;
import io.tx4j.processor.testing.Compiler;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.mapstruct.Mapper;
import org.mapstruct.ap.MappingProcessor;

/**
 * Compiles 1,000 annotated methods in 100 classes with and without the processor, and beside it
 * MapStruct on 1,000 mapping methods in 100 interfaces, which it also writes a class for each.
 *
 * <p>Arguments: rounds of warming up, rounds measured. Each round compiles all kinds once, in turn.
 * The median is what counts; the JVM is warm, so a build that starts a new one pays more for all.
 */
public final class CompileBenchmark {
  private static final int CLASSES = 100;
  private static final int METHODS = 10;

  private CompileBenchmark() {}

  /** Runs it. */
  public static void main(String[] arguments) {
    int warmUp = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 10;
    int measured = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 15;
    Map<String, List<Long>> times = new TreeMap<>();
    for (int round = -warmUp; round < measured; round++) {
      for (Kind kind : Kind.values()) {
        long nanos = kind.compile();
        if (round >= 0) {
          times.computeIfAbsent(kind.text, text -> new ArrayList<>()).add(nanos);
        }
      }
    }
    times.forEach(CompileBenchmark::print);
  }

  private static void print(String kind, List<Long> nanos) {
    long[] sorted = nanos.stream().mapToLong(Long::longValue).sorted().toArray();
    System.out.printf(
        Locale.ROOT,
        "%-48s median %7.1f ms   best %7.1f ms   %s%n",
        kind,
        sorted[sorted.length / 2] / 1e6,
        sorted[0] / 1e6,
        Arrays.stream(sorted)
            .mapToObj(one -> String.valueOf(one / 1_000_000))
            .collect(Collectors.joining(" ")));
  }

  private enum Kind {
    PLAIN("1 services, no processor", services(), List.of()),
    WRAPPED("2 services, tx4j", services(), List.of("tx4j")),
    HAND_WRITTEN("3 services and wrappers as sources, no processor", wrappers(), List.of()),
    MAPPERS("4 mappers, no processor", mappers(), List.of()),
    MAPPED("5 mappers, MapStruct", mappers(), List.of("mapstruct"));

    private final String text;
    private final String[] sources;
    private final List<String> processors;

    Kind(String text, String[] sources, List<String> processors) {
      this.text = text;
      this.sources = sources;
      this.processors = processors;
    }

    long compile() {
      Compiler compiler = Compiler.bare().on(Mapper.class).sources(sources);
      if (processors.contains("tx4j")) {
        compiler.using(Compiler.registered());
      } else if (processors.contains("mapstruct")) {
        compiler.using(List.of(new MappingProcessor()));
      } else {
        compiler.with("-proc:none");
      }
      long start = System.nanoTime();
      Compilation compilation = compiler.compile();
      long nanos = System.nanoTime() - start;
      if (!compilation.succeeded()) {
        throw new IllegalStateException(compilation.describe());
      }
      return nanos;
    }
  }

  private static String[] services() {
    return IntStream.range(0, CLASSES).mapToObj(CompileBenchmark::service).toArray(String[]::new);
  }

  /** What javac has to do in any case, once the wrappers are there. */
  private static String[] wrappers() {
    List<String> sources = new ArrayList<>(List.of(services()));
    sources.addAll(Compiler.compile(services()).generated().values());
    return sources.toArray(String[]::new);
  }

  private static String service(int number) {
    return """
      package app;
      import io.tx4j.*;
      import java.util.*;
      public class Service%d {
        private final Map<String, String> rows = new HashMap<>();
        public Service%d(String region) { rows.put("region", region); }
        %s
      }
      """
        .formatted(number, number, repeat(CompileBenchmark::serviceMethod));
  }

  private static String serviceMethod(int number) {
    return """
        @Transactional(isolation = Isolation.SERIALIZABLE, timeout = "5s", maxAttempts = 5)
        public List<String> change%d(long id, Map<String, ? extends Number> values) {
          List<String> changed = new ArrayList<>();
          for (Map.Entry<String, ? extends Number> one : values.entrySet()) {
            String old = rows.put(id + one.getKey(), one.getValue().toString());
            if (old != null) { changed.add(old); }
          }
          return changed;
        }
      """
        .formatted(number);
  }

  private static String[] mappers() {
    List<String> sources = new ArrayList<>();
    for (int i = 0; i < CLASSES; i++) {
      sources.add(mapper(i));
      sources.add(bean("Source" + i));
      sources.add(bean("Target" + i));
    }
    return sources.toArray(String[]::new);
  }

  private static String mapper(int number) {
    return """
      package app;
      import org.mapstruct.Mapper;
      @Mapper
      public interface Mapper%d {
        %s
      }
      """
        .formatted(
            number, repeat(i -> "Target%d map%d(Source%d source);\n".formatted(number, i, number)));
  }

  private static String bean(String name) {
    return """
      package app;
      public class %s {
        private long id;
        private String name;
        public long getId() { return id; }
        public void setId(long id) { this.id = id; }
        public String getName() { return name; }
        public void setName(String name) { this.name = name; }
      }
      """
        .formatted(name);
  }

  private static String repeat(IntFunction<String> text) {
    return IntStream.range(0, METHODS).mapToObj(text).collect(Collectors.joining());
  }
}
