# INSERT, UPDATE, DELETE: which columns, which values.
create table t (id int primary key, a int not null default 5, b varchar(3), g int generated always as (a * 2) stored)
insert into t values (1)
insert into t (id, a) values (2, default), (3, 7) returning *
insert into t (id, nix) values (1, 2)
insert into t (id, id) values (1, 2)
insert into t values (1, 2, 'a', 3)
insert into t (id, a) values (1, 2, 3)
insert into t (id, a) values (1)
insert into t (id, g) values (9, 1)
insert into t (id, a) values (10, null)
insert into t (id, a) values (10, 'x')
insert into t (id, b) values (10, 'long')
insert into t (id, a) select 20, 'y'
insert into t (id, a) select 20, 8
insert into t (id, a) select id + 100, a from t returning id, g
insert into t default values
insert into nowhere values (1)
insert into t values (1) on conflict (a) do nothing
insert into t values (1) on conflict do nothing returning *
insert into t values (1, 9) on conflict (id) do update set a = excluded.a + t.a where t.a < 100 returning id, a, g
insert into t values (1, 9) on conflict (id) do update set nix = 1
insert into t values (1, 9) on conflict (id) do update set a = a + 1 returning a
insert into t values (1) on conflict on constraint nix do nothing
update t set a = a + 1, b = 'q' where id = 1 returning *
update t set nix = 1
update t set a = 1, a = 2
update t set g = 1
update t set (a, b) = (3, 'r') where id = 2 returning a, b, g
update t set (a, b) = (select 4, 's') where id = 2 returning a, b, g
update t set (a, b) = (1, 2, 3)
update t set a = default where id = 2 returning a
update t x set a = y.a from t y where y.id = 3 and x.id = 2 returning x.id, x.a, y.id
update t set a = t.a where x.id = 1
delete from t where id > 100
delete from t x using t y where x.id = y.id and y.id = 3 returning x.id, y.a
delete from t where nix = 1
select id, a, b, g from t order by id
with moved as (delete from t where id = 2 returning *) insert into t (id, a) select id + 50, a from moved returning id
select id from t order by id
