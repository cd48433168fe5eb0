package io.tx4j.processor.testing;

import java.net.URI;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.tools.SimpleJavaFileObject;

/** A source file in memory, named after the first type in it. */
public final class SourceFile extends SimpleJavaFileObject {
  private static final Pattern PACKAGE = Pattern.compile("(?m)^package ([\\w.]+);");
  private static final Pattern TYPE =
      Pattern.compile("(?m)^[\\w ()@\",.]*\\b(?:class|interface|enum|record|module) ([\\w.]+)");

  private final String text;

  private SourceFile(URI uri, String text) {
    super(uri, Kind.SOURCE);
    this.text = text;
  }

  /** The file that the text belongs in. */
  public static SourceFile of(String text) {
    Matcher type = TYPE.matcher(text);
    if (!type.find()) {
      throw new IllegalArgumentException("no type in:\n" + text);
    }
    Matcher inPackage = PACKAGE.matcher(text);
    String folder = inPackage.find() ? inPackage.group(1).replace('.', '/') + "/" : "";
    String name = text.contains("module ") && folder.isEmpty() ? "module-info" : type.group(1);
    return new SourceFile(URI.create("mem:///" + folder + name + ".java"), text);
  }

  @Override
  public CharSequence getCharContent(boolean ignoreEncodingErrors) {
    return text;
  }
}
