# What a row must satisfy on its own, and how the violation is told.
create table t (a int primary key, b text not null, c int check (c > 0), d int default 7, constraint sum_small check (a + d < 1000))
insert into t values (1, 'x', 1, 2)
insert into t (a) values (2)
insert into t values (2, 'y', 0, 1)
insert into t values (2, 'y', null, 1)
insert into t values (3, 'y', -1, 5000)
insert into t values (3, 'y', 1, 5000)
insert into t values (1, 'z', 1, 1)
insert into t values (4, null, -1, 5000)
update t set b = null
update t set c = -5 where a = 1
update t set a = 2 where a = 1
insert into t (a, b) values (9, repeat('abcdefgh', 10))
insert into t (a, b, c) values (10, repeat('äö', 40), -1)
insert into t (a, b, c) values (10, 'long: ' || repeat('x', 100), -1)
insert into t values (null, 'x')
select * from t order by a
create table u (a int, b int, unique (a, b))
insert into u values (1, null), (1, null), (null, null)
insert into u values (1, 2)
insert into u values (1, 2)
update u set b = 2 where b is null and a = 1
select * from u order by a, b
create table n (a int unique nulls not distinct)
insert into n values (null)
insert into n values (null)
create table g (a int, b int generated always as (a * 2) stored, c int generated always as (coalesce(a, 0) + 1) stored)
insert into g (a) values (1), (null)
insert into g (a, b) values (1, 5)
update g set a = 10 where a = 1 returning *
update g set b = 3
select * from g order by a
create table i (id int generated always as identity, s serial, v text)
insert into i (v) values ('a'), ('b') returning id, s
insert into i (id, v) values (7, 'c')
insert into i (id, v) overriding system value values (7, 'c') returning *
