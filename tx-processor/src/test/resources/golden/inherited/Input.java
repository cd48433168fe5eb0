package app;

import io.tx4j.Isolation;
import io.tx4j.Transactional;
import java.util.List;

class Inherited {
interface Reader<T> {
  @Transactional(readOnly = true)
  T read(long id);

  @Transactional(readOnly = true)
  default List<T> readAll() {
    return List.of();
  }
}

abstract static class Base<T> implements Reader<T> {
  @Transactional(isolation = Isolation.REPEATABLE_READ)
  protected void write(T value) {}

  abstract void prepare();
}

static class Accounts extends Base<String> {
  @Override
  public String read(long id) {
    return "";
  }

  @Override
  void prepare() {}

  public void notTransactional() {}
}
}
