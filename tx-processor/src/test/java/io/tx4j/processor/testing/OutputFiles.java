package io.tx4j.processor.testing;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;

/** Keeps in memory what a compiler writes. */
final class OutputFiles extends ForwardingJavaFileManager<JavaFileManager> {
  private final Map<String, ByteArrayOutputStream> classes = new TreeMap<>();
  private final Map<String, ByteArrayOutputStream> sources = new TreeMap<>();

  OutputFiles(JavaFileManager files) {
    super(files);
  }

  Map<String, byte[]> classes() {
    Map<String, byte[]> bytes = new TreeMap<>();
    classes.forEach((name, stream) -> bytes.put(name, stream.toByteArray()));
    return bytes;
  }

  Map<String, String> sources() {
    Map<String, String> texts = new TreeMap<>();
    sources.forEach((name, stream) -> texts.put(name, stream.toString(StandardCharsets.UTF_8)));
    return texts;
  }

  static Map<String, String> texts(Path folder) throws IOException {
    Map<String, String> texts = new TreeMap<>();
    for (Path file : filesIn(folder)) {
      texts.put(nameOf(file, folder), Files.readString(file));
    }
    return texts;
  }

  static Map<String, byte[]> classes(Path folder) throws IOException {
    Map<String, byte[]> classes = new TreeMap<>();
    for (Path file : filesIn(folder)) {
      classes.put(nameOf(file, folder), Files.readAllBytes(file));
    }
    return classes;
  }

  private static List<Path> filesIn(Path folder) throws IOException {
    try (Stream<Path> paths = Files.walk(folder)) {
      return paths.filter(Files::isRegularFile).toList();
    }
  }

  private static String nameOf(Path file, Path folder) {
    String path = folder.relativize(file).toString();
    return path.substring(0, path.lastIndexOf('.'))
        .replace(file.getFileSystem().getSeparator(), ".");
  }

  @Override
  public JavaFileObject getJavaFileForOutput(
      Location location, String className, JavaFileObject.Kind kind, FileObject sibling) {
    String name = className.replace('/', '.');
    ByteArrayOutputStream stream = new ByteArrayOutputStream();
    (kind == JavaFileObject.Kind.SOURCE ? sources : classes).put(name, stream);
    return new Written(name, kind, stream);
  }

  private static final class Written extends SimpleJavaFileObject {
    private final ByteArrayOutputStream stream;

    Written(String name, Kind kind, ByteArrayOutputStream stream) {
      super(URI.create("out:///" + name.replace('.', '/') + kind.extension), kind);
      this.stream = stream;
    }

    @Override
    public OutputStream openOutputStream() {
      return stream;
    }

    @Override
    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
      return stream.toString(StandardCharsets.UTF_8);
    }
  }
}
