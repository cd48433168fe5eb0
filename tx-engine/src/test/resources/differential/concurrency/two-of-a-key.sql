# A snapshot may show two rows of one key to the transaction that has used the key again.
s1: create table t (a int primary key, b text)
s1: insert into t values (1, 'old')
s1: create table d (a int primary key deferrable initially deferred, b int)
s1: insert into d values (1, 1)
s1: begin isolation level repeatable read
s1: select * from t
s2: delete from t where a = 1
s1: insert into t values (1, 'new')
s1: select * from t where a = 1 order by b
s1: commit
s2: select * from t where a = 1
s1: begin
s1: insert into d values (1, 2)
s1: select * from d where a = 1 order by b
s1: update d set a = 3 where a = 1 and b = 1
s1: commit
s2: select * from d order by a
