package io.tx4j.processor.write;

import com.palantir.javapoet.ClassName;
import io.tx4j.processor.model.AnnotatedType;
import io.tx4j.processor.model.Method;
import io.tx4j.processor.model.Parameter;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * A wrapper before it is text: all names are settled.
 *
 * @param type what is wrapped
 * @param name the wrapper's name
 * @param methods in the order of the type
 */
record WrapperModel(AnnotatedType type, ClassName name, List<WrappedMethod> methods) {
  static final String TRANSACTIONS = "transactions";
  static final String DELEGATE = "delegate";

  private static final Pattern WORD_BOUNDARY =
      Pattern.compile("(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])");

  /**
   * One method of the wrapper.
   *
   * @param method what it overrides
   * @param constant the name of the constant with its definition; empty if it has none
   * @param parameterNames names that hide nothing of the wrapper
   */
  record WrappedMethod(Method method, Optional<String> constant, List<String> parameterNames) {}

  static WrapperModel of(AnnotatedType type) {
    Set<String> constants = new TreeSet<>();
    List<Optional<String>> names = new ArrayList<>();
    for (Method method : type.methods()) {
      names.add(method.definition().map(definition -> constantName(method.name(), constants)));
    }
    List<WrappedMethod> methods = new ArrayList<>();
    for (int i = 0; i < names.size(); i++) {
      Method method = type.methods().get(i);
      List<String> parameters = parameterNames(method.signature().parameters(), constants);
      methods.add(new WrappedMethod(method, names.get(i), parameters));
    }
    return new WrapperModel(type, type.wrapperName(), methods);
  }

  /** The names of the parameters, changed where they would hide a field of the wrapper. */
  static List<String> parameterNames(List<Parameter> parameters, Set<String> constants) {
    Set<String> taken = new HashSet<>(constants);
    taken.add(TRANSACTIONS);
    taken.add(DELEGATE);
    return parameters.stream().map(parameter -> freeName(parameter.name(), taken)).toList();
  }

  private static String freeName(String name, Set<String> taken) {
    return taken.add(name) ? name : freeName(name + "_", taken);
  }

  /**
   * {@code transferAll} becomes {@code TRANSFER_ALL}, that of an overload {@code TRANSFER_ALL_2}.
   */
  private static String constantName(String method, Set<String> taken) {
    String name = upperUnderscore(method);
    String free = name;
    for (int i = 2; !taken.add(free); i++) {
      free = name + "_" + i;
    }
    return free;
  }

  private static String upperUnderscore(String camelCase) {
    return WORD_BOUNDARY.matcher(camelCase).replaceAll("_").toUpperCase(Locale.ROOT);
  }
}
