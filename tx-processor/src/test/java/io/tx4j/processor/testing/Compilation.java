package io.tx4j.processor.testing;

import io.tx4j.Transactions;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import javax.tools.Diagnostic;
import javax.tools.JavaFileObject;
import org.jspecify.annotations.Nullable;

/**
 * How a compilation ended.
 *
 * @param succeeded whether there are class files
 * @param diagnostics errors and warnings in the order in which they came
 * @param generated the text of generated sources by qualified name
 * @param classes the bytes of classes by binary name
 */
public record Compilation(
    boolean succeeded,
    List<Diagnostic<? extends JavaFileObject>> diagnostics,
    Map<String, String> generated,
    Map<String, byte[]> classes) {

  /** The same, after a check that there was neither an error nor a warning. */
  public Compilation clean() {
    if (!succeeded || !diagnostics.isEmpty()) {
      throw new AssertionError("not clean:\n" + describe());
    }
    return this;
  }

  /** The text of one generated source. */
  public String generated(String name) {
    String text = generated.get(name);
    if (text == null) {
      throw new AssertionError(name + " was not generated:\n" + describe());
    }
    return text;
  }

  /** Messages with their places, {@code line:column kind message}. */
  public List<String> messages() {
    return diagnostics.stream()
        .map(
            one ->
                "%d:%d %s %s"
                    .formatted(
                        one.getLineNumber(),
                        one.getColumnNumber(),
                        one.getKind().name().toLowerCase(Locale.ROOT),
                        one.getMessage(Locale.ROOT)))
        .toList();
  }

  /** The tags of the messages, with their lines: {@code TX001@4}. */
  public List<String> tags() {
    return diagnostics.stream()
        .filter(one -> one.getMessage(Locale.ROOT).contains("[TX"))
        .map(one -> tag(one.getMessage(Locale.ROOT)) + "@" + one.getLineNumber())
        .toList();
  }

  /** A loader of the classes; it finds all others where the tests do. */
  public ClassLoader load() {
    return new ClassLoader(Compilation.class.getClassLoader()) {
      @Override
      protected Class<?> findClass(String name) throws ClassNotFoundException {
        byte @Nullable [] bytes = classes.get(name);
        if (bytes == null) {
          throw new ClassNotFoundException(name);
        }
        return defineClass(name, bytes, 0, bytes.length);
      }
    };
  }

  /**
   * Runs the class {@code app.Scenario}, a {@code Function<Transactions, Object>}.
   *
   * @return what it returned
   */
  public Object run(Transactions transactions) {
    return run(load(), transactions);
  }

  /** As {@link #run}, with the classes in a folder for those who look for files. */
  public Object runFrom(Path folder, Transactions transactions) throws IOException {
    for (Map.Entry<String, byte[]> one : classes.entrySet()) {
      Path file = folder.resolve(one.getKey().replace('.', '/') + ".class");
      Files.createDirectories(file.getParent());
      Files.write(file, one.getValue());
    }
    URL[] path = {folder.toUri().toURL()};
    try (URLClassLoader loader = new URLClassLoader(path, Compilation.class.getClassLoader())) {
      return run(loader, transactions);
    }
  }

  private Object run(ClassLoader loader, Transactions transactions) {
    try {
      Object scenario = loader.loadClass("app.Scenario").getDeclaredConstructor().newInstance();
      @SuppressWarnings("unchecked")
      Function<Transactions, Object> function = (Function<Transactions, Object>) scenario;
      return function.apply(transactions);
    } catch (ReflectiveOperationException e) {
      throw new AssertionError(describe(), e);
    }
  }

  /** Everything that helps to understand a failure. */
  public String describe() {
    String sources =
        generated.entrySet().stream()
            .map(one -> "--- " + one.getKey() + "\n" + one.getValue())
            .collect(Collectors.joining("\n"));
    String messages =
        diagnostics.stream()
            .map(one -> one.getSource() + ":" + one.getLineNumber() + ": " + one.getMessage(null))
            .collect(Collectors.joining("\n"));
    return messages + "\n" + sources;
  }

  private static String tag(String message) {
    return message.substring(message.indexOf("[TX") + 1, message.indexOf(']'));
  }
}
