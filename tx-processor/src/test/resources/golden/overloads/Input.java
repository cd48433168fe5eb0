package app;

import io.tx4j.Transactional;

public class Ledger {
  @Transactional
  public void post(int amount) {}

  @Transactional
  public void post(long amount) {}

  @Transactional
  public boolean post(double amount) {
    return true;
  }

  @Transactional
  public int[] postAll(String first, long... amounts) {
    return new int[0];
  }

  @Transactional
  public char postHTTPRequest(byte b, short s, float f, char c, boolean[][] flags) {
    return c;
  }
}
