# ALTER TABLE over rows that are there.
create table t (id int primary key, a int, b text)
insert into t values (1, 10, 'x'), (2, null, 'y')
alter table t add column c int not null default 5
select * from t order by id
alter table t alter column a set not null
update t set a = 20 where id = 2
alter table t alter column a set not null
alter table t add constraint a_big check (a > 15)
alter table t add constraint a_pos check (a > 0)
insert into t values (3, -1, 'z')
alter table t alter column a type bigint
insert into t values (3, 5000000000, 'z', 1)
alter table t drop column b
select * from t order by id
insert into t values (4, 1, 2) returning *
alter table t add unique (c)
alter table t add column p int references t
update t set p = 99 where id = 1
update t set p = 2 where id = 1
alter table t add constraint fk foreign key (c) references t
begin
alter table t add column q int
insert into t (id, a, q) values (7, 7, 7)
rollback
select * from t order by id
truncate t
select count(*) from t
