package io.tx4j.engine.session;

/** The tag of CommandComplete. */
final class CommandTag {

  private CommandTag() {}

  /** The tag with the count of rows, for those commands that have one. */
  static String of(String command, long rows) {
    return switch (command) {
      case "INSERT" -> "INSERT 0 " + rows; // the 0 once was the row's oid
      case "SELECT", "UPDATE", "DELETE", "MERGE", "FETCH", "MOVE", "COPY" -> command + " " + rows;
      default -> command;
    };
  }
}
