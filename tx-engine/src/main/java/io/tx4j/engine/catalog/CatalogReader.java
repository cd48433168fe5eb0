package io.tx4j.engine.catalog;

import io.tx4j.engine.value.EnumType;
import io.tx4j.engine.value.EnumValue;
import io.tx4j.engine.value.SqlType;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads the parts of the catalog, see {@link CatalogCodec}; the mirror of {@link CatalogWriter}.
 */
final class CatalogReader {

  private final DataInputStream in;
  private final Catalog catalog;

  /**
   * A reader.
   *
   * @param catalog gives the types
   */
  CatalogReader(DataInputStream in, Catalog catalog) {
    this.in = in;
    this.catalog = catalog;
  }

  /** Reads one part. */
  private interface Part<T> {
    T read() throws IOException;
  }

  CatalogEdit edit() throws IOException {
    int kind = in.readUnsignedByte();
    return switch (kind) {
      case CatalogWriter.PUT -> new CatalogEdit.Put(object());
      case CatalogWriter.REMOVE -> new CatalogEdit.Remove(in.readInt());
      case CatalogWriter.SET_COMMENT ->
          new CatalogEdit.SetComment(in.readInt(), in.readInt(), optionalText());
      default -> throw unknown("edit", kind);
    };
  }

  private CatalogObject object() throws IOException {
    int kind = in.readUnsignedByte();
    return switch (kind) {
      case CatalogWriter.SCHEMA -> new SchemaDef(in.readInt(), text());
      case CatalogWriter.TABLE -> table();
      case CatalogWriter.INDEX -> index();
      case CatalogWriter.SEQUENCE -> sequence();
      case CatalogWriter.VIEW -> view();
      case CatalogWriter.ENUM -> enumType();
      case CatalogWriter.DOMAIN -> domain();
      default -> throw unknown("object", kind);
    };
  }

  private TableDef table() throws IOException {
    return new TableDef(
        in.readInt(),
        in.readInt(),
        text(),
        list(this::column),
        list(this::constraint),
        in.readBoolean());
  }

  private ColumnDef column() throws IOException {
    return new ColumnDef(
        text(),
        in.readInt(),
        type(),
        in.readInt(),
        in.readInt(),
        in.readBoolean(),
        optionalText(),
        ColumnDef.Identity.valueOf(text()),
        optionalText(),
        in.readBoolean());
  }

  private ConstraintDef constraint() throws IOException {
    int kind = in.readUnsignedByte();
    return switch (kind) {
      case CatalogWriter.KEY ->
          new ConstraintDef.Key(
              in.readInt(), text(), in.readBoolean(), numbers(), in.readInt(), timing());
      case CatalogWriter.CHECK -> check();
      case CatalogWriter.FOREIGN_KEY -> foreignKey();
      default -> throw unknown("constraint", kind);
    };
  }

  private ConstraintDef.Check check() throws IOException {
    return new ConstraintDef.Check(in.readInt(), text(), text(), numbers(), in.readBoolean());
  }

  private ConstraintDef.ForeignKey foreignKey() throws IOException {
    return new ConstraintDef.ForeignKey(
        in.readInt(),
        text(),
        numbers(),
        in.readInt(),
        numbers(),
        in.readInt(),
        in.readBoolean(),
        action(),
        action(),
        numbers(),
        timing(),
        in.readBoolean());
  }

  private ConstraintDef.Action action() throws IOException {
    return ConstraintDef.Action.valueOf(text());
  }

  private ConstraintDef.Timing timing() throws IOException {
    return ConstraintDef.Timing.valueOf(text());
  }

  private IndexDef index() throws IOException {
    return new IndexDef(
        in.readInt(),
        in.readInt(),
        text(),
        in.readInt(),
        list(this::indexKey),
        numbers(),
        in.readBoolean(),
        in.readBoolean(),
        optionalText(),
        in.readInt());
  }

  private IndexDef.Key indexKey() throws IOException {
    return new IndexDef.Key(
        in.readInt(), optionalText(), in.readBoolean(), in.readBoolean(), optionalText());
  }

  private SequenceDef sequence() throws IOException {
    return new SequenceDef(
        in.readInt(),
        in.readInt(),
        text(),
        type(),
        in.readLong(),
        in.readLong(),
        in.readLong(),
        in.readLong(),
        in.readLong(),
        in.readBoolean(),
        in.readInt(),
        in.readInt(),
        in.readBoolean());
  }

  private ViewDef view() throws IOException {
    return new ViewDef(in.readInt(), in.readInt(), text(), list(this::column), text(), numbers());
  }

  private TypeDef.EnumDef enumType() throws IOException {
    int schema = in.readInt();
    return new TypeDef.EnumDef(
        schema, new EnumType(in.readInt(), in.readInt(), text(), text(), list(this::label)));
  }

  private EnumValue label() throws IOException {
    return new EnumValue(in.readFloat(), text());
  }

  private TypeDef.DomainDef domain() throws IOException {
    return new TypeDef.DomainDef(
        in.readInt(),
        in.readInt(),
        in.readInt(),
        text(),
        type(),
        in.readInt(),
        in.readBoolean(),
        optionalText(),
        list(this::check));
  }

  private <T> List<T> list(Part<T> part) throws IOException {
    int size = in.readInt();
    if (size < 0 || size > in.available()) {
      throw new EOFException("a list of " + size + " entries in " + in.available() + " bytes");
    }
    List<T> values = new ArrayList<>(size);
    for (int i = 0; i < size; i++) {
      values.add(part.read());
    }
    return values;
  }

  private List<Integer> numbers() throws IOException {
    return list(in::readInt);
  }

  private SqlType type() throws IOException {
    int oid = in.readInt();
    SqlType type = catalog.type(oid);
    if (type == null) {
      throw CatalogCodec.corrupted("unknown type " + Integer.toUnsignedString(oid));
    }
    return type;
  }

  private @Nullable String optionalText() throws IOException {
    return in.readBoolean() ? text() : null;
  }

  private String text() throws IOException {
    int length = in.readInt();
    if (length < 0 || length > in.available()) {
      throw new EOFException("a text of " + length + " bytes, " + in.available() + " are left");
    }
    return new String(in.readNBytes(length), StandardCharsets.UTF_8);
  }

  private static IllegalArgumentException unknown(String what, int kind) {
    return new IllegalArgumentException("unknown kind of " + what + ": " + kind);
  }
}
