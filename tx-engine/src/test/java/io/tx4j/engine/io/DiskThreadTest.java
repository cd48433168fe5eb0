package io.tx4j.engine.io;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import org.junit.jupiter.api.Test;

class DiskThreadTest {

  @Test
  void anInterruptOfTheCallerIsRemembered() throws Exception {
    Thread.currentThread().interrupt();
    boolean seen = DiskThread.call("test", () -> Thread.currentThread().isInterrupted());
    assertTrue(Thread.interrupted());
    assertEquals(false, seen);
  }

  @Test
  void whatTheWorkThrowsIsThrownAsTheSameObject() {
    IOException failure = new IOException("thrown by the work");
    assertSame(
        failure,
        assertThrows(
            IOException.class,
            () ->
                DiskThread.call(
                    "test",
                    () -> {
                      throw failure;
                    })));
  }
}
