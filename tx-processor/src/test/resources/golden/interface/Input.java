package app;

import io.tx4j.AfterCommit;
import io.tx4j.Transactional;
import java.util.List;
import java.util.Optional;

@Transactional
public interface Repository<T extends Comparable<? super T>, K> {
  @Transactional(readOnly = true)
  Optional<T> find(K key);

  <S extends T> List<S> saveAll(List<S> entities);

  @Transactional(readOnly = true)
  default boolean exists(K key) {
    return find(key).isPresent();
  }

  @AfterCommit
  void announce(K key);

  static <T extends Comparable<? super T>, K> Repository<T, K> empty() {
    throw new UnsupportedOperationException();
  }

  @Override
  String toString();
}
