package io.tx4j.samples.tour;

import io.tx4j.AfterCommit;
import java.util.ArrayList;
import java.util.List;

abstract class Receipts {

  final List<String> sent = new ArrayList<>();

  @AfterCommit
  void send(String text) {
    sent.add(text);
  }
}
