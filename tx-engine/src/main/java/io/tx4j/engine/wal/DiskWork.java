package io.tx4j.engine.wal;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Something to do with a disk. */
interface DiskWork<T extends @Nullable Object> {
  T run() throws IOException;
}
