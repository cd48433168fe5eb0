package io.tx4j.jdbc.layers;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** A row of the table of notes, for Hibernate. */
@Entity
@Table(name = "note")
class NoteEntity {

  @Id private int id;

  @Column(nullable = false)
  private String body = "";

  private int n;

  protected NoteEntity() {}

  NoteEntity(int id, String body) {
    this.id = id;
    this.body = body;
  }

  int id() {
    return id;
  }

  String body() {
    return body;
  }

  int n() {
    return n;
  }
}
