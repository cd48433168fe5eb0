package io.tx4j.engine.wire;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.util.Arrays;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * A socket whose other end is a {@link Conversation} in the same process and on the same thread:
 * what is written is gathered, and flushing it, or reading, runs the conversation.
 *
 * <p>It keeps a socket's contract where clients rely on it. A read waits no longer than SO_TIMEOUT,
 * a statement that runs in it included. Closing it from another thread ends a read that waits and a
 * statement that runs, and rolls back. An interrupt neither ends a wait nor gets lost.
 */
@SuppressWarnings("UnsynchronizedOverridesSynchronized") // volatile fields and a lock instead
final class InProcessSocket extends LocalSocket implements Connection {

  /** Unflushed bytes beyond it run the conversation too, so that a long batch stays bounded. */
  private static final int MAX_GATHERED = 64 * 1024;

  private final Server server;
  private final Conversation conversation;
  private final InputStream input = new Input();
  private final OutputStream output = new Output();

  /** Held by the thread that runs the conversation; one that only writes never waits for it. */
  private final ReentrantLock lock = new ReentrantLock();

  /** What was written while another thread was running the conversation. */
  private final Queue<byte[]> late = new ConcurrentLinkedQueue<>();

  /** The thread that waits in a read, while it does. */
  private volatile @Nullable Thread reader;

  /** Whether something has happened that a waiting reader wants to know. */
  private volatile boolean changed;

  private volatile boolean closed;
  private volatile int soTimeout;

  InProcessSocket(Server server) throws SocketException {
    this.server = server;
    this.conversation = new Conversation(server);
  }

  // --- Reading

  private int read(byte[] target, int offset, int length) throws IOException {
    Objects.checkFromIndexSize(offset, length, target.length);
    if (length == 0) {
      return 0;
    }
    int timeout = soTimeout;
    long deadline = timeout == 0 ? 0 : deadlineAfter(timeout);
    while (true) {
      int count = tryRead(target, offset, length);
      if (count != 0) {
        return count;
      }
      awaitChange(timeout != 0, deadline);
    }
  }

  /**
   * @return how many bytes were read; 0 where there is nothing yet, -1 where there never will be
   */
  private int tryRead(byte[] target, int offset, int length) throws IOException {
    lock.lock();
    try {
      changed = false;
      if (conversation.out().isEmpty()) {
        run();
      }
      checkOpen();
      if (!conversation.out().isEmpty()) {
        return conversation.out().take(target, offset, length);
      }
      if (conversation.hasTimedOut()) {
        throw timeout();
      }
      return conversation.hasEnded() ? -1 : 0;
    } finally {
      lock.unlock();
    }
  }

  /** Waits for another thread to write or close, or for the engine to have something to say. */
  private void awaitChange(boolean limited, long deadline) throws SocketTimeoutException {
    boolean interrupted = false;
    reader = Thread.currentThread();
    try {
      while (!changed) {
        if (!limited) {
          LockSupport.park(this);
        } else {
          long left = deadline - System.nanoTime();
          if (left <= 0) {
            throw timeout();
          }
          LockSupport.parkNanos(this, left);
        }
        interrupted |= Thread.interrupted();
      }
    } finally {
      reader = null;
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private void wakeReader() {
    changed = true;
    LockSupport.unpark(reader);
  }

  private static SocketTimeoutException timeout() {
    return new SocketTimeoutException("Read timed out");
  }

  private static long deadlineAfter(int millis) {
    return System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
  }

  // --- Writing

  private void write(byte[] source, int offset, int length) throws IOException {
    Objects.checkFromIndexSize(offset, length, source.length);
    checkOpen();
    if (!lock.tryLock()) {
      late.add(Arrays.copyOfRange(source, offset, offset + length));
      return;
    }
    try {
      gather();
      if (!conversation.hasEnded()) {
        conversation.in().append(source, offset, length);
        if (conversation.in().size() > MAX_GATHERED) {
          run();
        }
      }
    } finally {
      lock.unlock();
    }
  }

  /**
   * Runs the conversation, unless another thread does, which then sees what it has not yet seen.
   */
  private void drive() {
    if (lock.tryLock()) {
      try {
        run();
      } finally {
        lock.unlock();
      }
      wakeReader();
    }
  }

  private void gather() {
    byte[] bytes = late.poll();
    while (bytes != null) {
      conversation.in().append(bytes, 0, bytes.length);
      bytes = late.poll();
    }
  }

  /** To be called with the lock held. */
  private void run() {
    gather();
    int timeout = soTimeout;
    if (timeout == 0) {
      conversation.pump();
    } else {
      conversation.giveUpAt(deadlineAfter(timeout));
      conversation.pump();
      conversation.neverGiveUp();
    }
  }

  // --- Ending

  @Override
  public void close() {
    if (closed) {
      return;
    }
    // What was sent before is still done: a Terminate, most of all, is not followed by a read.
    drive();
    closed = true;
    conversation.close();
    server.remove(this);
    wakeReader();
  }

  @Override
  public void cancel(int processId, byte[] secret) {
    conversation.cancel(processId, secret);
  }

  @Override
  public void shutDown() {
    conversation.shutDown();
    server.remove(this);
    wakeReader();
  }

  private void checkOpen() throws SocketException {
    if (closed) {
      throw new SocketException("Socket closed");
    }
  }

  private final class Input extends InputStream {

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return InProcessSocket.this.read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
      return InProcessSocket.this.read(target, offset, length);
    }

    @Override
    public int available() throws IOException {
      checkOpen();
      if (!lock.tryLock()) {
        return 0;
      }
      try {
        return conversation.out().available();
      } finally {
        lock.unlock();
      }
    }

    @Override
    public void close() {
      InProcessSocket.this.close();
    }
  }

  private final class Output extends OutputStream {

    @Override
    public void write(int value) throws IOException {
      InProcessSocket.this.write(new byte[] {(byte) value}, 0, 1);
    }

    @Override
    public void write(byte[] source, int offset, int length) throws IOException {
      InProcessSocket.this.write(source, offset, length);
    }

    @Override
    public void flush() {
      if (!closed) {
        drive();
      }
    }

    @Override
    public void close() {
      InProcessSocket.this.close();
    }
  }

  // --- What else a socket has

  @Override
  public InputStream getInputStream() throws SocketException {
    checkOpen();
    return input;
  }

  @Override
  public OutputStream getOutputStream() throws SocketException {
    checkOpen();
    return output;
  }

  @Override
  public void setSoTimeout(int millis) throws SocketException {
    checkOpen();
    if (millis < 0) {
      throw new IllegalArgumentException("timeout can't be negative");
    }
    soTimeout = millis;
  }

  @Override
  public int getSoTimeout() throws SocketException {
    checkOpen();
    return soTimeout;
  }

  @Override
  public boolean isClosed() {
    return closed;
  }

  @Override
  public void shutdownOutput() {
    drive();
  }

  @Override
  public String toString() {
    return "InProcessSocket[" + server.name() + "]";
  }
}
