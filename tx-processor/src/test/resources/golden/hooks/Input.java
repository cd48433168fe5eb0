package app;

import io.tx4j.AfterCommit;
import io.tx4j.AfterRollback;
import io.tx4j.Transactional;

public class Mailer {
  @AfterCommit
  public void send(String to, String text) {}

  @AfterCommit
  @Transactional
  public void store(String text) {}

  @AfterRollback
  void apologize() {}
}
