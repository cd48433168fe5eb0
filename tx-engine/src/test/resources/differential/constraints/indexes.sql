# Unique indexes over expressions, over some of the rows, and over rows that are there already.
create table t (id int primary key, name text, active boolean, a int, b int)
insert into t values (1, 'Ada', true, 1, 1), (2, 'ada', false, 1, 2), (3, 'Bob', true, 2, 1)
create unique index t_lower on t (lower(name))
delete from t where id = 2
create unique index t_lower on t (lower(name))
insert into t values (4, 'ADA', true, 9, 9)
insert into t values (4, 'Cy', true, 9, 9)
update t set name = 'BOB' where id = 4
create unique index t_active on t (a) where active
insert into t values (5, 'Eve', false, 1, 9), (6, 'Fay', false, 1, 9)
insert into t values (7, 'Gus', true, 1, 9)
update t set active = true where id = 5
update t set active = false where id = 1
update t set active = true where id = 5
select id, a from t where active order by id
insert into t values (8, 'Hal', true, 1, 1) on conflict (a) where active do nothing
insert into t values (9, 'eve', true, 77, 1) on conflict (lower(name)) do update set b = excluded.b + 100 returning id, b
create unique index t_sum on t ((a + b), name desc)
insert into t values (10, 'Ian', true, 50, 50)
create index t_b on t (b desc nulls last)
select id from t where b > 1 order by b desc nulls last, id
select id from t where lower(name) = 'eve'
create table e (b int)
insert into e values (1), (null), (2), (null), (2)
create unique index e_b on e (b)
drop index t_active
insert into t values (11, 'Jo', true, 1, 4)
create unique index t_active on t (a) where active
create table d (a int, b int, unique (a) deferrable)
create unique index d_b on d (b) include (a)
insert into d values (1, 1)
insert into d values (2, 1)
