/**
 * SQL types and their values.
 *
 * <p>A value is a plain Java object; SQL NULL is Java null. How a value is to be read is known from
 * its static {@link io.tx4j.engine.value.SqlType}, never from the object alone (a {@code Long} may
 * be a bigint, an oid, a time or a timestamp):
 *
 * <pre>
 *   boolean Boolean                       date                    Integer, days since 2000-01-01
 *   smallint, integer, bigint             time                    Long, microseconds of the day
 *     Short, Integer, Long                timetz                  TimeTz
 *   oid, reg* Long, 0 to 2^32-1           timestamp, timestamptz  Long, microseconds since 2000-01-01 (UTC)
 *   real, double precision Float, Double  interval                Interval
 *   numeric Numeric                       jsonb                   Jsonb
 *   text, varchar, char(n), name, json    arrays                  ArrayValue
 *     and "char" String                   enums                   EnumValue
 *   bytea byte[]                          row values              RowValue
 *   uuid java.util.UUID
 * </pre>
 *
 * For date, timestamp and timestamptz the smallest and the largest Java value are -infinity and
 * infinity.
 *
 * <p>A type knows PostgreSQL's text and binary forms, its order, its equality and its hash, and how
 * a type modifier is applied (varchar(10), numeric(8,2)). Values are immutable; a {@code byte[]} is
 * immutable by agreement.
 *
 * <p>Text is compared as PostgreSQL's collations C and C.UTF-8 do: by Unicode code point, which is
 * the order of the UTF-8 bytes. A PostgreSQL that was initialised with a language's locale orders
 * text by that language's rules; equality is the same in both.
 *
 * <p>What this package deliberately does not do: convert between types (that is a cast, in {@code
 * expr}), know tables, or keep user-defined types (the catalog does; it makes them of {@link
 * io.tx4j.engine.value.EnumType} and {@link io.tx4j.engine.value.ArrayType}).
 */
@NullMarked
package io.tx4j.engine.value;

import org.jspecify.annotations.NullMarked;
