# INSERT ... ON CONFLICT.
create table t (id int primary key, k text unique, n int not null default 0, check (n < 100))
insert into t values (1, 'a', 1)
insert into t values (1, 'b', 5) on conflict do nothing
insert into t values (2, 'a', 5) on conflict do nothing returning id
insert into t values (2, 'a', 5) on conflict (id) do nothing
insert into t values (1, 'z', 5), (3, 'c', 3) on conflict (id) do update set n = t.n + excluded.n returning *
insert into t values (1, 'z', 5) on conflict (id) do update set n = 0 where t.n > 1000 returning *
insert into t values (4, 'd'), (4, 'e') on conflict (id) do update set k = excluded.k
insert into t values (4, 'd'), (4, 'e') on conflict (id) do nothing
insert into t values (1, 'q') on conflict (k) do update set n = 1
insert into t values (9, 'a') on conflict on constraint t_k_key do update set k = 'aa'
insert into t values (9, 'a') on conflict on constraint nothing do nothing
insert into t values (1, 'q', 500) on conflict (id) do update set n = excluded.n
insert into t values (1, 'q', 50) on conflict (id) do update set n = 500
insert into t values (1, 'q', 50) on conflict (id) do update set (n, k) = (excluded.n, excluded.k || '!')
insert into t values (1, 'q') on conflict (n) do nothing
insert into t values (1, 'q') on conflict do update set n = 1
select * from t order by id
