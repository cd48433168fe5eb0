# lock_timeout and statement_timeout end a wait.
create table t (id int primary key, v int)
insert into t values (1, 1)
s1: begin
s1: update t set v = 2 where id = 1
s2: set lock_timeout = '700ms'
s2: update t set v = 3 where id = 1
s3: select pg_sleep(1.2) is null
s2: select * from t where id = 1 for share
s3: select pg_sleep(1.2) is null
s2: lock table t in share mode
s3: select pg_sleep(1.2) is null
s2: set lock_timeout = 0
s2: set statement_timeout = '700ms'
s2: update t set v = 3 where id = 1
s3: select pg_sleep(1.2) is null
s2: reset statement_timeout
s1: commit
s2: update t set v = 4 where id = 1
select * from t
