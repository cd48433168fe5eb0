package io.tx4j.engine.wal;

import io.tx4j.engine.io.Disk;
import java.io.IOException;
import java.util.List;

/** The names of the files in a database's folder. */
final class LogFolder {

  static final String SEGMENT = "log-";
  static final String SNAPSHOT = "snapshot-";

  /** Ends the name of a file that is being made: it counts only once it is renamed. */
  static final String UNFINISHED = ".new";

  private LogFolder() {}

  /** Sixteen hexadecimal digits, so that the order of names is the order of positions. */
  static String segmentName(long start) {
    return SEGMENT + String.format("%016x", start);
  }

  static String snapshotName(long lsn) {
    return SNAPSHOT + String.format("%016x", lsn);
  }

  /** The finished files of a kind, in order of position. */
  static List<String> finished(Disk disk, String kind) throws IOException {
    return disk.list().stream()
        .filter(name -> name.startsWith(kind) && !name.endsWith(UNFINISHED))
        .toList();
  }

  static void deleteUnfinished(Disk disk, String kind) throws IOException {
    for (String name : disk.list()) {
      if (name.startsWith(kind) && name.endsWith(UNFINISHED)) {
        disk.delete(name);
      }
    }
  }
}
