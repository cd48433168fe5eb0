package app;

import io.tx4j.Transactional;
import java.io.Serializable;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

public class Store<K extends Comparable<K>, V extends Number & Serializable> {
  <C extends Collection<? extends V>> Store(C initial) {}

  @Transactional
  public Map<K, ? super V> load(List<? extends K> keys) {
    return Map.of();
  }

  @Transactional
  public <R extends V, L extends List<R>> R fold(L values, Function<? super V, R> function) {
    return values.get(0);
  }

  @Transactional
  public <T> T generic() {
    return null;
  }

  @Transactional
  public K[] keys(Map.Entry<K, V>[] entries) {
    return null;
  }
}
