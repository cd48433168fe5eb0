package io.tx4j.engine.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.tx4j.engine.catalog.Catalog;
import io.tx4j.engine.catalog.SearchPath;
import io.tx4j.engine.sql.DefinitionStatement;
import io.tx4j.engine.sql.Parser;
import io.tx4j.engine.sql.Statement;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Which access paths and joins are chosen, seen as EXPLAIN shows them. */
class PlanShapeTest {

  private static final Statistics LARGE = tableOid -> 100_000;

  private static final Catalog CATALOG =
      define(
          "create table customer (id int primary key, name varchar(40) unique, city text)",
          "create table orders (id bigint primary key, customer_id int references customer, state int, at timestamp)",
          "create index orders_customer on orders (customer_id, at desc)",
          "create index orders_open on orders (at) where state = 0",
          "create index customer_lower on customer (lower(city))",
          "create view open_orders as select id, customer_id from orders where state = 0");

  private static Catalog define(String... definitions) {
    Catalog catalog = Catalog.INITIAL;
    AtomicInteger oids = new AtomicInteger(Catalog.FIRST_USER_OID);
    for (String definition : definitions) {
      for (DdlStep step :
          DdlPlanner.plan(
              (DefinitionStatement) statement(definition),
              context(catalog),
              oids::getAndIncrement)) {
        if (step instanceof DdlStep.Edit edit) {
          catalog = catalog.with(edit.edit());
        }
      }
    }
    return catalog;
  }

  private static Statement statement(String sql) {
    return Parser.parse(sql).get(0).statement();
  }

  private static PlanningContext context(Catalog catalog) {
    return new PlanningContext(catalog, SearchPath.DEFAULT, LARGE, List.of());
  }

  private static void assertPlan(String sql, String... lines) {
    PlannedStatement planned = Planner.plan(statement(sql), context(CATALOG));
    assertEquals(String.join("\n", lines), String.join("\n", Explain.lines(planned)));
  }

  @Test
  void looksUpAKey() {
    assertPlan(
        "select * from customer where id = $1",
        "Index Scan using customer_pkey on customer",
        "  Index Cond: (id = $1)");
  }

  @Test
  void looksUpAKeyOfAnotherIntegerType() {
    assertPlan(
        "select * from customer where id = 5000000000",
        "Index Scan using customer_pkey on customer",
        "  Index Cond: (id = '5000000000'::bigint)");
  }

  @Test
  void looksUpATextThroughItsVarchar() {
    assertPlan(
        "select * from customer where name = 'ann'",
        "Index Scan using customer_name_key on customer",
        "  Index Cond: (name = 'ann'::text)");
  }

  @Test
  void looksUpSeveralKeys() {
    assertPlan(
        "select * from customer where id in (3, 1, 2)",
        "Index Scan using customer_pkey on customer",
        "  Index Cond: (id = ANY (3, 1, 2))");
  }

  @Test
  void readsARangeInsideAPrefix() {
    assertPlan(
        "select * from orders where customer_id = 1 and at >= '2026-01-01'",
        "Index Scan using orders_customer on orders",
        "  Index Cond: ((customer_id = 1) AND (at >= '2026-01-01 00:00:00'::timestamp without time zone))");
  }

  @Test
  void takesTheOrderFromAnIndex() {
    assertPlan(
        "select * from orders where customer_id = 1 order by at desc limit 10",
        "Limit",
        "  ->  Index Scan using orders_customer on orders",
        "        Index Cond: (customer_id = 1)");
    assertPlan(
        "select * from orders order by id desc limit 10",
        "Limit",
        "  ->  Index Scan Backward using orders_pkey on orders");
  }

  @Test
  void sortsWhereNoIndexHasTheOrder() {
    assertPlan(
        "select * from customer order by city",
        "Sort",
        "  Sort Key: customer.city",
        "  ->  Seq Scan on customer");
  }

  @Test
  void usesAPartialIndexOnlyWhereItsPredicateHolds() {
    assertPlan(
        "select * from orders where state = 0 and at < '2026-01-01'",
        "Index Scan using orders_open on orders",
        "  Index Cond: (at < '2026-01-01 00:00:00'::timestamp without time zone)",
        "  Filter: (orders.state = 0)");
    assertPlan(
        "select * from orders where state = 1 and at < '2026-01-01'",
        "Seq Scan on orders",
        "  Filter: ((orders.state = 1) AND (orders.at < '2026-01-01 00:00:00'::timestamp without time zone))");
  }

  @Test
  void usesAnIndexOnAnExpression() {
    assertPlan(
        "select * from customer where lower(city) = 'rome'",
        "Index Scan using customer_lower on customer",
        "  Index Cond: (lower(city) = 'rome'::text)");
  }

  @Test
  void joinsFewRowsThroughAnIndex() {
    assertPlan(
        "select * from customer c join orders o on o.customer_id = c.id where c.id = 7",
        "Nested Loop",
        "  ->  Index Scan using customer_pkey on customer c",
        "        Index Cond: (id = 7)",
        "  ->  Index Scan using orders_customer on orders o",
        "        Index Cond: (customer_id = c.id)");
  }

  @Test
  void joinsManyRowsByHashing() {
    assertPlan(
        "select * from orders a join orders b on a.state = b.state",
        "Hash Join",
        "  Hash Cond: (a.state = b.state)",
        "  ->  Seq Scan on orders a",
        "  ->  Seq Scan on orders b");
  }

  @Test
  void takesAViewIn() {
    assertPlan(
        "select * from open_orders where id = 3",
        "Index Scan using orders_pkey on orders",
        "  Index Cond: (id = 3)",
        "  Filter: (orders.state = 0)");
  }

  @Test
  void pushesConditionsBelowAnOuterJoin() {
    assertPlan(
        "select * from customer c left join orders o on o.customer_id = c.id where c.id = 7",
        "Nested Loop Left Join",
        "  ->  Index Scan using customer_pkey on customer c",
        "        Index Cond: (id = 7)",
        "  ->  Index Scan using orders_customer on orders o",
        "        Index Cond: (customer_id = c.id)");
  }

  @Test
  void locksAboveTheSortAndBelowTheLimit() {
    assertPlan(
        "select * from customer where city = 'Rome' order by name limit 1 for update skip locked",
        "Limit",
        "  ->  LockRows",
        "        ->  Index Scan using customer_name_key on customer",
        "              Filter: (customer.city = 'Rome'::text)");
  }

  @Test
  void updatesThroughAnIndex() {
    assertPlan(
        "update orders set state = state + 1 where id = 5 returning state",
        "Update on orders",
        "  ->  Index Scan using orders_pkey on orders",
        "        Index Cond: (id = 5)");
  }
}
