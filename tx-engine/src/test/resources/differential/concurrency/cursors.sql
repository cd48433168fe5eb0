# A cursor goes with the savepoint that it was opened after.
s1: create table t (a int primary key)
s1: insert into t values (1), (2), (3)
s1: begin
s1: declare outer_one cursor for select * from t order by a
s1: savepoint s
s1: declare inner_one cursor for select * from t order by a
s1: fetch inner_one
s1: fetch outer_one
s1: savepoint u
s1: release u
s1: rollback to s
s1: fetch outer_one
s1: savepoint v
s1: fetch inner_one
s1: rollback to v
s1: fetch outer_one
s1: commit
