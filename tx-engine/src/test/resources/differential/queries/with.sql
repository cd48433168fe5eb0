# Common table expressions, recursive and not.
with t as (select 1 as a union all select 2) select a, (select max(a) from t) from t order by a
with t(n) as (values (1), (2)) select x.n, y.n from t x, t y order by 1, 2
with recursive r(n) as (select 1 union all select n + 1 from r where n < 5) select n from r
with recursive r(n) as (select 1 union select (n * 2) % 7 from r) select n from r order by n
with recursive r(n) as (select 1 union all select n + 1 from r) select n from r limit 3
with recursive tree(id, parent) as (values (1, null), (2, 1), (3, 1), (4, 3)),
  path(id, depth) as (select id, 0 from tree where parent is null union all select t.id, p.depth + 1 from tree t join path p on t.parent = p.id)
  select * from path order by id
with a as (select 1 as x), b as (select x + 1 as x from a) select * from a union all select * from b
create table w (id int primary key, v int)
with n as (insert into w values (1, 10), (2, 20) returning id, v) select sum(v) from n
with d as (delete from w where id = 1 returning *) insert into w select id + 10, v from d
select * from w order by id
with u as (update w set v = v + 1 returning id, v) select count(*) from w where v > 20
with u as (update w set v = 0 where id = 2) select v from w order by id
select * from w order by id
