package app;

import io.tx4j.Isolation;
import io.tx4j.SerializationFailureException;
import io.tx4j.Transactional;
import java.math.BigDecimal;

public class TransferService {
  TransferService() {}

  @Transactional(
      isolation = Isolation.SERIALIZABLE,
      retryOn = SerializationFailureException.class)
  public void transfer(long from, long to, BigDecimal amount) {}

  @Transactional(readOnly = true)
  public BigDecimal balance(long account) {
    return BigDecimal.ZERO;
  }

  public String notTransactional() {
    return "";
  }
}
