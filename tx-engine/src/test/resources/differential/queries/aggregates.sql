# Groups, their aggregates, and what is read from no row at all.
select count(*), count(a), sum(a), min(a), max(a) from (values (1), (2), (null)) t(a)
select count(*), sum(a), max(a) from (values (1)) t(a) where a > 5
select a, count(*) from (values (1), (1), (null), (null)) t(a) group by a order by a
select a from (values (1), (1), (2)) t(a) group by a having count(*) > 1
select a, sum(b) from (values (1.0, 1), (1.00, 2), (2, 5)) t(a, b) group by a order by a
select count(distinct a), sum(distinct a) from (values (1), (1), (2), (null)) t(a)
select count(*) filter (where a > 1), sum(a) filter (where a > 5) from (values (1), (2), (3)) t(a)
select string_agg(a, ',' order by a desc) from (values ('x'), ('z'), ('y')) t(a)
select array_agg(a order by b) from (values (1, 3), (2, 2), (3, 1)) t(a, b)
select string_agg(distinct a, ',' order by a) from (values ('x'), ('z'), ('x')) t(a)
select a, b, count(*) from (values (1, 1), (1, 2), (2, 1)) t(a, b) group by grouping sets ((a), (b), ()) order by a nulls last, b nulls last
select a, b, count(*), grouping(a, b) from (values (1, 1), (1, 2)) t(a, b) group by rollup (a, b) order by 4, 1, 2
select bool_and(a > 0), bool_or(a > 1) from (values (1), (2)) t(a)
select avg(a), avg(b) from (values (1, 1.5), (2, 2.5)) t(a, b)
select sum(a) + 1 from (values (1), (2)) t(a) having sum(a) > 2
select sum(a) from (values (9223372036854775807), (1)) t(a)
select a % 2 as odd, array_agg(a order by a) from generate_series(1, 5) s(a) group by odd order by odd
select distinct a, b from (values (1, 'x'), (1, 'x'), (1, 'y')) t(a, b) order by 1, 2
select distinct on (a) a, b from (values (1, 2), (1, 1), (2, 5)) t(a, b) order by a, b
