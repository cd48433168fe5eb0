package io.tx4j.processor.body;

import java.lang.reflect.Field;
import java.lang.reflect.Proxy;
import java.util.Optional;
import javax.annotation.processing.ProcessingEnvironment;
import org.jspecify.annotations.Nullable;

/**
 * Finds javac's own environment behind what build tools and IDEs put around it. Gradle wraps it in
 * an object with a field for the original, IntelliJ IDEA in a proxy whose handler has one. There is
 * no interface to ask for it, so the fields are looked at; where that fails there are no warnings.
 */
final class JavacEnvironment {
  private static final String JAVAC = "com.sun.tools.javac.processing.JavacProcessingEnvironment";
  private static final int MAX_DEPTH = 5;

  private JavacEnvironment() {}

  static Optional<ProcessingEnvironment> behind(ProcessingEnvironment environment) {
    ProcessingEnvironment at = environment;
    for (int depth = 0; depth < MAX_DEPTH; depth++) {
      if (at.getClass().getName().equals(JAVAC)) {
        return Optional.of(at);
      }
      ProcessingEnvironment next = wrappedIn(holder(at));
      if (next == null) {
        return Optional.empty();
      }
      at = next;
    }
    return Optional.empty();
  }

  private static Object holder(ProcessingEnvironment environment) {
    return Proxy.isProxyClass(environment.getClass())
        ? Proxy.getInvocationHandler(environment)
        : environment;
  }

  private static @Nullable ProcessingEnvironment wrappedIn(Object holder) {
    for (Class<?> type = holder.getClass(); type != null; type = type.getSuperclass()) {
      for (Field field : type.getDeclaredFields()) {
        if (read(field, holder) instanceof ProcessingEnvironment found && found != holder) {
          return found;
        }
      }
    }
    return null;
  }

  private static @Nullable Object read(Field field, Object holder) {
    try {
      return field.trySetAccessible() ? field.get(holder) : null;
    } catch (IllegalAccessException | RuntimeException closed) {
      return null;
    }
  }
}
