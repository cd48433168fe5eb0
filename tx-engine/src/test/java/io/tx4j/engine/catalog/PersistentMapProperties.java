package io.tx4j.engine.catalog;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** A persistent map does what a tree map does, and forgets nothing of its past. */
class PersistentMapProperties {

  @Property(tries = 300)
  void behavesAsATreeMap(@ForAll List<@IntRange(min = -40, max = 40) Integer> changes) {
    PersistentMap<Integer, String> map = PersistentMap.empty();
    TreeMap<Integer, String> model = new TreeMap<>();
    List<PersistentMap<Integer, String>> past = new ArrayList<>();
    List<List<String>> expected = new ArrayList<>();
    for (int change : changes) {
      int key = Math.abs(change);
      if (change < 0) {
        map = map.without(key);
        model.remove(key);
      } else {
        map = map.with(key, "v" + past.size());
        model.put(key, "v" + past.size());
      }
      assertEquals(model.get(key), map.get(key));
      past.add(map);
      expected.add(new ArrayList<>(model.values()));
    }
    for (int i = 0; i < past.size(); i++) {
      assertEquals(expected.get(i), values(past.get(i)));
    }
    assertEquals(model.isEmpty(), map.isEmpty());
  }

  private static List<String> values(PersistentMap<Integer, String> map) {
    List<String> values = new ArrayList<>();
    map.forEach(values::add);
    return values;
  }
}
