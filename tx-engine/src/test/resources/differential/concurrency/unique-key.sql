# Who inserts a key that another transaction has inserted waits for that transaction's end.
create table t (id int primary key, v text)
s1: begin
s2: begin
s1: insert into t values (1, 'one')
s2: insert into t values (1, 'uno')
s1: commit
s2: rollback
s1: begin
s2: begin
s1: insert into t values (2, 'two')
s2: insert into t values (2, 'due')
s1: rollback
s2: commit
select * from t order by id
s1: begin
s2: begin
s1: delete from t where id = 1
s2: insert into t values (1, 'again')
s1: commit
s2: commit
select * from t order by id
s1: begin
s2: begin
s1: insert into t values (3, 'three')
s2: insert into t values (3, 'tre') on conflict do nothing
s1: commit
s2: commit
select * from t order by id
s1: begin
s1: savepoint a
s1: insert into t values (4, 'four')
s2: insert into t values (4, 'quattro')
s1: rollback to a
s1: commit
select * from t order by id
