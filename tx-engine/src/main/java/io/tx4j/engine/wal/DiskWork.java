package io.tx4j.engine.wal;

import java.io.IOException;

/** Something to do with a disk. */
@FunctionalInterface
interface DiskWork {
  void run() throws IOException;
}
