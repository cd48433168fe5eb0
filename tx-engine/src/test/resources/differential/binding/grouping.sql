# Aggregates and groups: what may stand where.
create table t (id int primary key, a int, b text, c numeric)
insert into t values (1, 1, 'x', 1.5), (2, 1, 'y', 2.5), (3, 2, 'x', null)
select a, b from t group by a
select a, count(*) from t group by a order by a
select id, a, b from t group by id order by id
select t.* from t group by id order by 1
select a + 1, count(*) from t group by a + 1 order by 1
select a + 2, count(*) from t group by a + 1
select a as x, sum(c) from t group by x order by x
select a, sum(c) from t group by 1 order by 2 desc nulls last
select a from t group by 2
select count(*) from t where count(*) > 1
select count(count(*)) from t
select a from t having a > 1
select count(*) from t having count(*) > 1
select a, max(b) from t group by a having max(b) > 'x' order by a
select sum(b) from t
select b, count(*) from t group by rollup (b) order by b nulls last
select a, b, count(*), grouping(a, b) from t group by grouping sets ((a), (b), ()) order by 4, 1, 2
select grouping(c) from t group by a
select distinct a from t order by b
select distinct a from t order by a desc
select distinct on (a) a, b from t order by a, b desc
select distinct on (a) a, b from t order by b
select count(*) filter (where a = 1), count(c), count(distinct a) from t
select string_agg(b, ',' order by id desc) from t
select a, (select count(*) from t u where u.a = t.a) from t group by a order by a
select a, (select count(*) from t u where u.b = t.b) from t group by a
select a from t group by a for update
select distinct a from t for update
select count(*) from t for update
select * from t where a = 1 order by id for update
select * from t for update of u
select * from (select a from t limit 1) s
select 1 from t union select 2 for update
