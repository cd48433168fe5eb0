package io.tx4j.engine.differential;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * What two sessions do to a table and one that refers to it, in an order made of a seed. Two, since
 * of several who wait for the same transaction PostgreSQL does not say who goes on first. A
 * statement touches one row of a table, since the order of several is nobody's promise.
 */
final class RandomSchedule {

  private static final int STEPS = 40;
  private static final List<String> ACTIONS =
      List.of("no action", "restrict", "cascade", "set null", "set default");
  private static final List<String> LOCKS =
      List.of("update", "no key update", "share", "key share");
  private static final List<String> WAITS = List.of("", " nowait", " skip locked");

  private final Random random;

  private RandomSchedule(long seed) {
    random = new Random(seed);
  }

  static List<Step> of(long seed) {
    return new RandomSchedule(seed).steps();
  }

  private List<Step> steps() {
    List<Step> steps = new ArrayList<>();
    steps.add(new Step("s1", "create table p (id int primary key, u int unique, v int)"));
    steps.add(
        new Step(
            "s1",
            "create table c (id int primary key, p int default 1 references p on delete "
                + any(ACTIONS)
                + " on update "
                + any(ACTIONS)
                + (random.nextInt(3) == 0 ? " deferrable initially deferred" : "")
                + ", v int)"));
    steps.add(new Step("s1", "insert into p values (1, 1, 10), (2, 2, 20), (3, 3, 30)"));
    steps.add(new Step("s1", "insert into c values (1, 1, 1), (2, 2, 2)"));
    for (int i = 0; i < STEPS; i++) {
      steps.add(new Step("s" + (1 + random.nextInt(2)), statement()));
    }
    steps.add(new Step("s1", "commit"));
    steps.add(new Step("s2", "commit"));
    steps.add(new Step("s1", "commit"));
    steps.add(new Step("s3", "select * from p order by id"));
    steps.add(new Step("s3", "select * from c order by id"));
    return steps;
  }

  private String statement() {
    return switch (random.nextInt(4)) {
      case 0 -> transactionStatement();
      case 1 -> read();
      default -> write();
    };
  }

  private String transactionStatement() {
    return any(
        List.of(
            "begin",
            "begin isolation level repeatable read",
            "commit",
            "rollback",
            "savepoint a",
            "rollback to a",
            "release a"));
  }

  private String read() {
    String locking = " for " + any(LOCKS) + any(WAITS);
    return any(
        List.of(
            "select * from p order by id",
            "select * from c order by id",
            "select * from p where id = " + id() + locking,
            "select * from c where id = " + id() + locking,
            "select c.id, p.v from c join p on p.id = c.p where c.id = " + id() + locking));
  }

  private String write() {
    String row = " values (" + id() + ", " + id() + ", " + value() + ")";
    return any(
        List.of(
            "update p set v = v + " + value() + " where id = " + id(),
            "update p set v = v + 1 where id = " + id() + " and v < " + value() + " returning *",
            "update p set u = " + id() + " where id = " + id(),
            "update p set id = " + id() + " where id = " + id(),
            "delete from p where id = " + id(),
            "insert into p" + row,
            "insert into p" + row + " on conflict do nothing",
            "insert into p"
                + row
                + " on conflict (id) do update set v = excluded.v + p.v returning *",
            "insert into c" + row,
            "update c set p = " + id() + " where id = " + id(),
            "update c set v = v + 1 where id = " + id() + " and p = " + id(),
            "delete from c where id = " + id()));
  }

  private int id() {
    return 1 + random.nextInt(4);
  }

  private int value() {
    return random.nextInt(100);
  }

  private String any(List<String> choices) {
    return choices.get(random.nextInt(choices.size()));
  }
}
