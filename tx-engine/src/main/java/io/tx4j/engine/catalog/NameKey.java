package io.tx4j.engine.catalog;

/** A name in a schema. */
record NameKey(int schemaOid, String name) implements Comparable<NameKey> {

  @Override
  public int compareTo(NameKey other) {
    int order = Integer.compare(schemaOid, other.schemaOid);
    return order != 0 ? order : name.compareTo(other.name);
  }
}
