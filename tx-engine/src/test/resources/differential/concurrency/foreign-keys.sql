# Children and parents at the same time.
create table p (id int primary key, v int)
create table c (id int primary key, p int references p)
create table d (id int primary key, p int references p on delete cascade)
insert into p values (1, 1), (2, 2), (3, 3), (4, 4), (5, 5), (6, 6)
s1: begin
s1: insert into c values (1, 1)
s2: update p set v = 10 where id = 1
s2: begin
s2: update p set id = 100 where id = 1
s1: rollback
s2: rollback
s1: begin
s1: update p set v = 20 where id = 2
s2: insert into c values (2, 2)
s1: commit
s1: begin
s1: delete from p where id = 3
s2: insert into c values (3, 3)
s1: rollback
s1: begin
s1: delete from p where id = 4
s2: insert into c values (4, 4)
s1: commit
s1: begin
s1: delete from c where id = 2
s2: delete from p where id = 2
s1: commit
s1: begin
s1: insert into d values (5, 5)
s2: delete from p where id = 5
s1: commit
select * from d
# above READ COMMITTED
s1: begin isolation level repeatable read
s1: select count(*) from p
s2: update p set v = 66 where id = 6
s1: insert into c values (6, 6)
s1: commit
s1: begin isolation level repeatable read
s1: select count(*) from p
s2: insert into p values (7, 7)
s1: insert into c values (7, 7)
s1: rollback
s1: begin isolation level repeatable read
s1: select count(*) from p
s2: insert into d values (8, 6)
s1: delete from p where id = 6
s1: rollback
s2: delete from c
s1: begin isolation level repeatable read
s1: select count(*) from p
s2: insert into d values (9, 6)
s1: delete from p where id = 6
s1: rollback
select * from c order by id
select * from p order by id
