package app;

import io.tx4j.Transactional;
import java.util.Map;

public class Shop {
  public static class Orders {
    public static class Lines {
      @Transactional
      public void add(Map.Entry<String, Item> line) {}
    }

    @Transactional
    public Item find(long id) {
      return null;
    }
  }

  static class Item {}
}
