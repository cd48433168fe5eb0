package io.tx4j.processor.testing;

import io.tx4j.Transactional;
import java.io.File;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.ServiceLoader;
import java.util.stream.Collectors;
import javax.annotation.processing.Processor;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/**
 * Compiles sources in memory with the processors that {@code META-INF/services} names, with all
 * warnings on and fatal. The class path has tx-api on it and what a test adds, not the processor.
 */
public final class Compiler {
  private final JavaCompiler compiler;
  private final List<SourceFile> sources = new ArrayList<>();
  private final List<String> options = new ArrayList<>();
  private final List<String> classPath = new ArrayList<>();
  private final List<Processor> processors = new ArrayList<>();

  private Compiler(JavaCompiler compiler) {
    this.compiler = compiler;
    on(Transactional.class);
  }

  /** The JDK's, with {@code -Xlint:all -Werror}. */
  public static Compiler javac() {
    return bare().with("-Xlint:all", "-Werror").using(registered());
  }

  /** The JDK's, without processors and with its own defaults. */
  public static Compiler bare() {
    return new Compiler(ToolProvider.getSystemJavaCompiler());
  }

  /** Another one. */
  public static Compiler of(JavaCompiler compiler) {
    return new Compiler(compiler).using(registered());
  }

  /** Compiles sources with {@link #javac()}. */
  public static Compilation compile(String... sources) {
    return javac().sources(sources).compile();
  }

  /** The processors of this module, in the order of the services file. */
  public static List<Processor> registered() {
    return ServiceLoader.load(Processor.class).stream()
        .filter(one -> one.type().getName().startsWith("io.tx4j."))
        .map(ServiceLoader.Provider::get)
        .toList();
  }

  /** Adds sources. */
  public Compiler sources(String... texts) {
    Arrays.stream(texts).map(SourceFile::of).forEach(sources::add);
    return this;
  }

  /** Adds options. */
  public Compiler with(String... more) {
    options.addAll(List.of(more));
    return this;
  }

  /** Adds processors. */
  public Compiler using(List<? extends Processor> more) {
    processors.addAll(more);
    return this;
  }

  /** Puts what a class came from on the class path. */
  public Compiler on(Class<?> type) {
    try {
      classPath.add(
          new File(type.getProtectionDomain().getCodeSource().getLocation().toURI()).getPath());
      return this;
    } catch (URISyntaxException e) {
      throw new IllegalArgumentException(e);
    }
  }

  /** Compiles in memory. */
  public Compilation compile() {
    DiagnosticCollector<JavaFileObject> diagnostics = new DiagnosticCollector<>();
    try (OutputFiles files = new OutputFiles(standardFiles(diagnostics))) {
      boolean succeeded = run(files, diagnostics, sources, List.of());
      return new Compilation(
          succeeded, diagnostics.getDiagnostics(), files.sources(), files.classes());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Compiles in a folder, for compilers that know of files only. */
  public Compilation compileIn(Path folder) throws IOException {
    Path input = Files.createDirectories(folder.resolve("in"));
    Path generated = Files.createDirectories(folder.resolve("generated"));
    Path classes = Files.createDirectories(folder.resolve("classes"));
    List<Path> written = new ArrayList<>();
    for (SourceFile source : sources) {
      Path file = input.resolve(source.toUri().getPath().substring(1));
      Files.createDirectories(file.getParent());
      written.add(Files.writeString(file, source.getCharContent(true)));
    }
    DiagnosticCollector<JavaFileObject> diagnostics = new DiagnosticCollector<>();
    try (StandardJavaFileManager files = standardFiles(diagnostics)) {
      List<String> places = List.of("-s", generated.toString(), "-d", classes.toString());
      boolean succeeded =
          run(files, diagnostics, files.getJavaFileObjectsFromPaths(written), places);
      return new Compilation(
          succeeded,
          diagnostics.getDiagnostics(),
          OutputFiles.texts(generated),
          OutputFiles.classes(classes));
    }
  }

  private StandardJavaFileManager standardFiles(DiagnosticCollector<JavaFileObject> diagnostics) {
    return compiler.getStandardFileManager(diagnostics, Locale.ROOT, StandardCharsets.UTF_8);
  }

  private boolean run(
      JavaFileManager files,
      DiagnosticCollector<JavaFileObject> diagnostics,
      Iterable<? extends JavaFileObject> units,
      List<String> places) {
    List<String> arguments = new ArrayList<>(options);
    arguments.addAll(places);
    arguments.addAll(
        List.of("-classpath", classPath.stream().collect(Collectors.joining(File.pathSeparator))));
    JavaCompiler.CompilationTask task =
        compiler.getTask(new StringWriter(), files, diagnostics, arguments, null, units);
    task.setProcessors(processors);
    return task.call();
  }
}
