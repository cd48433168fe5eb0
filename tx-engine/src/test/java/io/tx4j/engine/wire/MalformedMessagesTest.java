package io.tx4j.engine.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Whatever a client sends, at most its own connection ends. */
@Timeout(60)
class MalformedMessagesTest {

  private static final String FRAME_TYPES = "QPBDECHSFdcfXpz\0";

  @ParameterizedTest
  @EnumSource(names = {"IN_PROCESS", "TCP"})
  void aLengthThatCannotBeEndsTheConnection(Target target) throws IOException {
    for (int length : new int[] {Integer.MIN_VALUE, -1, 0, 3}) {
      try (WireClient client = target.start()) {
        client.send(Frame.of('Q').toBytes(length));
        assertEquals(
            List.of(
                "ErrorResponse(FATAL 08P01 invalid message length D=A message of type 81 says "
                    + length
                    + " bytes.)"),
            client.readToEnd());
      }
    }
    assertLives(target);
  }

  @ParameterizedTest
  @EnumSource(names = {"IN_PROCESS", "TCP"})
  void anAnnouncedGigabyteIsNeitherWaitedForNorAllocated(Target target) throws IOException {
    try (WireClient client = target.start()) {
      client.send(Frame.of('Q').toBytes(Integer.MAX_VALUE));
      List<String> answer = client.readToEnd();
      assertEquals(1, answer.size());
      assertTrue(answer.get(0).startsWith("ErrorResponse(FATAL 54000 message is too long"));
    }
    // Below the limit nothing is known yet, and nothing is allocated.
    List<WireClient> waiting = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      WireClient client = target.start();
      client.send(Frame.of('Q').toBytes(30_000_000));
      waiting.add(client);
    }
    assertLives(target);
    for (WireClient client : waiting) {
      client.close();
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"IN_PROCESS", "TCP"})
  void aClientMayLeaveInTheMiddleOfAMessage(Target target) throws IOException {
    byte[] frame = Frame.query("select 'half'").toBytes();
    for (int sent = 0; sent < frame.length; sent++) {
      try (WireClient client = target.start()) {
        client.exchange(Frame.query("begin"));
        client.socket().getOutputStream().write(frame, 0, sent);
        client.socket().getOutputStream().flush();
      }
    }
    assertLives(target);
  }

  @ParameterizedTest
  @EnumSource(names = {"IN_PROCESS", "TCP"})
  void deepNestingIsAnErrorOfTheStatement(Target target) throws IOException {
    try (WireClient client = target.start()) {
      String deep = "(".repeat(200_000) + "1" + ")".repeat(200_000);
      List<String> answer = client.exchange(Frame.query("select " + deep));
      assertTrue(answer.get(0).startsWith("ErrorResponse(ERROR 54001 stack depth limit exceeded"));
      assertEquals("ReadyForQuery(I)", answer.get(1));
    }
    assertLives(target);
  }

  /** Frames of all types with random or mutated contents, and some with a false length. */
  @Property(tries = 300)
  void garbageIsAnsweredInGoodOrder(@ForAll Random random) throws IOException {
    try (WireClient client = Target.IN_PROCESS.start()) {
      client.exchange(Frame.parse("s", "select $1::int, $2::text", 0, 0), Frame.sync());
      for (int i = 0; i < 10; i++) {
        client.send(garbage(random));
        // Within the process everything is answered by the time that flush returns.
        while (client.socket().getInputStream().available() > 0) {
          assertTrue(!client.read().startsWith("Unknown"));
        }
      }
    }
    assertLives(Target.IN_PROCESS);
  }

  private static byte[] garbage(Random random) {
    byte[] bytes = random.nextBoolean() ? mutated(random) : randomFrame(random);
    if (random.nextInt(20) == 0) {
      bytes[1 + random.nextInt(4)] = (byte) random.nextInt();
    }
    return bytes;
  }

  private static byte[] randomFrame(Random random) {
    byte[] body = new byte[random.nextInt(40)];
    random.nextBytes(body);
    char type = FRAME_TYPES.charAt(random.nextInt(FRAME_TYPES.length()));
    return Frame.of(type).bytes(body).toBytes();
  }

  private static byte[] mutated(Random random) {
    Frame[] valid = {
      Frame.query("select 1"),
      Frame.parse("", "select $1::int", 23),
      Frame.bind("", "s", "1", "x"),
      Frame.describePortal(""),
      Frame.describeStatement("s"),
      Frame.execute("", 1),
      Frame.closeStatement("t"),
      Frame.sync()
    };
    byte[] bytes = valid[random.nextInt(valid.length)].toBytes();
    for (int flips = random.nextInt(3); flips > 0 && bytes.length > 5; flips--) {
      bytes[5 + random.nextInt(bytes.length - 5)] = (byte) random.nextInt();
    }
    return bytes;
  }

  private static void assertLives(Target target) throws IOException {
    try (WireClient client = target.start()) {
      assertEquals("DataRow(1)", client.exchange(Frame.query("select 1")).get(1));
    }
  }
}
