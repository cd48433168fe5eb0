package io.tx4j.engine.io;

import java.io.IOException;

/**
 * The folder is held by another engine, of this process or of another; the message says by whom.
 */
public final class FolderInUseException extends IOException {

  private static final long serialVersionUID = 1L;

  FolderInUseException(String message) {
    super(message);
  }
}
