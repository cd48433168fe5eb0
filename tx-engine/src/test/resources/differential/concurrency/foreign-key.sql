# A child holds its parent; a parent's balance may change meanwhile.
create table parent (id int primary key, v int)
create table child (id int primary key, parent_id int references parent)
insert into parent values (1, 1), (2, 2)
s1: begin
s2: begin
s1: insert into child values (1, 1)
s2: update parent set v = 10 where id = 1
s2: delete from parent where id = 1
s1: commit
s2: rollback
s1: begin
s2: begin
s1: delete from parent where id = 2
s2: insert into child values (2, 2)
s1: commit
s2: rollback
select * from parent order by id
select * from child order by id
