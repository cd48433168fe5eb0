# FOR UPDATE and its weaker kin, NOWAIT and SKIP LOCKED.
create table job (id int primary key, state text)
insert into job values (1, 'new'), (2, 'new'), (3, 'new')
s1: begin
s2: begin
s1: select id from job where id = 1 for update
s2: select id from job where id = 1 for update nowait
s2: rollback
s2: begin
s2: select id from job order by id limit 1 for update skip locked
s1: update job set state = 'done' where id = 2
s2: commit
s1: commit
select * from job order by id
s1: begin
s2: begin
s1: select id from job where id = 3 for share
s2: select id from job where id = 3 for share
s2: select id from job where id = 3 for key share
s2: update job set state = 'x' where id = 3
s1: rollback
s2: commit
