package io.tx4j.engine.catalog;

import io.tx4j.engine.error.SqlError;
import io.tx4j.engine.error.SqlState;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

/**
 * Edits as bytes, opaque to the log and the checkpoint files that carry them.
 *
 * <p>One edit: a byte for the version of the format, a byte for the kind of the edit, its fields in
 * the order of the records. Numbers are big-endian, texts UTF-8 after their length in four bytes,
 * lists follow their length. Types are written as oids and looked up in the catalog that the edit
 * is applied to. A change of a record's fields comes with a new version; older versions stay
 * readable.
 */
public final class CatalogCodec {

  static final int VERSION = 1;

  private CatalogCodec() {}

  /** One edit, for the log. */
  public static byte[] encode(CatalogEdit edit) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      out.writeByte(VERSION);
      new CatalogWriter(out).edit(edit);
    } catch (IOException e) {
      throw new UncheckedIOException("writing to memory", e);
    }
    return bytes.toByteArray();
  }

  /**
   * Reads what {@link #encode(CatalogEdit)} wrote.
   *
   * @param catalog the catalog that the edit is for; it gives the types
   * @throws SqlError XX001 for anything else
   */
  public static CatalogEdit decode(byte[] bytes, Catalog catalog) {
    try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
      int version = in.readUnsignedByte();
      if (version != VERSION) {
        throw corrupted("format version " + version + ", expected " + VERSION);
      }
      CatalogEdit edit = new CatalogReader(in, catalog).edit();
      if (in.available() > 0) {
        throw corrupted(in.available() + " bytes too many");
      }
      return edit;
    } catch (IOException | IllegalArgumentException e) {
      throw corrupted(String.valueOf(e.getMessage()));
    }
  }

  /** A whole catalog, for a checkpoint: its edits, each after its length. */
  public static byte[] encode(Catalog catalog) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      List<CatalogEdit> edits = catalog.edits();
      out.writeInt(edits.size());
      for (CatalogEdit edit : edits) {
        byte[] encoded = encode(edit);
        out.writeInt(encoded.length);
        out.write(encoded);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("writing to memory", e);
    }
    return bytes.toByteArray();
  }

  /**
   * Reads what {@link #encode(Catalog)} wrote.
   *
   * @throws SqlError XX001 for anything else
   */
  public static Catalog decode(byte[] bytes) {
    try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
      Catalog catalog = Catalog.INITIAL;
      for (int edits = in.readInt(); edits > 0; edits--) {
        int length = in.readInt();
        if (length < 0 || length > in.available()) {
          throw corrupted("an edit of " + length + " bytes, " + in.available() + " are left");
        }
        catalog = catalog.with(decode(in.readNBytes(length), catalog));
      }
      return catalog;
    } catch (IOException e) {
      throw corrupted(String.valueOf(e.getMessage()));
    }
  }

  static SqlError corrupted(String what) {
    return new SqlError(SqlState.DATA_CORRUPTED, "damaged catalog: " + what)
        .hint("Restore the folder from a backup.");
  }
}
