# ALTER TABLE, TRUNCATE, views, enums, domains.
create table t (id int primary key, a int, b text)
insert into t values (1, 1, 'x'), (2, null, 'y')
alter table t add column c int default 7 not null
alter table t add column c int
alter table t add column if not exists c int
alter table t add column d int not null
select * from t order by id
alter table t add constraint c_small check (c < 5)
alter table t add constraint c_positive check (c > 0)
alter table t add constraint c_positive check (c > 0)
alter table t alter column a set not null
alter table t alter column nix set not null
alter table t alter column id drop not null
alter table t alter column c set default 9
insert into t (id) values (3) returning *
alter table t alter column c drop default
alter table t alter column c drop not null
insert into t (id) values (4) returning *
alter table t drop column b
alter table t drop column b
alter table t drop column if exists b
select * from t order by id
insert into t values (5, 6, 7) returning *
alter table t add unique (a)
alter table t drop constraint nix
alter table t drop constraint if exists nix
alter table t drop constraint t_a_key
alter table t alter column a type text
alter table t alter column a type int
alter table t alter column a type int using a::int
alter table t rename column c to cc
alter table t rename column nix to x
alter table t rename to tt
select * from t
select id, cc from tt order by id
create table r (id int primary key, t int references tt)
insert into r values (1, 1)
truncate tt
truncate tt, r
select count(*) from tt
alter table nowhere add column a int
alter table if exists nowhere add column a int
create view v as select id, cc * 2 as twice from tt where id > 0
insert into tt values (1, 2, 3)
select * from v
create view v as select 1
create or replace view v as select id, cc * 2 as twice, 3 as three from tt
create or replace view v as select id from tt
select * from v
drop table tt
drop view v
drop table r
drop table tt
create type mood as enum ('sad', 'ok', 'happy')
create type mood as enum ('a')
create table p (name text, m mood default 'ok')
insert into p values ('a', 'happy'), ('b', default), ('c', 'sad')
insert into p values ('d', 'nix')
select name, m from p where m > 'sad' order by m desc
drop type mood
alter type mood add value 'great' before 'happy'
alter type mood add value 'great'
select name from p order by m
create domain positive as int check (value > 0)
create table dm (x positive)
insert into dm values (1)
insert into dm values (0)
select x from dm
drop table dm
drop domain positive
