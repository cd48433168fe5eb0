package io.tx4j.engine.expr;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tx4j.engine.value.ByteSink;
import io.tx4j.engine.value.SqlType;
import io.tx4j.engine.value.Types;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The binary form of each type is PostgreSQL's, and is read back as the same value. */
class BinaryFormatTest {

  @Test
  void binaryFormsAreThoseOfTheServer() throws SQLException {
    TestContext context = new TestContext();
    int compared = 0;
    try (Oracle oracle = new Oracle()) {
      for (SqlType type : Literals.types()) {
        String send =
            oracle
                .query("select typsend::text from pg_type where oid = " + type.oid())
                .get(0)
                .get(0);
        for (String text : Literals.texts(type)) {
          Sample sample = Sample.literal(type, text);
          List<String> row =
              oracle
                  .query(
                      "select encode(" + send + "(" + sample.sql() + "), 'hex'), " + sample.sql())
                  .get(0);
          byte[] bytes = HexFormat.of().parseHex(row.get(0));
          Object value = type.parse(text, context);
          ByteSink sink = new ByteSink();
          type.writeBinary(value, sink);
          assertEquals(row.get(0), HexFormat.of().formatHex(sink.toByteArray()), sample.sql());
          Object read = type.readBinary(bytes, 0, bytes.length);
          assertEquals(type.format(value, context), type.format(read, context), sample.sql());
          if (!type.equals(Types.BPCHAR)) {
            assertEquals(row.get(1), type.format(read, context), sample.sql());
          }
          compared++;
        }
      }
    }
    assertTrue(compared > 140, "compared " + compared);
  }
}
