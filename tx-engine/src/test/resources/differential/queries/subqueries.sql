# Subqueries as values, in conditions, with nulls.
select (select 1), (select a from (values (1)) t(a) where a > 5)
select (select a from (values (1), (2)) t(a))
select 1 in (select a from (values (1), (null)) t(a)), 2 in (select a from (values (1), (null)) t(a)), 2 not in (select a from (values (1), (null)) t(a))
select null in (select 1 where false), null in (select 1), 1 not in (select 1 where false)
select a from (values (1), (2), (null)) t(a) where a in (select b from (values (1), (null)) u(b))
select a from (values (1), (2), (null)) t(a) where a not in (select b from (values (1)) u(b))
select 3 > all (select a from (values (1), (2)) t(a)), 3 > any (select a from (values (5), (null)) t(a)), 3 = all (select 1 where false)
select a, exists (select 1 from (values (2)) u(b) where b = a) from (values (1), (2)) t(a) order by a
select a, (select count(*) from (values (1), (2), (3)) u(b) where b <= a) from (values (1), (2)) t(a) order by a
select array(select a from (values (3), (1)) t(a) order by a)
select (1, 2) in (select a, b from (values (1, 2), (3, null)) t(a, b)), (3, 1) in (select a, b from (values (1, 2), (3, null)) t(a, b))
select a, (select sum(b) from (select b from (values (1), (2), (3)) u(b) where b > t.a) s) from (values (0), (1), (9)) t(a) order by a
select x.a from (select a, a * 2 as b from (values (1), (2)) t(a)) x where x.b > 2
