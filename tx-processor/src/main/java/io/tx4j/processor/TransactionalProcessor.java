package io.tx4j.processor;

import com.google.auto.service.AutoService;
import io.tx4j.processor.body.BodyAnalysis;
import io.tx4j.processor.model.AnnotatedType;
import io.tx4j.processor.read.ModelReader;
import io.tx4j.processor.rule.Problem;
import io.tx4j.processor.rule.Rules;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.ProcessingEnvironment;
import javax.annotation.processing.Processor;
import javax.annotation.processing.RoundEnvironment;
import javax.annotation.processing.SupportedAnnotationTypes;
import javax.annotation.processing.SupportedOptions;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.ElementFilter;
import javax.tools.Diagnostic;
import org.jspecify.annotations.Nullable;

/**
 * The entrance of each round: finds the types with boundaries and has their wrappers written.
 *
 * <p>It is asked about all types, not only annotated ones, because a boundary may be inherited by a
 * class that carries no annotation itself. A type that mentions classes which another processor has
 * yet to write waits for the next round.
 */
@AutoService(Processor.class)
@SupportedAnnotationTypes("*")
@SupportedOptions({Options.DATABASES, Options.ERRORS})
public final class TransactionalProcessor extends AbstractProcessor {
  private final Set<Object> printed = new HashSet<>();
  private Set<String> waiting = new TreeSet<>();
  private Rules rules = new Rules(Set.of());
  private @Nullable WrapperFiles files;

  /** For {@link java.util.ServiceLoader}. */
  public TransactionalProcessor() {}

  @Override
  public SourceVersion getSupportedSourceVersion() {
    return SourceVersion.latestSupported();
  }

  @Override
  public synchronized void init(ProcessingEnvironment environment) {
    super.init(environment);
    Options options = Options.of(environment.getOptions());
    checkOptions(options);
    rules = new Rules(options.databases());
    WrapperFiles output = new WrapperFiles(environment.getFiler());
    files = output;
    readBodies(environment, options, output);
  }

  private void checkOptions(Options options) {
    Set<String> unknown = options.unknownErrors();
    if (!unknown.isEmpty()) {
      String message =
          "The option %s names %s; expected all, or tags of warnings such as TX051,TX056."
              .formatted(Options.ERRORS, String.join(", ", unknown));
      processingEnv.getMessager().printMessage(Diagnostic.Kind.ERROR, message);
    }
  }

  /** Bodies are read where the compiler shows them; where it does not, all else works the same. */
  private static void readBodies(
      ProcessingEnvironment environment, Options options, WrapperFiles output) {
    try {
      BodyAnalysis.install(environment, options.errors(), output::isSource);
    } catch (LinkageError | IllegalArgumentException noTreeApi) {
      environment
          .getMessager()
          .printMessage(Diagnostic.Kind.NOTE, "tx4j reads no bodies here: " + noTreeApi);
    }
  }

  @Override
  public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
    WrapperFiles output = Objects.requireNonNull(files, "process was called before init");
    if (!round.processingOver()) {
      Set<TypeElement> types = typesOf(round);
      types.forEach(output::addSource);
      ModelReader reader = new ModelReader(processingEnv);
      types.forEach(type -> processSafely(type, reader, output));
    }
    return false;
  }

  private Set<TypeElement> typesOf(RoundEnvironment round) {
    Set<TypeElement> types = new LinkedHashSet<>();
    for (String name : waiting) {
      types.add(processingEnv.getElementUtils().getTypeElement(name));
    }
    waiting = new TreeSet<>();
    ElementFilter.typesIn(round.getRootElements()).forEach(type -> collect(type, types));
    return types;
  }

  private static void collect(TypeElement type, Set<TypeElement> types) {
    types.add(type);
    ElementFilter.typesIn(type.getEnclosedElements()).forEach(nested -> collect(nested, types));
  }

  /** A compiler that is thrown at shows a stack trace in place of the user's other mistakes. */
  private void processSafely(TypeElement type, ModelReader reader, WrapperFiles output) {
    try {
      process(type, reader, output);
    } catch (RuntimeException failure) {
      StringWriter trace = new StringWriter();
      failure.printStackTrace(new PrintWriter(trace));
      String message = Problem.INTERNAL_ERROR.message(type, trace);
      processingEnv.getMessager().printMessage(Diagnostic.Kind.ERROR, message, type);
    }
  }

  private void process(TypeElement type, ModelReader reader, WrapperFiles output) {
    if (!reader.concerns(type)) {
      return;
    }
    if (!reader.isComplete(type)) {
      waiting.add(type.getQualifiedName().toString());
      return;
    }
    AnnotatedType read = reader.read(type);
    if (read.isLeftToInterface()) {
      return;
    }
    Report report = new Report(processingEnv.getMessager(), printed);
    rules.check(read, report);
    if (report.isEmpty() && !read.isLeftToSubclasses()) {
      output.write(read, type, report);
    }
  }
}
