package io.tx4j.engine.value;

/**
 * A label of an enum type.
 *
 * @param order its place among the type's labels; not an index, so that a label can be added
 *     between two others without touching stored rows
 */
public record EnumValue(float order, String label) {}
