# Tables with every kind of constraint, and what they refuse.
create table customer (id bigint primary key, name text not null, email varchar(20) unique, age int check (age >= 0))
create table customer (id int)
insert into customer values (1, 'Ada', 'ada@example.org', 36)
insert into customer values (1, 'Bob', 'bob@example.org', 30)
insert into customer values (2, null, 'bob@example.org', 30)
insert into customer values (2, 'Bob', 'ada@example.org', 30)
insert into customer values (2, 'Bob', 'bob@example.org', -1)
insert into customer values (2, 'Bob', 'a-name-that-is-much-too-long', 1)
insert into customer (id, name) values (2, 'Bob')
insert into customer (id, name) values (3, 'Cy')
insert into customer (id) values (4)
insert into customer values (5, 'Eve', 'eve@example.org', 20, 'too many')
insert into customer (id, name, nickname) values (6, 'F', 'f')
insert into nowhere values (1)
select * from customer order by id
create table invoice (id int primary key, customer_id bigint not null references customer, total numeric(10,2) not null default 0, constraint positive check (total >= 0))
insert into invoice values (1, 1, 99.999)
insert into invoice values (2, 77, 1)
insert into invoice values (3, 1, -5)
insert into invoice (id, customer_id) values (4, 2)
select * from invoice order by id
delete from customer where id = 1
update customer set id = 10 where id = 1
update customer set id = 30 where id = 3
update customer set name = null where id = 2
update customer set email = 'ada@example.org' where id = 2
delete from customer where id = 30
drop table customer
drop table invoice
drop table customer
drop table customer
drop table if exists customer
create table pair (a int, b int, primary key (a, b), unique (b, a))
insert into pair values (1, 2), (2, 1)
insert into pair values (1, 2)
insert into pair values (1, null)
create table child (a int, b int, foreign key (a, b) references pair (a, b) on delete cascade)
insert into child values (1, 2), (null, 5), (2, 1)
insert into child values (5, 5)
delete from pair where a = 1
select * from child order by a nulls last
create table t (a int, a text)
create table t (a int primary key, b int primary key)
create table t (a nosuchtype)
create table t (a int references nowhere)
create table t (a int default 'x')
