package app;

import io.tx4j.Transactional;
import java.io.IOException;

interface Files extends AutoCloseable {
  @Transactional
  void store(String name, byte[] content) throws IOException;

  String describe(int depth);

  default int size() {
    return 0;
  }

  @Override
  void close() throws IOException;
}
