# UPDATE ... FROM, DELETE ... USING, RETURNING, and rows that come twice.
create table a (id int primary key, v int)
create table b (id int, w int)
insert into a select g, g * 10 from generate_series(1, 5) g
insert into b values (1, 100), (1, 200), (3, 300), (9, 900)
update a set v = v + w from b where a.id = b.id and w > 100 returning a.id, v, w
update a set v = v + 1 from b where a.id = b.id
select * from a order by id
delete from a using b where a.id = b.id and b.w = 300 returning a.*, b.w
update a set v = (select max(w) from b where b.id = a.id) where id < 3 returning *
update a set (id, v) = (id + 10, v - 1) where id > 3 returning id, v
update a set id = id + 1
select * from a order by id
insert into a values (50, 1), (51, 2) returning id * 2 as twice, v is null
insert into a select id + 100, v from a returning id
delete from a where id > 100
delete from a returning a.id
select count(*) from a
update b set w = default
update b set id = 7, id = 8
insert into b (id, id) values (1, 2)
insert into b values (1, 2, 3)
insert into b (id) select 1, 2
