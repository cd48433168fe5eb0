# Two sessions add to one balance. READ COMMITTED adds to what the other has committed; REPEATABLE READ fails.
create table account (id int primary key, balance int not null)
insert into account values (1, 100), (2, 200)
s1: begin
s2: begin
s1: update account set balance = balance + 10 where id = 1
s2: update account set balance = balance + 5 where id = 1
s1: commit
s2: select * from account order by id
s2: commit
s1: begin isolation level repeatable read
s2: begin isolation level repeatable read
s1: select * from account order by id
s2: select * from account order by id
s1: update account set balance = balance + 10 where id = 1
s2: update account set balance = balance + 5 where id = 1
s1: commit
s2: select 1
s2: rollback
s1: begin isolation level repeatable read
s1: select balance from account where id = 2
s2: update account set balance = 0 where id = 2
s1: select balance from account where id = 2
s1: update account set balance = balance - 1 where id = 2
s1: rollback
s1: begin
s2: begin
s1: delete from account where id = 1
s2: update account set balance = balance + 1 where id = 1
s1: rollback
s2: commit
s1: begin
s2: begin
s1: update account set balance = 1000 where id = 1
s2: select id from account where balance < 500 for update
s1: commit
s2: select * from account order by id
s2: rollback
