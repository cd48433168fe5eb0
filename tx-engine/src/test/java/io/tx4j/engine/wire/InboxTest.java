package io.tx4j.engine.wire;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tx4j.engine.error.SqlError;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class InboxTest {

  private final Inbox in = new Inbox();

  private void append(byte[] bytes) {
    in.append(bytes, 0, bytes.length);
  }

  /** However the bytes are cut, the messages are the same. */
  @Property(tries = 200)
  void messagesDoNotDependOnHowTheyArrive(
      @ForAll @Size(max = 20) List<@IntRange(max = 20_000) Integer> sizes, @ForAll Random random) {
    Inbox inbox = new Inbox();
    int read = 0;
    for (int size : sizes) {
      byte[] body = new byte[size];
      random.nextBytes(body);
      byte[] frame = Frame.of('d').bytes(body).toBytes();
      int cut = random.nextInt(frame.length);
      inbox.append(frame, 0, cut);
      assertFalse(inbox.nextMessage());
      inbox.append(frame, cut, frame.length - cut);
      assertTrue(inbox.nextMessage());
      assertEquals('d', inbox.type());
      assertArrayEquals(body, inbox.readBytes(inbox.remaining()));
      read++;
    }
    assertEquals(sizes.size(), read);
    assertEquals(0, inbox.size());
  }

  @Test
  void aMessageIsNotMoreThanItSays() {
    append(Frame.of('S').int16(1).toBytes());
    append(Frame.of('H').int32(2).toBytes());
    assertTrue(in.nextMessage());
    SqlError error = assertThrows(SqlError.class, in::readInt);
    assertEquals("insufficient data left in message", error.message());
    assertTrue(in.nextMessage());
    assertEquals(2, in.readInt());
    in.endMessage();
  }

  @Test
  void whatIsLeftOverIsAnError() {
    append(Frame.of('S').int8(1).toBytes());
    assertTrue(in.nextMessage());
    assertEquals("invalid message format", assertThrows(SqlError.class, in::endMessage).message());
  }

  @Test
  void aTextNeedsItsEnd() {
    append(Frame.of('Q').bytes(new byte[] {'a', 'b'}).toBytes());
    assertTrue(in.nextMessage());
    assertEquals("invalid string in message", assertThrows(SqlError.class, in::readText).message());
  }

  @Test
  void aNegativeLengthIsNoLength() {
    append(Frame.of('d').int32(0).toBytes());
    assertTrue(in.nextMessage());
    assertThrows(SqlError.class, () -> in.skip(-2));
    assertThrows(SqlError.class, () -> in.readBytes(Integer.MIN_VALUE));
  }

  @Test
  void lengthsThatCannotBeEndTheConversation() {
    for (int length : new int[] {Integer.MIN_VALUE, -1, 0, 3, Integer.MAX_VALUE}) {
      Inbox inbox = new Inbox();
      byte[] bytes = Frame.of('Q').toBytes(length);
      inbox.append(bytes, 0, bytes.length);
      assertThrows(FatalException.class, inbox::nextMessage, "length " + length);
    }
  }

  @Test
  void namesAreReadAsTheyAre() {
    for (String name : List.of("S_1", "S_2", "", "S_1", "a1", "é1", "é1", "\u00011", "S_1")) {
      append(Frame.of('E').text(name).text(name).toBytes());
      assertTrue(in.nextMessage());
      assertEquals(name, in.readName());
      assertEquals(name, in.readText());
      in.endMessage();
    }
  }

  @Test
  void textIsStrictUtf8() {
    assertEquals("aé€😀", decode("aé€😀".getBytes(StandardCharsets.UTF_8)));
    assertEquals("\uFFFD", decode("\uFFFD".getBytes(StandardCharsets.UTF_8)));
    assertInvalid("0xff", 'a', 0xFF);
    assertInvalid("0xc3 0x28", 0xC3, 0x28);
    assertInvalid("0xe2 0x82", 'x', 0xE2, 0x82);
    assertInvalid("0xed 0xa0 0x80", 0xED, 0xA0, 0x80);
    assertInvalid("0x00", 'a', 0, 'b');
  }

  private static void assertInvalid(String sequence, int... bytes) {
    byte[] text = new byte[bytes.length];
    for (int i = 0; i < bytes.length; i++) {
      text[i] = (byte) bytes[i];
    }
    SqlError error = assertThrows(SqlError.class, () -> decode(text), () -> Arrays.toString(bytes));
    assertEquals("22021", error.state().code());
    assertEquals("invalid byte sequence for encoding \"UTF8\": " + sequence, error.message());
  }

  private static String decode(byte[] bytes) {
    return Inbox.decode(bytes, 0, bytes.length);
  }
}
