package app;

import io.tx4j.Transactional;

public abstract class Orders {
  Orders() {}

  protected Orders(String region, int... shards) throws java.io.IOException {}

  private Orders(long secret) {}

  @Transactional
  protected abstract static class Unrelated {
    public void work() {}
  }

  @Transactional
  protected long place(String item) {
    return 1;
  }

  @Transactional
  void ship(long order) {}
}
