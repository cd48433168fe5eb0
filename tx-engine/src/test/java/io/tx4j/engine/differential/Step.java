package io.tx4j.engine.differential;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One statement of one session. */
record Step(String session, String sql) {

  private static final Pattern SESSION = Pattern.compile("(s\\d+):\\s*(.*)", Pattern.DOTALL);
  private static final String FIRST_SESSION = "s1";

  /** The steps of a script. */
  static List<Step> parse(String script) {
    List<Step> steps = new ArrayList<>();
    StringBuilder step = new StringBuilder();
    for (String line : (script + "\n.").split("\n")) {
      if (line.startsWith("#") || line.isBlank()) {
        continue;
      }
      boolean continuation = Character.isWhitespace(line.charAt(0));
      if (!continuation && !step.isEmpty()) {
        steps.add(of(step.toString()));
        step.setLength(0);
      }
      step.append(step.isEmpty() ? "" : "\n").append(line.stripTrailing());
    }
    return steps;
  }

  private static Step of(String text) {
    Matcher matcher = SESSION.matcher(text);
    return matcher.matches()
        ? new Step(matcher.group(1), matcher.group(2))
        : new Step(FIRST_SESSION, text);
  }
}
