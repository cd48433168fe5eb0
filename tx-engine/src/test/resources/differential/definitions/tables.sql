# CREATE and DROP TABLE: what is accepted, what is refused.
create table t (id int primary key, v text)
create table t (id int)
create table if not exists t (id int)
create table u (id int, id text)
create table u (id int primary key, v int primary key)
create table u (id nix)
create table u (id int, primary key (nix))
create table u (id int, unique (id, id))
create table u (id int references nowhere)
create table u (id int references t (v))
create table u (id text references t)
create table u (id int, v int, foreign key (id, v) references t)
create table u (id int check (nix > 0))
create table u (id int check (id + 1))
create table u (id int default 'x')
create table u (id int default nix)
create table u (id int default count(*))
create table u (id int check (id in (select 1)))
create table u (id serial default 5)
create table u (id text generated always as identity)
create table nowhere.u (id int)
create table pg_catalog.u (id int)
create table u (id int references t on delete cascade, w int default 3)
drop table t
drop table nowhere
drop table if exists nowhere
drop view t
drop index t
drop table t cascade
select conname from pg_constraint where conrelid = 'u'::regclass and contype <> 'n'
create index u_w on u (w)
create index u_w on u (w)
create index if not exists u_w on u (w)
create index on u (nix)
create index on nowhere (a)
drop index u_w
drop index u_w
create sequence q start 5 increment 2
select nextval('q'), nextval('q')
create sequence q
create sequence r minvalue 10 maxvalue 5
create sequence r increment 0
drop sequence q
select nextval('q')
create schema sc
create schema sc
create table sc.x (id int primary key)
select * from x
select * from sc.x
drop schema sc
drop schema sc cascade
create table sq (id serial primary key, n int generated always as identity)
drop sequence sq_id_seq
drop sequence sq_n_seq
drop sequence sq_id_seq cascade
insert into sq default values
create sequence free
create table of_free (id int default nextval('free'))
drop sequence free
drop table of_free
drop sequence free
