# After waiting for a row, its newest version is checked against the condition again.
create table t (id int primary key, v int)
insert into t values (1, 10), (2, 20), (3, 30)
s1: begin
s2: begin
s1: update t set v = v + 5 where id = 1
s2: update t set v = v * 2 where v < 25 returning *
s1: commit
s2: commit
select * from t order by id
s1: begin
s1: update t set v = 100 where id = 1
s2: delete from t where v < 50
s1: commit
select * from t order by id
s1: begin
s1: delete from t where id = 1
s2: update t set v = 0 where id = 1 returning *
s1: commit
s1: insert into t values (1, 1), (2, 2)
s1: begin
s1: update t set id = 12 where id = 2
s2: update t set v = 5 where id = 2
s1: commit
select * from t order by id
# a join is checked again with the newest version of the row that is locked
create table o (t_id int, n int)
insert into o values (1, 7)
s1: begin
s1: update t set v = 1000 where id = 1
s2: select t.*, o.n from t join o on o.t_id = t.id where t.v < 500 for update of t
s1: commit
s1: begin
s1: update t set v = 2000 where id = 1
s2: select t.*, o.n from t join o on o.t_id = t.id where t.v > 500 for update of t
s1: commit
# a row locked while it is moved out of the order
s1: begin
s1: update t set v = 3 where id = 1
s2: select * from t order by v desc for update
s1: commit
