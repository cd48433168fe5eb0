# Calls in the standard's syntax are kept in definitions, and read from there again.
create table who (id int, u name default current_user, s text default session_user, r text default current_role, x text default user, c text default current_catalog, d date default current_date, t timestamptz default current_timestamp, t3 timestamptz(3) default current_timestamp(3), l timestamp default localtimestamp, lt time default localtime, ct timetz default current_time, sc text default current_schema, check (u = current_user and l <= localtimestamp and d <= current_date))
insert into who (id) values (1) returning u, s, r, x, d = current_date, t = now(), l = now()::timestamp, sc
create table t (id int primary key, a text check (position('@' in a) > 1), d date default date '2024-05-06' check (extract(year from d) > 2000), b text default upper(substring('abc' from 2 for 1)), c text default trim(both 'x' from 'xyx') check (c not like 'z%'), e text default overlay('abc' placing 'x' from 2), u name default current_user, ts timestamp default (timestamptz '2020-01-01 00:00+00' at time zone 'UTC'), check (a is not null), check (a similar to '%@%'), check (coalesce(a, 'x') ~* '.' and nullif(id, 0) is not null), check (case when id > 0 then true else a between 'a' and 'z' end))
insert into t (id, a) values (1, 'a@b') returning id, a, b, c, e, u, ts
insert into t (id, a) values (2, '@b')
insert into t (id, a, d) values (2, 'a@b', '1999-01-01')
insert into t (id, a, c) values (3, 'a@b', 'zz')
create index on t (position('b' in a), extract(day from d))
create index on t (lower(a)) where position('@' in a) > 2
insert into t (id, a) values (4, 'aa@b') returning id
select id from t where position('b' in a) = 4
create table g (d date, y numeric generated always as (extract(year from d)) stored)
insert into g values ('2024-05-06') returning *
create view w as select id, position('@' in a) as at, extract(month from d) > 0 as m, trim(leading 'a' from a) as rest, substring(a from '@.*') as host from t
select * from w order by id
select id, at, rest from w order by id
insert into t (id, a) values (5, '@') 
insert into t (id, a) values (5, 'x@y') returning id
alter table t add column n int check (position('1' in n::text) = 1)
update t set n = 21 where id = 5
update t set n = 12 where id = 5
select pg_get_constraintdef(oid) from pg_constraint where conname = 't_a_check'
