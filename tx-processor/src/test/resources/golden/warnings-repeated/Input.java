package app;

import io.tx4j.Transactional;
import java.io.Serializable;
import java.util.List;

@SuppressWarnings({"rawtypes", "serial"})
public class Legacy implements Serializable {
  /**
   * Old.
   *
   * @deprecated use another one
   */
  @Deprecated
  public Legacy() {}

  @SafeVarargs
  public <T> Legacy(T... values) {}

  @Transactional
  public List raw(List rows) {
    return rows;
  }

  /**
   * Old.
   *
   * @deprecated use {@link #raw}
   */
  @Deprecated(since = "2", forRemoval = true)
  @Transactional
  public void old() {}

  @Transactional
  @SuppressWarnings("unchecked")
  public <T> void heap(T... values) {}
}
