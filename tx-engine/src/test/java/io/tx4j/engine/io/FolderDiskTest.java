package io.tx4j.engine.io;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the folder and the memory have in common, and the lock of a folder. */
class FolderDiskTest {

  @TempDir Path folder;

  private Disk disk;

  @BeforeEach
  void openDisk() throws IOException {
    disk = FolderDisk.open(folder.resolve("made/on/demand"));
  }

  @Test
  void filesBehaveAsTheyShould() throws IOException {
    check(disk);
  }

  @Test
  void filesInMemoryBehaveTheSame() throws IOException {
    check(new MemoryDisk());
  }

  private static void check(Disk disk) throws IOException {
    try (LogFile file = disk.create("b")) {
      file.write(ByteBuffer.wrap(new byte[] {1, 2, 3}), 2);
      assertEquals(5, file.size());
      ByteBuffer target = ByteBuffer.allocate(10);
      assertEquals(4, file.read(target, 1));
      assertEquals(ByteBuffer.wrap(new byte[] {0, 1, 2, 3}), target.flip());
      assertEquals(0, file.read(ByteBuffer.allocate(1), 5));
      assertEquals(0, file.read(ByteBuffer.allocate(1), 500));
      file.truncate(10);
      assertEquals(5, file.size());
      file.truncate(3);
      assertEquals(3, file.size());
      file.force();
    }
    assertThrows(FileAlreadyExistsException.class, () -> disk.create("b"));
    assertThrows(NoSuchFileException.class, () -> disk.open("c"));
    assertThrows(NoSuchFileException.class, () -> disk.delete("c"));
    disk.create("a").close();
    assertEquals(List.of("a", "b"), disk.list());
    disk.rename("b", "a");
    disk.force();
    try (LogFile file = disk.open("a")) {
      assertEquals(3, file.size());
    }
    disk.delete("a");
    assertEquals(List.of(), disk.list());
  }

  @Test
  void writesLargerThanAPieceAreWhole() throws IOException {
    byte[] bytes = new byte[3_500_000];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) (i * 31 >> 3);
    }
    try (LogFile file = disk.create("large")) {
      file.write(ByteBuffer.wrap(bytes), 7);
      ByteBuffer target = ByteBuffer.allocate(bytes.length + 100);
      assertEquals(bytes.length, file.read(target, 7));
      assertEquals(ByteBuffer.wrap(bytes), target.flip());
    }
  }

  @Test
  void aFolderIsLockedOnceInAProcess() throws IOException {
    try (Closeable lock = disk.lock()) {
      FolderInUseException refused = assertThrows(FolderInUseException.class, disk::lock);
      assertTrue(refused.getMessage().contains("this process already, pid"), refused::getMessage);
      assertTrue(lock != null);
    }
    disk.lock().close();
  }

  @Test
  void aFolderIsLockedOnceOnTheMachine() throws Exception {
    Process other =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                LockHolder.class.getName(),
                disk.toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    try (BufferedReader output =
        new BufferedReader(new InputStreamReader(other.getInputStream(), StandardCharsets.UTF_8))) {
      assertEquals("locked", output.readLine());
      FolderInUseException refused = assertThrows(FolderInUseException.class, disk::lock);
      assertTrue(
          refused.getMessage().contains("another process, pid " + other.pid() + " on "),
          refused::getMessage);
      assertTrue(refused.getMessage().contains(", since 20"), refused::getMessage);
    } finally {
      other.destroyForcibly();
    }
    other.waitFor();
    disk.lock().close(); // the lock dies with its process
    assertTrue(Files.exists(Path.of(disk.toString(), "lock")));
  }

  /** Locks a folder and says so; ends when it is killed. */
  static final class LockHolder {

    private LockHolder() {}

    public static void main(String[] arguments) throws IOException {
      try (Closeable lock = FolderDisk.open(Path.of(arguments[0])).lock()) {
        System.out.println("locked");
        int end = System.in.read();
        System.out.println(lock + " released at " + end);
      }
    }
  }
}
