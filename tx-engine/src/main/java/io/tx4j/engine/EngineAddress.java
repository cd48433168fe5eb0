package io.tx4j.engine;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/**
 * Which engine: {@code mem:NAME} or {@code file:FOLDER}, as URLs and the socket factory's argument
 * say it.
 */
record EngineAddress(Kind kind, String name) {

  enum Kind {
    MEMORY("mem:"),
    FOLDER("file:");

    private final String prefix;

    Kind(String prefix) {
      this.prefix = prefix;
    }
  }

  /**
   * Reads an address.
   *
   * @throws IllegalArgumentException where it is none; the message says what was expected
   */
  static EngineAddress parse(String text) {
    for (Kind kind : Kind.values()) {
      if (text.startsWith(kind.prefix) && text.length() > kind.prefix.length()) {
        return new EngineAddress(kind, text.substring(kind.prefix.length())).checked();
      }
    }
    throw new IllegalArgumentException("expected mem:NAME or file:FOLDER, found \"" + text + "\"");
  }

  /** The engine in memory of that name. */
  static EngineAddress memory(String name) {
    return new EngineAddress(Kind.MEMORY, name);
  }

  /** The engine in that folder. */
  static EngineAddress folder(Path folder) {
    return new EngineAddress(Kind.FOLDER, folder.toString());
  }

  private EngineAddress checked() {
    if (kind == Kind.FOLDER) {
      folder();
    }
    return this;
  }

  private Path folder() {
    try {
      return Path.of(name);
    } catch (InvalidPathException e) {
      throw new IllegalArgumentException("not a folder's name: " + e.getMessage(), e);
    }
  }

  /** The engine of that address, opened when it is not open yet. */
  Engine open() {
    return kind == Kind.MEMORY ? Engine.memory(name) : Engine.open(folder());
  }

  /** What the database is called where the client leaves it open. */
  String databaseName() {
    if (kind == Kind.MEMORY) {
      return name;
    }
    Path last = folder().toAbsolutePath().normalize().getFileName();
    return last == null ? "tx4j" : last.toString();
  }

  @Override
  public String toString() {
    return kind.prefix + name;
  }
}
