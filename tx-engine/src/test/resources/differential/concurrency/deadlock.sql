# The one who closes the cycle fails, at the moment it does.
create table t (id int primary key, v int)
insert into t values (1, 1), (2, 2)
s1: begin
s2: begin
s1: update t set v = v + 1 where id = 1
s2: update t set v = v + 1 where id = 2
s1: update t set v = v + 1 where id = 2
s2: rollback
s1: commit
select * from t order by id
