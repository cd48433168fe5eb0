# Foreign keys, both sides, with each action.
create table p (id int primary key, code text unique)
create table na (id int primary key, p int references p)
create table re (id int primary key, p int references p on delete restrict on update restrict)
create table ca (id int primary key, p int references p on delete cascade on update cascade)
create table sn (id int primary key, p int references p on delete set null on update set null)
create table sd (id int primary key, p int default 1 references p on delete set default on update set default)
create table gc (id int primary key, ca int references ca on delete cascade)
insert into p values (1, 'a'), (2, 'b'), (3, 'c'), (4, 'd'), (5, 'e'), (6, 'f')
insert into na values (1, 99)
insert into na values (1, null), (2, 2)
delete from p where id = 2
update p set id = 20 where id = 2
update p set code = 'bb' where id = 2
insert into re values (1, 3)
delete from p where id = 3
update p set id = 30 where id = 3
insert into ca values (1, 4), (2, 4)
insert into gc values (1, 1), (2, 2), (3, 2)
update p set id = 40 where id = 4
select * from ca order by id
delete from p where id = 40
select count(*) from ca
select count(*) from gc
insert into sn values (1, 5)
delete from p where id = 5
select * from sn
insert into sd values (1, 6)
delete from p where id = 6
select * from sd
delete from p where id = 1
update na set p = 3 where id = 2
update na set p = 77 where id = 2
delete from p where id = 2
create table self (id int primary key, boss int references self)
insert into self values (1, 2), (2, 1)
insert into self values (3, 9)
delete from self where id = 1
delete from self
select count(*) from self
create table pp (a int, b int, c int, primary key (a, b))
create table cc (x int, y int, foreign key (y, x) references pp (b, a) match full)
create table cs (x int, y int, foreign key (x, y) references pp)
insert into pp values (1, 2, 3)
insert into cc values (1, 2), (null, null)
insert into cc values (1, null)
insert into cc values (2, 1)
insert into cs values (1, null), (1, 2)
insert into cs values (1, 3)
delete from pp
create table big (id bigint primary key)
create table small (b int references big)
insert into big values (1), (5000000000)
insert into small values (1)
insert into small values (2)
delete from big where id = 5000000000
delete from big where id = 1
drop table p
