package io.tx4j.engine.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The flows of the protocol, message by message. Every expectation is also put to a real
 * PostgreSQL.
 */
@Timeout(60)
class ProtocolTest {

  private static final int INT4 = 23;
  private static final byte[] BINARY_FIVE = {0, 0, 0, 5};

  // --- Starting

  @ParameterizedTest
  @EnumSource
  void greetsWithTheSettingsThatClientsFollow(Target target) throws IOException {
    try (WireClient client = new WireClient(target.connect())) {
      client.send(
          Frame.startup(
              Frame.PROTOCOL_3_0,
              "user",
              "postgres",
              "database",
              "postgres",
              "application_name",
              "greeting",
              "DateStyle",
              "ISO",
              "TimeZone",
              "UTC",
              "client_encoding",
              "UTF8"));
      List<String> greeting = client.readToReady();
      assertEquals("Authentication(0)", greeting.get(0));
      assertEquals(
          List.of("BackendKeyData", "ReadyForQuery(I)"),
          greeting.subList(greeting.size() - 2, greeting.size()));
      TreeSet<String> settings =
          greeting.stream()
              .filter(line -> line.startsWith("ParameterStatus"))
              .collect(Collectors.toCollection(TreeSet::new));
      assertTrue(settings.removeIf(line -> line.startsWith("ParameterStatus(server_version=18.")));
      assertEquals(
          new TreeSet<>(
              List.of(
                  "ParameterStatus(DateStyle=ISO, MDY)",
                  "ParameterStatus(IntervalStyle=postgres)",
                  "ParameterStatus(TimeZone=UTC)",
                  "ParameterStatus(application_name=greeting)",
                  "ParameterStatus(client_encoding=UTF8)",
                  "ParameterStatus(default_transaction_read_only=off)",
                  "ParameterStatus(in_hot_standby=off)",
                  "ParameterStatus(integer_datetimes=on)",
                  "ParameterStatus(is_superuser=on)",
                  "ParameterStatus(scram_iterations=4096)",
                  "ParameterStatus(search_path=\"$user\", public)",
                  "ParameterStatus(server_encoding=UTF8)",
                  "ParameterStatus(session_authorization=postgres)",
                  "ParameterStatus(standard_conforming_strings=on)")),
          settings);
      assertEquals(4, client.secretLength());
    }
  }

  @ParameterizedTest
  @EnumSource
  void aNewerProtocolIsNegotiatedDown(Target target) throws IOException {
    try (WireClient client = new WireClient(target.connect())) {
      client.send(
          Frame.startup(
              3 << 16 | 99, "user", "postgres", "database", "postgres", "_pq_.magic", "on"));
      assertEquals("NegotiateProtocolVersion(3.2, _pq_.magic)", client.read());
      assertEquals("Authentication(0)", client.read());
      client.readToReady();
      assertEquals(32, client.secretLength());
    }
  }

  @ParameterizedTest
  @EnumSource
  void aBadSettingRefusesTheConnection(Target target) throws IOException {
    try (WireClient client = new WireClient(target.connect())) {
      client.send(
          Frame.startup(
              Frame.PROTOCOL_3_0,
              "user",
              "postgres",
              "database",
              "postgres",
              "TimeZone",
              "Nowhere/Land"));
      List<String> answer = client.readToEnd();
      String last = answer.get(answer.size() - 1);
      assertEquals(
          "ErrorResponse(FATAL 22023 invalid value for parameter \"TimeZone\":"
              + " \"Nowhere/Land\")",
          last);
    }
  }

  // --- The simple protocol

  @ParameterizedTest
  @EnumSource
  void aQuery(Target target) throws IOException {
    try (WireClient client = target.start()) {
      assertEquals(
          List.of(
              "RowDescription(a:23/4/-1:0, b:25/-1/-1:0)",
              "DataRow(1, x)",
              "DataRow(2, NULL)",
              "CommandComplete(SELECT 2)",
              "ReadyForQuery(I)"),
          client.exchange(
              Frame.query("select * from (values (1, 'x'), (2, null)) as v(a, b) order by a")));
    }
  }

  @ParameterizedTest
  @EnumSource
  void aScriptIsOneTransaction(Target target) throws IOException {
    try (WireClient client = target.start()) {
      client.exchange(Frame.query("drop table if exists script"));
      assertEquals(
          List.of(
              "CommandComplete(CREATE TABLE)",
              "CommandComplete(INSERT 0 2)",
              "CommandComplete(UPDATE 1)",
              "CommandComplete(DELETE 1)",
              "RowDescription(a:23/4/-1:0)",
              "DataRow(5)",
              "CommandComplete(SELECT 1)",
              "ReadyForQuery(I)"),
          client.exchange(
              Frame.query(
                  "create table script (a int); insert into script values (1), (2);"
                      + "update script set a = 5 where a = 1; delete from script where a = 2;"
                      + "select a from script;")));
      assertEquals(
          List.of(
              "CommandComplete(INSERT 0 1)",
              "RowDescription(a:23/4/-1:0)",
              "ErrorResponse(ERROR 22012 division by zero)",
              "ReadyForQuery(I)"),
          client.exchange(
              Frame.query(
                  "insert into script values (9); select 1 / (a - 9) as a from script"
                      + " where a = 9; select 'never'")));
      assertEquals(
          List.of(
              "RowDescription(count:20/8/-1:0)",
              "DataRow(1)",
              "CommandComplete(SELECT 1)",
              "ReadyForQuery(I)"),
          client.exchange(Frame.query("select count(*) from script")));
    }
  }

  @ParameterizedTest
  @EnumSource
  void anEmptyQuery(Target target) throws IOException {
    try (WireClient client = target.start()) {
      for (String sql : List.of("", " ", ";", "-- nothing")) {
        assertEquals(
            List.of("EmptyQueryResponse", "ReadyForQuery(I)"), client.exchange(Frame.query(sql)));
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void tellsTheStateOfTheTransaction(Target target) throws IOException {
    try (WireClient client = target.start()) {
      assertEquals(
          List.of("CommandComplete(BEGIN)", "ReadyForQuery(T)"),
          client.exchange(Frame.query("begin")));
      assertEquals(
          List.of(
              "ErrorResponse(ERROR 42601 syntax error at or near \"selec\" P=1)",
              "ReadyForQuery(E)"),
          client.exchange(Frame.query("selec 1")));
      assertEquals(
          List.of(
              "ErrorResponse(ERROR 25P02 current transaction is aborted, commands ignored until"
                  + " end of transaction block)",
              "ReadyForQuery(E)"),
          client.exchange(Frame.query("select 1")));
      assertEquals(
          List.of("CommandComplete(ROLLBACK)", "ReadyForQuery(I)"),
          client.exchange(Frame.query("commit")));
    }
  }

  @ParameterizedTest
  @EnumSource
  void aNoticeComesBeforeTheEndOfItsStatement(Target target) throws IOException {
    try (WireClient client = target.start()) {
      assertEquals(
          List.of(
              "NoticeResponse(WARNING 25P01 there is no transaction in progress)",
              "CommandComplete(ROLLBACK)",
              "ReadyForQuery(I)"),
          client.exchange(Frame.query("rollback")));
      assertEquals(
          List.of(
              "NoticeResponse(NOTICE 00000 table \"no_such\" does not exist, skipping)",
              "CommandComplete(DROP TABLE)",
              "ReadyForQuery(I)"),
          client.exchange(Frame.query("drop table if exists no_such")));
    }
  }

  @ParameterizedTest
  @EnumSource
  void aChangedSettingIsReported(Target target) throws IOException {
    try (WireClient client = target.start()) {
      assertEquals(
          List.of(
              "CommandComplete(SET)",
              "ParameterStatus(application_name=changed)",
              "ReadyForQuery(I)"),
          client.exchange(Frame.query("set application_name = 'changed'")));
    }
  }

  @ParameterizedTest
  @EnumSource
  void aConstraintErrorHasItsFields(Target target) throws IOException {
    try (WireClient client = target.start()) {
      client.exchange(Frame.query("drop table if exists fields"));
      client.exchange(
          Frame.query("create table fields (id int primary key); insert into fields values (1)"));
      assertEquals(
          List.of(
              "ErrorResponse(ERROR 23505 duplicate key value violates unique constraint"
                  + " \"fields_pkey\" D=Key (id)=(1) already exists. s=public t=fields"
                  + " n=fields_pkey)",
              "ReadyForQuery(I)"),
          client.exchange(Frame.query("insert into fields values (1)")));
    }
  }

  // --- The extended protocol

  @ParameterizedTest
  @EnumSource
  void parseBindDescribeExecute(Target target) throws IOException {
    try (WireClient client = target.start()) {
      assertEquals(
          List.of(
              "ParseComplete",
              "ParameterDescription(23, 25)",
              "RowDescription(n:23/4/-1:0, t:25/-1/-1:0)",
              "BindComplete",
              "RowDescription(n:23/4/-1:0, t:25/-1/-1:0)",
              "DataRow(6, hé)",
              "CommandComplete(SELECT 1)",
              "ReadyForQuery(I)"),
          client.exchange(
              Frame.parse("s1", "select $1 + 1 as n, $2 as t", INT4),
              Frame.describeStatement("s1"),
              Frame.bind("", "s1", "5", "hé"),
              Frame.describePortal(""),
              Frame.execute("", 0),
              Frame.sync()));
      assertEquals(
          List.of(
              "BindComplete",
              "RowDescription(n:23/4/-1:1, t:25/-1/-1:1)",
              "DataRow(0x00000006, NULL)",
              "CommandComplete(SELECT 1)",
              "CloseComplete",
              "ReadyForQuery(I)"),
          client.exchange(
              Frame.bindBinary("p", "s1", BINARY_FIVE, null),
              Frame.describePortal("p"),
              Frame.execute("p", 0),
              Frame.closePortal("p"),
              Frame.sync()));
    }
  }

  @ParameterizedTest
  @EnumSource
  void aStatementWithoutRowsHasNoData(Target target) throws IOException {
    try (WireClient client = target.start()) {
      client.exchange(Frame.query("drop table if exists nodata"));
      client.exchange(Frame.query("create table nodata (a int)"));
      assertEquals(
          List.of(
              "ParseComplete",
              "ParameterDescription(23)",
              "NoData",
              "BindComplete",
              "NoData",
              "CommandComplete(INSERT 0 1)",
              "ReadyForQuery(I)"),
          client.exchange(
              Frame.parse("", "insert into nodata values ($1)"),
              Frame.describeStatement(""),
              Frame.bind("", "", "1"),
              Frame.describePortal(""),
              Frame.execute("", 0),
              Frame.sync()));
    }
  }

  @ParameterizedTest
  @EnumSource
  void anEmptyStatementIsOneToo(Target target) throws IOException {
    try (WireClient client = target.start()) {
      assertEquals(
          List.of(
              "ParseComplete",
              "ParameterDescription()",
              "NoData",
              "BindComplete",
              "EmptyQueryResponse",
              "ReadyForQuery(I)"),
          client.exchange(
              Frame.parse("", ""),
              Frame.describeStatement(""),
              Frame.bind("", ""),
              Frame.execute("", 0),
              Frame.sync()));
    }
  }

  @ParameterizedTest
  @EnumSource
  void aRowLimitSuspendsThePortal(Target target) throws IOException {
    try (WireClient client = target.start()) {
      assertEquals(
          List.of("CommandComplete(BEGIN)", "ReadyForQuery(T)"),
          client.exchange(Frame.query("begin")));
      assertEquals(
          List.of(
              "ParseComplete",
              "BindComplete",
              "DataRow(1)",
              "DataRow(2)",
              "PortalSuspended",
              "ReadyForQuery(T)"),
          client.exchange(
              Frame.parse("", "select * from (values (1), (2), (3)) v(a) order by a"),
              Frame.bind("c", ""),
              Frame.execute("c", 2),
              Frame.sync()));
      assertEquals(
          List.of("DataRow(3)", "CommandComplete(SELECT 1)", "ReadyForQuery(T)"),
          client.exchange(Frame.execute("c", 2), Frame.sync()));
      // The portal does not outlive its transaction.
      client.exchange(Frame.query("commit"));
      assertEquals(
          List.of("ErrorResponse(ERROR 34000 portal \"c\" does not exist)", "ReadyForQuery(I)"),
          client.exchange(Frame.execute("c", 0), Frame.sync()));
    }
  }

  @ParameterizedTest
  @EnumSource
  void afterAnErrorAllIsSkippedUpToSync(Target target) throws IOException {
    try (WireClient client = target.start()) {
      assertEquals(
          List.of(
              "ParseComplete",
              "BindComplete",
              "ErrorResponse(ERROR 22012 division by zero)",
              "ReadyForQuery(I)"),
          client.exchange(
              Frame.parse(
                  "", "select 1 / ($1 + count(*)) from (values (1)) v(a) where a = 2", INT4),
              Frame.bind("", "", "0"),
              Frame.execute("", 0),
              Frame.parse("skipped", "select 1"),
              Frame.query("select 'skipped too'"),
              Frame.sync()));
      assertEquals(
          List.of(
              "ErrorResponse(ERROR 26000 prepared statement \"skipped\" does not exist)",
              "ReadyForQuery(I)"),
          client.exchange(Frame.bind("", "skipped"), Frame.sync()));
    }
  }

  @ParameterizedTest
  @EnumSource
  void whatLiesBetweenTwoSyncsIsOneTransaction(Target target) throws IOException {
    try (WireClient client = target.start()) {
      client.exchange(Frame.query("drop table if exists pipeline"));
      client.exchange(Frame.query("create table pipeline (a int primary key)"));
      client.send(
          Frame.parse("ins", "insert into pipeline values ($1)", INT4),
          Frame.bind("", "ins", "1"),
          Frame.execute("", 0),
          Frame.bind("", "ins", "1"),
          Frame.execute("", 0),
          Frame.sync(),
          Frame.bind("", "ins", "2"),
          Frame.execute("", 0),
          Frame.sync());
      assertEquals(
          List.of(
              "ParseComplete",
              "BindComplete",
              "CommandComplete(INSERT 0 1)",
              "BindComplete",
              "ErrorResponse(ERROR 23505 duplicate key value violates unique constraint"
                  + " \"pipeline_pkey\" D=Key (a)=(1) already exists. s=public t=pipeline"
                  + " n=pipeline_pkey)",
              "ReadyForQuery(I)"),
          client.readToReady());
      assertEquals(
          List.of("BindComplete", "CommandComplete(INSERT 0 1)", "ReadyForQuery(I)"),
          client.readToReady());
      assertEquals(
          List.of(
              "RowDescription(a:23/4/-1:0)",
              "DataRow(2)",
              "CommandComplete(SELECT 1)",
              "ReadyForQuery(I)"),
          client.exchange(Frame.query("select a from pipeline")));
    }
  }

  @ParameterizedTest
  @EnumSource
  void flushAsksForAnswersWithoutAnEnd(Target target) throws IOException {
    try (WireClient client = target.start()) {
      client.send(
          Frame.parse("", "select 1 as a"),
          Frame.bind("", ""),
          Frame.execute("", 0),
          Frame.flush());
      assertEquals(
          List.of("ParseComplete", "BindComplete", "DataRow(1)", "CommandComplete(SELECT 1)"),
          client.read(4));
      assertEquals(List.of("ReadyForQuery(I)"), client.exchange(Frame.sync()));
    }
  }

  @ParameterizedTest
  @EnumSource
  void namesThatAreMissingOrTaken(Target target) throws IOException {
    try (WireClient client = target.start()) {
      assertEquals(
          List.of(
              "ParseComplete",
              "ErrorResponse(ERROR 42P05 prepared statement \"twice\" already exists)",
              "ReadyForQuery(I)"),
          client.exchange(
              Frame.parse("twice", "select 1"), Frame.parse("twice", "select 2"), Frame.sync()));
      assertEquals(
          List.of(
              "BindComplete",
              "ErrorResponse(ERROR 42P03 cursor \"c\" already exists)",
              "ReadyForQuery(I)"),
          client.exchange(Frame.bind("c", "twice"), Frame.bind("c", "twice"), Frame.sync()));
      assertEquals(
          List.of("CloseComplete", "CloseComplete", "ReadyForQuery(I)"),
          client.exchange(Frame.closeStatement("never"), Frame.closePortal("never"), Frame.sync()));
      assertEquals(
          List.of(
              "ErrorResponse(ERROR 26000 unnamed prepared statement does not exist)",
              "ReadyForQuery(I)"),
          client
              .exchange(Frame.closeStatement(""), Frame.bind("", ""), Frame.sync())
              .subList(1, 3));
      assertEquals(
          List.of(
              "ErrorResponse(ERROR 42601 cannot insert multiple commands into a prepared"
                  + " statement)",
              "ReadyForQuery(I)"),
          client.exchange(Frame.parse("", "select 1; select 2"), Frame.sync()));
    }
  }

  @ParameterizedTest
  @EnumSource
  void aBindMessageMustFitItsStatement(Target target) throws IOException {
    try (WireClient client = target.start()) {
      client.exchange(Frame.parse("two", "select $1::int, $2::text", 0, 0), Frame.sync());
      assertError(
          client,
          "08P01 bind message supplies 1 parameters, but prepared statement \"two\" requires 2",
          Frame.bind("", "two", "1"));
      assertError(
          client,
          "08P01 bind message has 3 parameter formats but 2 parameters",
          Frame.of('B')
              .text("")
              .text("two")
              .int16(3)
              .int16(0)
              .int16(0)
              .int16(0)
              .int16(2)
              .int32(-1)
              .int32(-1)
              .int16(0));
      assertError(
          client,
          "08P01 bind message has 3 result formats but query has 2 columns",
          Frame.of('B')
              .text("")
              .text("two")
              .int16(0)
              .int16(2)
              .int32(-1)
              .int32(-1)
              .int16(3)
              .int16(0)
              .int16(0)
              .int16(0));
      assertError(
          client,
          "22P02 invalid input syntax for type integer: \"x\""
              + " W=unnamed portal parameter $1 = '...'",
          Frame.bind("", "two", "x", "y"));
      assertError(
          client,
          "08P01 insufficient data left in message W=unnamed portal parameter $1",
          Frame.of('B').text("").text("two").int16(0).int16(2).int32(100));
      assertError(
          client,
          "08P01 insufficient data left in message W=unnamed portal parameter $1",
          Frame.of('B').text("").text("two").int16(0).int16(2).int32(-2));
      assertError(
          client,
          "22P03 incorrect binary data format in bind parameter 1 W=unnamed portal parameter $1",
          Frame.of('B')
              .text("")
              .text("two")
              .int16(1)
              .int16(1)
              .int16(2)
              .int32(5)
              .bytes(new byte[5])
              .int32(-1)
              .int16(0));
      assertError(
          client,
          "22021 invalid byte sequence for encoding \"UTF8\": 0xff"
              + " W=unnamed portal parameter $2",
          Frame.of('B')
              .text("")
              .text("two")
              .int16(0)
              .int16(2)
              .int32(-1)
              .int32(1)
              .int8(0xFF)
              .int16(0));
    }
  }

  @ParameterizedTest
  @EnumSource
  void aMessageThatIsMalformedInsideEndsNothing(Target target) throws IOException {
    try (WireClient client = target.start()) {
      assertError(client, "08P01 invalid string in message", Frame.of('P').bytes(new byte[] {'a'}));
      assertError(
          client,
          "08P01 insufficient data left in message",
          Frame.of('P').text("").text("select 1").int16(2).int32(INT4));
      assertError(client, "08P01 invalid message format", Frame.execute("", 0).int8(0));
      assertError(
          client, "08P01 invalid DESCRIBE message subtype 88", Frame.of('D').int8('X').text(""));
      assertError(
          client, "08P01 invalid CLOSE message subtype 88", Frame.of('C').int8('X').text(""));
      assertError(
          client,
          "22021 invalid byte sequence for encoding \"UTF8\": 0xff",
          Frame.of('P').text("").bytes(new byte[] {(byte) 0xFF, 0}).int16(0));
      assertEquals(
          List.of(
              "ErrorResponse(ERROR 22021 invalid byte sequence for encoding \"UTF8\": 0xc3 0x28)",
              "ReadyForQuery(I)"),
          client.exchange(Frame.of('Q').bytes(new byte[] {(byte) 0xC3, 0x28, 0})));
      assertEquals("CommandComplete(SELECT 1)", client.exchange(Frame.query("select 1")).get(2));
    }
  }

  @ParameterizedTest
  @EnumSource
  void copyDataOutsideACopyIsIgnored(Target target) throws IOException {
    try (WireClient client = target.start()) {
      client.send(Frame.of('d').bytes(new byte[100]), Frame.of('c'), Frame.of('f').text("why"));
      assertEquals(
          List.of("EmptyQueryResponse", "ReadyForQuery(I)"), client.exchange(Frame.query("")));
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"IN_PROCESS", "TCP"})
  void aFunctionCallIsRefused(Target target) throws IOException {
    try (WireClient client = target.start()) {
      assertEquals(
          List.of(
              "ErrorResponse(ERROR 0A000 the FunctionCall message is not supported)",
              "ReadyForQuery(I)"),
          client.exchange(Frame.of('F').int32(1).int16(0).int16(0).int16(0)));
    }
  }

  private static void assertError(WireClient client, String error, Frame frame) throws IOException {
    assertEquals(
        List.of("ErrorResponse(ERROR " + error + ")", "ReadyForQuery(I)"),
        client.exchange(frame, Frame.sync()));
  }

  // --- Ends

  @ParameterizedTest
  @EnumSource
  void terminateRollsBack(Target target) throws IOException {
    try (WireClient other = target.start()) {
      other.exchange(Frame.query("drop table if exists leaving"));
      other.exchange(Frame.query("create table leaving (a int)"));
      try (WireClient client = target.start()) {
        client.exchange(Frame.query("begin; insert into leaving values (1)"));
        client.send(Frame.terminate());
        assertEquals(List.of(), client.readToEnd());
      }
      assertEquals(
          "DataRow(0)", other.exchange(Frame.query("select count(*) from leaving")).get(1));
    }
  }

  @ParameterizedTest
  @EnumSource
  void anUnknownMessageEndsTheConnection(Target target) throws IOException {
    try (WireClient client = target.start()) {
      client.send(Frame.of('z'));
      assertEquals(
          List.of("ErrorResponse(FATAL 08P01 invalid frontend message type 122)"),
          client.readToEnd());
    }
  }

  @ParameterizedTest
  @EnumSource
  void aCancelRequestEndsTheRunningStatement(Target target) throws Exception {
    try (WireClient client = target.start()) {
      Thread canceller =
          new Thread(
              () -> {
                try {
                  cancelUntilEnded(target, client);
                } catch (IOException | InterruptedException e) {
                  throw new IllegalStateException(e);
                }
              });
      canceller.start();
      assertEquals(
          List.of(
              "ErrorResponse(ERROR 57014 canceling statement due to user request)",
              "ReadyForQuery(I)"),
          client.exchange(Frame.query("select pg_sleep(60)")).subList(1, 3));
      canceller.interrupt();
      canceller.join(TimeUnit.SECONDS.toMillis(30));
    }
  }

  /** The statement may not have begun when the first request arrives, so there are several. */
  private static void cancelUntilEnded(Target target, WireClient client)
      throws IOException, InterruptedException {
    while (!Thread.currentThread().isInterrupted()) {
      try (WireClient cancel = new WireClient(target.connect())) {
        cancel.send(client.cancelRequest());
        assertEquals(-1, cancel.readByte());
      }
      TimeUnit.MILLISECONDS.sleep(20);
    }
  }
}
