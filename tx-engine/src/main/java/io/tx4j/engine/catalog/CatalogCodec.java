package io.tx4j.engine.catalog;

/**
 * Edits as bytes, opaque to the log and the checkpoint files that carry them.
 *
 * <p>One edit: a byte for the version of the format, a byte for the kind of the edit, its fields in
 * the order of the records. Numbers are big-endian, texts modified UTF-8 after their length in four
 * bytes, lists follow their length. Types are written as oids and looked up in the catalog that the
 * edit is applied to. A change of a record's fields comes with a new version; older versions stay
 * readable.
 */
public final class CatalogCodec {

  private CatalogCodec() {}

  /** One edit, for the log. */
  public static byte[] encode(CatalogEdit edit) {
    throw new UnsupportedOperationException(edit.toString());
  }

  /**
   * Reads what {@link #encode(CatalogEdit)} wrote.
   *
   * @param catalog the catalog that the edit is for; it gives the types
   * @throws io.tx4j.engine.error.SqlError XX001 for anything else
   */
  public static CatalogEdit decode(byte[] bytes, Catalog catalog) {
    throw new UnsupportedOperationException("" + catalog.version() + bytes.length);
  }

  /** A whole catalog, for a checkpoint. */
  public static byte[] encode(Catalog catalog) {
    throw new UnsupportedOperationException("" + catalog.version());
  }

  /** Reads what {@link #encode(Catalog)} wrote. */
  public static Catalog decode(byte[] bytes) {
    throw new UnsupportedOperationException(String.valueOf(bytes.length));
  }
}
