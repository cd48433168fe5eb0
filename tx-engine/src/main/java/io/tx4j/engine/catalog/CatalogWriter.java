package io.tx4j.engine.catalog;

import io.tx4j.engine.value.EnumType;
import io.tx4j.engine.value.EnumValue;
import io.tx4j.engine.value.SqlType;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Writes the parts of the catalog, see {@link CatalogCodec}; {@link CatalogReader} is its mirror.
 */
final class CatalogWriter {

  static final int PUT = 1;
  static final int REMOVE = 2;
  static final int SET_COMMENT = 3;

  static final int SCHEMA = 1;
  static final int TABLE = 2;
  static final int INDEX = 3;
  static final int SEQUENCE = 4;
  static final int VIEW = 5;
  static final int ENUM = 6;
  static final int DOMAIN = 7;

  static final int KEY = 1;
  static final int CHECK = 2;
  static final int FOREIGN_KEY = 3;

  private final DataOutputStream out;

  CatalogWriter(DataOutputStream out) {
    this.out = out;
  }

  /** Writes one part. */
  private interface Part<T> {
    void write(T value) throws IOException;
  }

  void edit(CatalogEdit edit) throws IOException {
    if (edit instanceof CatalogEdit.Put put) {
      out.writeByte(PUT);
      object(put.object());
    } else if (edit instanceof CatalogEdit.Remove remove) {
      out.writeByte(REMOVE);
      out.writeInt(remove.oid());
    } else if (edit instanceof CatalogEdit.SetComment comment) {
      out.writeByte(SET_COMMENT);
      out.writeInt(comment.oid());
      out.writeInt(comment.column());
      optionalText(comment.text());
    }
  }

  private void object(CatalogObject object) throws IOException {
    if (object instanceof SchemaDef schema) {
      out.writeByte(SCHEMA);
      out.writeInt(schema.oid());
      text(schema.name());
    } else if (object instanceof TableDef table) {
      out.writeByte(TABLE);
      table(table);
    } else if (object instanceof IndexDef index) {
      out.writeByte(INDEX);
      index(index);
    } else if (object instanceof SequenceDef sequence) {
      out.writeByte(SEQUENCE);
      sequence(sequence);
    } else if (object instanceof ViewDef view) {
      out.writeByte(VIEW);
      view(view);
    } else if (object instanceof TypeDef.EnumDef type) {
      out.writeByte(ENUM);
      enumType(type);
    } else if (object instanceof TypeDef.DomainDef domain) {
      out.writeByte(DOMAIN);
      domain(domain);
    } else {
      throw new IllegalArgumentException(object.name() + " is computed, it is not written");
    }
  }

  private void relation(Relation relation) throws IOException {
    out.writeInt(relation.oid());
    out.writeInt(relation.schemaOid());
    text(relation.name());
  }

  private void table(TableDef table) throws IOException {
    relation(table);
    list(table.columns(), this::column);
    list(table.constraints(), this::constraint);
    out.writeBoolean(table.temporary());
  }

  private void column(ColumnDef column) throws IOException {
    text(column.name());
    out.writeInt(column.attnum());
    type(column.type());
    out.writeInt(column.typmod());
    out.writeInt(column.domainOid());
    out.writeBoolean(column.notNull());
    optionalText(column.defaultSql());
    text(column.identity().name());
    optionalText(column.generatedSql());
    out.writeBoolean(column.dropped());
  }

  private void constraint(ConstraintDef constraint) throws IOException {
    if (constraint instanceof ConstraintDef.Key key) {
      out.writeByte(KEY);
      key(key);
    } else if (constraint instanceof ConstraintDef.Check check) {
      out.writeByte(CHECK);
      check(check);
    } else if (constraint instanceof ConstraintDef.ForeignKey foreignKey) {
      out.writeByte(FOREIGN_KEY);
      foreignKey(foreignKey);
    }
  }

  private void key(ConstraintDef.Key key) throws IOException {
    out.writeInt(key.oid());
    text(key.name());
    out.writeBoolean(key.primary());
    numbers(key.columns());
    out.writeInt(key.indexOid());
    text(key.timing().name());
  }

  private void check(ConstraintDef.Check check) throws IOException {
    out.writeInt(check.oid());
    text(check.name());
    text(check.sql());
    numbers(check.columns());
    out.writeBoolean(check.validated());
  }

  private void foreignKey(ConstraintDef.ForeignKey key) throws IOException {
    out.writeInt(key.oid());
    text(key.name());
    numbers(key.columns());
    out.writeInt(key.referencedTable());
    numbers(key.referencedColumns());
    out.writeInt(key.referencedIndex());
    out.writeBoolean(key.matchFull());
    text(key.onUpdate().name());
    text(key.onDelete().name());
    numbers(key.onDeleteColumns());
    text(key.timing().name());
    out.writeBoolean(key.validated());
  }

  private void index(IndexDef index) throws IOException {
    relation(index);
    out.writeInt(index.tableOid());
    list(index.keys(), this::indexKey);
    numbers(index.include());
    out.writeBoolean(index.unique());
    out.writeBoolean(index.nullsDistinct());
    optionalText(index.predicateSql());
    out.writeInt(index.constraintOid());
  }

  private void indexKey(IndexDef.Key key) throws IOException {
    out.writeInt(key.attnum());
    optionalText(key.expressionSql());
    out.writeBoolean(key.descending());
    out.writeBoolean(key.nullsFirst());
    optionalText(key.operatorClass());
  }

  private void sequence(SequenceDef sequence) throws IOException {
    relation(sequence);
    type(sequence.type());
    out.writeLong(sequence.start());
    out.writeLong(sequence.increment());
    out.writeLong(sequence.minValue());
    out.writeLong(sequence.maxValue());
    out.writeLong(sequence.cache());
    out.writeBoolean(sequence.cycle());
    out.writeInt(sequence.ownerTable());
    out.writeInt(sequence.ownerColumn());
    out.writeBoolean(sequence.ofIdentity());
  }

  private void view(ViewDef view) throws IOException {
    relation(view);
    list(view.columns(), this::column);
    text(view.sql());
    numbers(view.dependencies());
  }

  private void enumType(TypeDef.EnumDef definition) throws IOException {
    EnumType type = definition.type();
    out.writeInt(definition.schemaOid());
    out.writeInt(type.oid());
    out.writeInt(type.arrayOid());
    text(type.name());
    text(type.displayName());
    list(type.labels(), this::label);
  }

  private void label(EnumValue label) throws IOException {
    out.writeFloat(label.order());
    text(label.label());
  }

  private void domain(TypeDef.DomainDef domain) throws IOException {
    out.writeInt(domain.oid());
    out.writeInt(domain.arrayOid());
    out.writeInt(domain.schemaOid());
    text(domain.name());
    type(domain.type());
    out.writeInt(domain.typmod());
    out.writeBoolean(domain.notNull());
    optionalText(domain.defaultSql());
    list(domain.checks(), this::check);
  }

  private <T> void list(List<T> values, Part<T> part) throws IOException {
    out.writeInt(values.size());
    for (T value : values) {
      part.write(value);
    }
  }

  private void numbers(List<Integer> numbers) throws IOException {
    list(numbers, out::writeInt);
  }

  private void type(SqlType type) throws IOException {
    out.writeInt(type.oid());
  }

  private void optionalText(@Nullable String text) throws IOException {
    out.writeBoolean(text != null);
    if (text != null) {
      text(text);
    }
  }

  private void text(String text) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    out.writeInt(bytes.length);
    out.write(bytes);
  }
}
