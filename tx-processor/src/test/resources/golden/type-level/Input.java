package app;

import io.tx4j.AfterRollback;
import io.tx4j.Propagation;
import io.tx4j.Transactional;

@Transactional(propagation = Propagation.REQUIRES_NEW)
public class Audit {
  public void record(String event) {}

  @Transactional(propagation = Propagation.MANDATORY)
  public void recordWithin(String event) {}

  @AfterRollback
  public void alarm(String event) {}

  void packagePrivate() {}

  protected void forSubclasses() {}

  public static Audit create() {
    return new AuditTx(null);
  }

  @Override
  public String toString() {
    return "audit";
  }
}
