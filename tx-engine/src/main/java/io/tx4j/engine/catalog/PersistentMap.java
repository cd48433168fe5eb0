package io.tx4j.engine.catalog;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/**
 * An immutable sorted map: a change gives a new map that shares all but one path with the old one.
 *
 * <p>It is a treap, a search tree by key that is at the same time a heap by a priority drawn from
 * the key's hash. The shape therefore depends on the keys alone, and is balanced for any order of
 * insertion. Look-up and change cost O(log n).
 *
 * @param <K> the key
 * @param <V> the value
 */
final class PersistentMap<K extends Comparable<K>, V> implements Iterable<V> {

  private record Node<K extends Comparable<K>, V>(
      K key, V value, int priority, @Nullable Node<K, V> left, @Nullable Node<K, V> right) {

    Node<K, V> withLeft(@Nullable Node<K, V> newLeft) {
      return new Node<>(key, value, priority, newLeft, right);
    }

    Node<K, V> withRight(@Nullable Node<K, V> newRight) {
      return new Node<>(key, value, priority, left, newRight);
    }
  }

  private final @Nullable Node<K, V> root;

  private PersistentMap(@Nullable Node<K, V> root) {
    this.root = root;
  }

  static <K extends Comparable<K>, V> PersistentMap<K, V> empty() {
    return new PersistentMap<>(null);
  }

  @Nullable V get(K key) {
    Node<K, V> at = root;
    while (at != null) {
      int order = key.compareTo(at.key);
      if (order == 0) {
        return at.value;
      }
      at = order < 0 ? at.left : at.right;
    }
    return null;
  }

  /** This map with the value at the key, in place of the one that may be there. */
  PersistentMap<K, V> with(K key, V value) {
    return new PersistentMap<>(insert(root, key, value, priority(key)));
  }

  /** This map without the key. */
  PersistentMap<K, V> without(K key) {
    return get(key) == null ? this : new PersistentMap<>(remove(root, key));
  }

  boolean isEmpty() {
    return root == null;
  }

  /** The values in the order of their keys. */
  @Override
  public Iterator<V> iterator() {
    return new InOrder<>(root);
  }

  private static int priority(Object key) {
    int mixed = key.hashCode() * 0x9E3779B9;
    mixed ^= mixed >>> 15;
    mixed *= 0x85EBCA6B;
    return mixed ^ mixed >>> 13;
  }

  private static <K extends Comparable<K>, V> Node<K, V> insert(
      @Nullable Node<K, V> at, K key, V value, int priority) {
    if (at == null) {
      return new Node<>(key, value, priority, null, null);
    }
    int order = key.compareTo(at.key);
    if (order == 0) {
      return new Node<>(key, value, priority, at.left, at.right);
    }
    if (order < 0) {
      Node<K, V> left = insert(at.left, key, value, priority);
      return left.priority > at.priority
          ? left.withRight(at.withLeft(left.right))
          : at.withLeft(left);
    }
    Node<K, V> right = insert(at.right, key, value, priority);
    return right.priority > at.priority
        ? right.withLeft(at.withRight(right.left))
        : at.withRight(right);
  }

  private static <K extends Comparable<K>, V> @Nullable Node<K, V> remove(
      @Nullable Node<K, V> at, K key) {
    if (at == null) {
      return null;
    }
    int order = key.compareTo(at.key);
    if (order == 0) {
      return join(at.left, at.right);
    }
    return order < 0 ? at.withLeft(remove(at.left, key)) : at.withRight(remove(at.right, key));
  }

  /** One tree of two, where all keys of the first are below all of the second. */
  private static <K extends Comparable<K>, V> @Nullable Node<K, V> join(
      @Nullable Node<K, V> low, @Nullable Node<K, V> high) {
    if (low == null) {
      return high;
    }
    if (high == null) {
      return low;
    }
    return low.priority > high.priority
        ? low.withRight(join(low.right, high))
        : high.withLeft(join(low, high.left));
  }

  private static final class InOrder<K extends Comparable<K>, V> implements Iterator<V> {

    private final Deque<Node<K, V>> path = new ArrayDeque<>();

    InOrder(@Nullable Node<K, V> root) {
      descend(root);
    }

    private void descend(@Nullable Node<K, V> from) {
      for (Node<K, V> at = from; at != null; at = at.left) {
        path.push(at);
      }
    }

    @Override
    public boolean hasNext() {
      return !path.isEmpty();
    }

    @Override
    public V next() {
      if (path.isEmpty()) {
        throw new NoSuchElementException();
      }
      Node<K, V> at = path.pop();
      descend(at.right);
      return at.value;
    }
  }
}
