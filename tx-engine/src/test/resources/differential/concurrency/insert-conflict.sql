# Inserts of the same key: the second waits for the first.
create table t (id int primary key, v int, u int unique)
s1: begin
s1: insert into t values (1, 1)
s2: insert into t values (1, 2)
s1: commit
s1: begin
s1: insert into t values (2, 1)
s2: insert into t values (2, 2)
s1: rollback
s1: begin
s1: savepoint a
s1: insert into t values (3, 1)
s2: insert into t values (3, 2)
s1: rollback to a
s1: commit
s1: begin
s1: insert into t values (4, 1)
s2: insert into t values (4, 2) on conflict do nothing
s1: commit
s1: begin
s1: insert into t values (5, 1)
s2: insert into t values (5, 2) on conflict (id) do update set v = t.v + excluded.v returning *
s1: commit
s1: begin
s1: delete from t where id = 5
s2: insert into t values (5, 7) returning *
s1: commit
s1: begin
s1: delete from t where id = 5
s2: insert into t values (5, 8) on conflict (id) do update set v = 100 returning *
s1: rollback
s1: begin
s1: update t set id = 6 where id = 5
s2: insert into t values (6, 1)
s3: insert into t values (5, 1)
s1: commit
s1: begin isolation level repeatable read
s1: select count(*) from t
s2: insert into t values (20, 1)
s1: insert into t values (20, 2) on conflict do nothing
s1: rollback
s1: begin isolation level repeatable read
s1: select count(*) from t
s2: insert into t values (21, 1)
s1: insert into t values (21, 2)
s1: rollback
s1: begin isolation level repeatable read
s1: select count(*) from t
s2: update t set v = 55 where id = 20
s1: insert into t values (20, 2) on conflict (id) do update set v = 1
s1: rollback
# two keys, each waiting for the other
s1: begin
s2: begin
s1: insert into t values (30, 1)
s2: insert into t values (31, 1)
s1: insert into t values (31, 1)
s2: insert into t values (30, 1)
s2: rollback
s1: rollback
select * from t order by id
# the row in the way has got another key by the time that it is locked
s1: create table moved (a int primary key, n int)
s1: insert into moved values (1, 0)
s1: begin
s1: select * from moved where a = 1 for update
s2: insert into moved values (1, 5) on conflict (a) do update set n = moved.n + 100
s1: update moved set a = 2
s1: commit
s2: select * from moved order by a
s1: begin
s1: select * from moved where a = 1 for update
s2: insert into moved values (1, 5) on conflict (a) do update set n = moved.n + 100
s1: update moved set n = 50 where a = 1
s1: commit
s2: select * from moved order by a
