package app;

import io.tx4j.Transactional;

public class Clash {
  protected final String transactions = "";

  static final String SAVE = "";

  public Clash(int transactions, int delegate) {}

  protected static class Objects {}

  protected static class Transactions {}

  protected static class Override {}

  @Transactional
  public <TransactionDefinition> void save(
      Objects transactions, Transactions SAVE, TransactionDefinition body) {}
}
