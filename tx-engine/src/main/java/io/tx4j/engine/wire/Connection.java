package io.tx4j.engine.wire;

/** A connection as the server keeps it: a conversation and what carries its bytes. Thread-safe. */
interface Connection {

  /** Cancels the running statement, if the process and its secret are this connection's. */
  void cancel(int processId, byte[] secret);

  /** The engine closes: what runs fails, the client is told, the connection ends. */
  void shutDown();
}
