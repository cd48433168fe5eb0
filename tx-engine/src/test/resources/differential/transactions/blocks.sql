# Transaction blocks, savepoints, and what a failed block answers.
create table t (id int primary key, v int)
begin
insert into t values (1, 1)
savepoint a
insert into t values (2, 2)
savepoint b
insert into t values (1, 9)
select * from t
rollback to b
select * from t order by id
rollback to a
select * from t order by id
release savepoint a
release savepoint a
rollback
select * from t
begin
begin
insert into t values (1, 1)
commit
commit
rollback
select * from t
begin
select 1 / 0
insert into t values (5, 5)
commit
select * from t
savepoint outside
release outside
rollback to outside
begin isolation level repeatable read
show transaction_isolation
set transaction isolation level read committed
select count(*) from t
set transaction isolation level read committed
rollback
begin read only
show transaction_read_only
select count(*) from t
insert into t values (7, 7)
rollback
begin
create table inner_table (a int)
insert into inner_table values (1)
savepoint s
drop table inner_table
select * from inner_table
rollback to s
select * from inner_table
rollback
select * from inner_table
begin
insert into t values (8, 8)
savepoint s
update t set v = 80 where id = 8
rollback to s
update t set v = v + 1 where id = 8
commit and chain
select * from t order by id
rollback
begin
set local statement_timeout = '5s'
show statement_timeout
commit
show statement_timeout
begin
set statement_timeout = 1234
rollback
show statement_timeout
