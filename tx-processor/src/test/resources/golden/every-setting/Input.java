package app;

import io.tx4j.Durability;
import io.tx4j.Isolation;
import io.tx4j.LockNotAvailableException;
import io.tx4j.Propagation;
import io.tx4j.Transactional;
import java.io.IOException;

public class Everything {
  @Transactional(
      propagation = Propagation.NESTED,
      isolation = Isolation.SERIALIZABLE,
      readOnly = true,
      timeout = "250ms",
      lockTimeout = "2m",
      retryOn = {LockNotAvailableException.class, IOException.class},
      maxAttempts = 3,
      rollbackSilentlyOn = IllegalArgumentException.class,
      commitOn = {IOException.class, IllegalStateException.class},
      durability = Durability.REMOTE_APPLY,
      database = "audit",
      name = "all \"of\" them")
  public String all() throws IOException {
    return "";
  }

  @Transactional(isolation = Isolation.SERIALIZABLE, retryOn = {}, database = "main")
  public void neverRetried() {}
}
