package io.tx4j.engine.wire;

import io.tx4j.engine.error.SqlError;
import io.tx4j.engine.plan.ResultColumn;
import io.tx4j.engine.session.Notice;
import io.tx4j.engine.session.Portal;
import io.tx4j.engine.session.PreparedStatement;
import io.tx4j.engine.session.Script;
import io.tx4j.engine.session.Session;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is spoken after startup: the simple and the extended query protocol. Each message becomes a
 * call of the session; of a statement with rows it is only begun, and every further {@link #step()}
 * sends as many as there is room for.
 */
final class QueryProtocol {

  private final Session session;
  private final Inbox in;
  private final Outbox out;
  private final Execution execution;

  /** The rest of a Query message; null in the extended protocol. */
  private @Nullable Script script;

  /** Whether what runs is of the extended protocol, so that an error is followed by skipping. */
  private boolean extended;

  /** A message of the extended protocol has failed: everything up to the next Sync is skipped. */
  private boolean skipping;

  private boolean terminated;

  QueryProtocol(Session session, Inbox in, Outbox out) {
    this.session = session;
    this.in = in;
    this.out = out;
    this.execution = new Execution(session, out);
  }

  /** Whether the client has said goodbye. */
  boolean isTerminated() {
    return terminated;
  }

  /** The first ReadyForQuery. */
  void start() {
    readyForQuery();
  }

  /**
   * Goes on with a statement, or takes the next message.
   *
   * @return false where it needs more bytes
   * @throws SqlError where it fails; {@link #fail} is to be called then
   * @throws FatalException where the conversation must end
   */
  boolean step() {
    if (execution.isRunning()) {
      goOn();
    } else if (script != null) {
      nextStatement(script);
    } else if (in.nextMessage()) {
      handle(in.type());
    } else {
      return false;
    }
    return true;
  }

  /** Tells the client of an error and leaves behind what it makes void. */
  void fail(SqlError error) {
    execution.abandon();
    script = null;
    session.fail(error);
    sendNotices();
    out.errorResponse("ERROR", error);
    if (extended) {
      skipping = true;
    } else {
      sync();
    }
  }

  private void goOn() {
    Portal completed = execution.advance();
    if (completed != null) {
      sendNotices();
      String tag = completed.commandTag();
      if (tag == null) {
        out.emptyQueryResponse();
      } else {
        out.commandComplete(tag);
      }
    }
  }

  private void handle(char type) {
    if (FrontendMessage.isUnknown(type)) {
      throw new FatalException(Inbox.violation("invalid frontend message type " + (int) type));
    }
    if (type == FrontendMessage.SYNC) {
      skipping = false;
      extended = false;
      in.endMessage();
      sync();
    } else if (type == FrontendMessage.TERMINATE) {
      terminated = true;
    } else if (!skipping) {
      extended = FrontendMessage.isExtended(type);
      dispatch(type);
    }
  }

  private void dispatch(char type) {
    switch (type) {
      case FrontendMessage.QUERY:
        query();
        break;
      case FrontendMessage.PARSE:
        parse();
        break;
      case FrontendMessage.BIND:
        Binding.bind(in, session);
        out.bindComplete();
        break;
      case FrontendMessage.DESCRIBE:
        describe();
        break;
      case FrontendMessage.EXECUTE:
        execute();
        break;
      case FrontendMessage.CLOSE:
        close();
        break;
      case FrontendMessage.FLUSH:
        // Answers are never held back.
        in.endMessage();
        break;
      case FrontendMessage.FUNCTION_CALL:
        throw SqlError.notSupported("the FunctionCall message");
      default:
        // Copy data outside a COPY, most likely of one that has failed: taken in and ignored.
        break;
    }
  }

  // --- The simple protocol

  private void query() {
    String sql = in.readText();
    in.endMessage();
    Script statements = session.query(sql);
    Portal first = statements.next();
    if (first == null) {
      out.emptyQueryResponse();
      readyForQuery();
    } else {
      script = statements;
      begin(first);
    }
  }

  private void nextStatement(Script statements) {
    Portal next = statements.next();
    if (next == null) {
      script = null;
      readyForQuery();
    } else {
      begin(next);
    }
  }

  private void begin(Portal portal) {
    List<ResultColumn> columns = portal.columns();
    if (columns != null) {
      out.rowDescription(columns, Formats.NONE);
    }
    execution.start(portal, 0);
  }

  // --- The extended protocol

  private void parse() {
    String name = in.readName();
    String sql = in.readText();
    int count = in.readShort() & 0xFFFF;
    if (in.remaining() < 4 * count) {
      throw Inbox.violation("insufficient data left in message");
    }
    int[] parameterTypes = new int[count];
    for (int i = 0; i < count; i++) {
      parameterTypes[i] = in.readInt();
    }
    in.endMessage();
    session.parse(name, sql, parameterTypes);
    sendNotices();
    out.parseComplete();
  }

  private void describe() {
    char kind = (char) in.readByte();
    String name = in.readName();
    in.endMessage();
    if (kind == 'S') {
      PreparedStatement statement = session.preparedStatement(name);
      out.parameterDescription(statement.parameterTypes());
      describe(statement.columns(), Formats.NONE);
    } else if (kind == 'P') {
      Portal portal = session.portal(name);
      describe(portal.columns(), portal.resultFormats());
    } else {
      throw Inbox.violation("invalid DESCRIBE message subtype " + (int) kind);
    }
  }

  private void describe(@Nullable List<ResultColumn> columns, short[] formats) {
    if (columns == null) {
      out.noData();
    } else {
      out.rowDescription(columns, formats);
    }
  }

  private void execute() {
    String portalName = in.readName();
    int maxRows = in.readInt();
    in.endMessage();
    execution.start(session.portal(portalName), maxRows);
  }

  private void close() {
    char kind = (char) in.readByte();
    String name = in.readName();
    in.endMessage();
    if (kind == 'S') {
      session.closeStatement(name);
    } else if (kind == 'P') {
      session.closePortal(name);
    } else {
      throw Inbox.violation("invalid CLOSE message subtype " + (int) kind);
    }
    out.closeComplete();
  }

  // --- The end of an exchange

  /** Ends the implicit transaction, which may fail as a COMMIT may, and says that it is done. */
  private void sync() {
    session.sync();
    readyForQuery();
  }

  private void readyForQuery() {
    sendNotices();
    session.takeChangedSettings().forEach(out::parameterStatus);
    out.readyForQuery(session.transactionStatus().code());
  }

  private void sendNotices() {
    List<Notice> notices = session.takeNotices();
    for (int i = 0; i < notices.size(); i++) {
      Notice notice = notices.get(i);
      out.noticeResponse(notice.severity().name(), notice.content());
    }
  }
}
