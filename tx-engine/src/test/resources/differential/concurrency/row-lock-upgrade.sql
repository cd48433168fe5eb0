# Strengthening a lock, alone, beside others, and as far as a savepoint.
create table t (id int primary key, v int)
insert into t values (1, 10), (2, 20)
s1: begin
s1: select * from t where id = 1 for key share
s1: select * from t where id = 1 for share
s1: select * from t where id = 1 for update
s1: update t set v = 11 where id = 1
s1: commit
s1: begin
s2: begin
s1: select * from t where id = 1 for share
s2: select * from t where id = 1 for share
s1: update t set v = 12 where id = 1
s2: update t set v = 13 where id = 1
s2: rollback
s1: commit
s1: begin
s1: select id from t where id = 2 for key share
s1: savepoint a
s1: select id from t where id = 2 for update
s2: begin
s2: update t set v = 21 where id = 2
s1: rollback to a
s2: commit
s2: delete from t where id = 2
s1: commit
select * from t order by id
