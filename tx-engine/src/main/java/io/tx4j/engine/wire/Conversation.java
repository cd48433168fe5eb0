package io.tx4j.engine.wire;

import io.tx4j.engine.error.SqlError;
import io.tx4j.engine.error.SqlState;
import io.tx4j.engine.session.Session;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The server's side of one connection: a state machine between an {@link Inbox} and an {@link
 * Outbox} that knows nothing of sockets and has no thread. Whoever holds bytes of the client puts
 * them in, calls {@link #pump()} and delivers what comes out.
 *
 * <p>Used by one thread at a time, but for {@link #cancel}, {@link #close} and {@link #shutDown},
 * which may be called from any.
 */
final class Conversation {

  /** After these errors of a session nothing can be said any more. */
  private static final Set<SqlState> FATAL =
      Set.of(
          SqlState.ADMIN_SHUTDOWN,
          SqlState.CRASH_SHUTDOWN,
          SqlState.CANNOT_CONNECT_NOW,
          SqlState.DATABASE_DROPPED,
          SqlState.IDLE_SESSION_TIMEOUT,
          SqlState.IDLE_IN_TRANSACTION_SESSION_TIMEOUT,
          SqlState.TRANSACTION_TIMEOUT,
          SqlState.TRANSACTION_RESOLUTION_UNKNOWN);

  private static final System.Logger LOGGER = System.getLogger("io.tx4j.engine.wire");
  private static final SecureRandom RANDOM = new SecureRandom();

  private final Server server;
  private final Inbox in = new Inbox();
  private final Outbox out = new Outbox();

  /** How a statement ends when the client has set a limit to its waiting, see {@link #giveUpAt}. */
  private final SqlError gaveUp =
      new SqlError(SqlState.CONNECTION_FAILURE, "the client waits no longer");

  /** What is spoken once the client has said who it is; null before. */
  private @Nullable QueryProtocol protocol;

  private boolean ended;
  private boolean timedOut;

  private volatile @Nullable Session session;
  private volatile byte[] secret = {};
  private volatile boolean closing;
  private volatile boolean shuttingDown;

  Conversation(Server server) {
    this.server = server;
  }

  Inbox in() {
    return in;
  }

  Outbox out() {
    return out;
  }

  boolean hasStarted() {
    return protocol != null;
  }

  boolean hasEnded() {
    return ended;
  }

  /** Whether the conversation has ended because of {@link #giveUpAt}. */
  boolean hasTimedOut() {
    return timedOut;
  }

  // --- From any thread

  /** Whether the engine closes. */
  boolean isShuttingDown() {
    return shuttingDown;
  }

  /** Cancels the running statement, if the process and its secret are this conversation's. */
  void cancel(int processId, byte[] shownSecret) {
    Session current = session;
    if (current != null
        && current.processId() == processId
        && MessageDigest.isEqual(secret, shownSecret)) {
      current.cancel();
    }
  }

  /** The client is gone: rolls back, and wakes a statement that waits. */
  void close() {
    closing = true;
    closeSession();
  }

  /** The engine closes: as {@link #close}, and the client is told at the next {@link #pump}. */
  void shutDown() {
    shuttingDown = true;
    closeSession();
  }

  private void closeSession() {
    Session current = session;
    if (current != null) {
      current.close();
    }
  }

  // --- From the one thread that drives it

  /** Lets what runs fail, and the conversation end, at that value of {@link System#nanoTime()}. */
  void giveUpAt(long nanoTime) {
    Session current = session;
    if (current != null) {
      current.giveUpAt(nanoTime, gaveUp);
    }
  }

  /** Takes {@link #giveUpAt} back. */
  void neverGiveUp() {
    Session current = session;
    if (current != null) {
      current.neverGiveUp();
    }
  }

  /**
   * Consumes the messages that are there and produces the answers, until there is no whole message
   * left or the outbox is full.
   *
   * @return whether there is more to do once the outbox has been emptied
   */
  boolean pump() {
    boolean progress = true;
    while (progress && !ended && !closing) {
      if (out.isFull()) {
        return true;
      }
      progress = step();
    }
    return false;
  }

  private boolean step() {
    try {
      if (shuttingDown) {
        throw new FatalException(
            new SqlError(
                SqlState.ADMIN_SHUTDOWN, "terminating connection due to administrator command"));
      }
      if (protocol == null) {
        return readStartupPacket();
      }
      boolean progress = protocol.step();
      if (protocol.isTerminated()) {
        end();
      }
      return progress;
    } catch (FatalException e) {
      end(e.error());
    } catch (SqlError e) {
      fail(e);
    } catch (StackOverflowError e) {
      fail(new SqlError(SqlState.STATEMENT_TOO_COMPLEX, "stack depth limit exceeded"));
    } catch (OutOfMemoryError e) {
      fail(new SqlError(SqlState.OUT_OF_MEMORY, "out of memory"));
    } catch (RuntimeException | Error e) {
      LOGGER.log(System.Logger.Level.ERROR, "internal error", e);
      fail(new SqlError(SqlState.INTERNAL_ERROR, "internal error: " + e, e));
    }
    return true;
  }

  private void fail(SqlError error) {
    if (error == gaveUp) {
      timedOut = true;
      end();
    } else if (protocol == null || FATAL.contains(error.state())) {
      end(error);
    } else {
      try {
        protocol.fail(error);
      } catch (RuntimeException e) {
        LOGGER.log(System.Logger.Level.ERROR, "cannot go on after an error", e);
        end(new SqlError(SqlState.INTERNAL_ERROR, "cannot go on after an error: " + e, e));
      }
    }
  }

  /** Ends the conversation with an error of which the client is told. */
  private void end(SqlError error) {
    out.errorResponse("FATAL", error);
    end();
  }

  private void end() {
    ended = true;
    closeSession();
  }

  // --- Startup

  private boolean readStartupPacket() {
    if (!in.nextStartupPacket()) {
      return false;
    }
    int code = in.readInt();
    switch (code) {
      case StartupPacket.SSL_REQUEST:
      case StartupPacket.GSS_ENCRYPTION_REQUEST:
        out.encryptionRefused();
        break;
      case StartupPacket.CANCEL_REQUEST:
        server.cancel(in.readInt(), in.readBytes(in.remaining()));
        end();
        break;
      default:
        start(StartupPacket.read(code, in));
    }
    return true;
  }

  /**
   * Opens the session and greets the client. There is no authentication: whoever comes is let in.
   */
  private void start(StartupPacket packet) {
    if (packet.needsNegotiation()) {
      out.negotiateProtocolVersion(packet.spokenMinorVersion(), packet.unknownOptions());
    }
    Session opened = server.sessions().open(packet.parameters());
    byte[] newSecret = new byte[packet.secretLength()];
    RANDOM.nextBytes(newSecret);
    secret = newSecret;
    session = opened;
    if (closing || shuttingDown) {
      // They may have come too early to see the session.
      opened.close();
    }
    protocol = new QueryProtocol(opened, in, out);
    out.authenticationOk();
    opened.reportedSettings().forEach(out::parameterStatus);
    out.backendKeyData(opened.processId(), newSecret);
    protocol.start();
  }
}
