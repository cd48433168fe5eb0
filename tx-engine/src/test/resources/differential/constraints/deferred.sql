# Constraints that wait for the end of the statement or of the transaction.
create table p (id int primary key)
create table c (id int primary key, p int constraint c_p references p deferrable initially deferred, q int constraint c_q references p deferrable)
create table u (id int constraint u_pk primary key deferrable, v int unique deferrable initially deferred)
begin
insert into c values (1, 10, null)
insert into p values (10)
commit
begin
insert into c values (2, 11, null)
commit
select * from c
begin
insert into c values (3, null, 12)
rollback
begin
set constraints c_q deferred
insert into c values (3, null, 12)
insert into p values (12)
commit
begin
insert into c values (4, 13, null)
set constraints all immediate
rollback
begin
insert into c values (4, 13, null)
savepoint a
insert into p values (13)
rollback to a
commit
select * from c order by id
delete from p where id = 10
begin
delete from p where id = 10
insert into p values (10)
commit
insert into u values (1, 1), (2, 2), (3, 3)
update u set id = id + 1
select id from u order by id
insert into u values (2, 9)
begin
insert into u values (9, 1)
select count(*) from u
commit
begin
insert into u values (9, 1)
update u set v = 5 where id = 9
commit
begin
set constraints nothing deferred
rollback
set constraints all deferred
select * from u order by id
