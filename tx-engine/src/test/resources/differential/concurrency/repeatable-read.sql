# The first updater wins; a snapshot from the first statement.
create table t (id int primary key, v int)
insert into t values (1, 10), (2, 20), (3, 30), (4, 40)
s1: begin isolation level repeatable read
s2: begin isolation level repeatable read
s1: select sum(v) from t
s2: update t set v = v + 1 where id = 1
s2: insert into t values (9, 90)
s2: commit
s1: select * from t order by id
s1: update t set v = 0 where id = 2
s1: update t set v = 0 where id = 1
s1: select 1
s1: rollback
s1: begin isolation level repeatable read
s1: select count(*) from t
s2: delete from t where id = 4
s1: delete from t where id = 4
s1: rollback
s1: begin isolation level repeatable read
s1: select count(*) from t
s2: update t set v = 99 where id = 3
s1: select * from t where id = 3 for update
s1: rollback
# waiting, then failing; or waiting, then going on after a rollback
s1: begin isolation level repeatable read
s2: begin
s2: update t set v = 5 where id = 2
s1: update t set v = 6 where id = 2
s2: commit
s1: rollback
s1: begin isolation level repeatable read
s2: begin
s2: update t set v = 7 where id = 2
s1: update t set v = 8 where id = 2
s2: rollback
s1: commit
select * from t order by id
# what it wrote itself it sees
s1: begin isolation level repeatable read
s1: update t set v = v + 1
s1: update t set v = v + 1
s1: select * from t order by id
s1: rollback
