# NOWAIT and SKIP LOCKED.
create table job (id int primary key, state text)
insert into job values (1, 'new'), (2, 'new'), (3, 'new')
s1: begin
s2: begin
s1: select * from job where state = 'new' order by id limit 1 for update skip locked
s2: select * from job where state = 'new' order by id limit 1 for update skip locked
s2: select * from job where id = 1 for update nowait
s2: rollback
s2: begin
s2: select * from job where id = 1 for key share nowait
s2: rollback
s2: select * from job where id = 2 for share nowait
s2: update job set state = 'x' where id = 3
s1: update job set state = 'done' where id = 1
s1: commit
s2: select * from job order by id for update skip locked
s1: begin
s1: select id from job where id = 2 for no key update
s2: select id from job where id = 2 for key share nowait
s2: select id from job where id = 2 for share nowait
s2: select id from job where id = 2 for share skip locked
s1: commit
