# INSERT, UPDATE, DELETE and what they return.
create table item (id int primary key, name text, price numeric(8,2) default 1.50, stock int not null default 0)
insert into item values (1, 'a', 2, 5), (2, 'b', default, default)
insert into item (id, name) values (3, 'c') returning id, price, stock
insert into item (id, name) select id + 10, name || '!' from item order by id
select * from item order by id
update item set price = price * 2, stock = stock + 1 where id in (1, 2)
update item set stock = stock - 1 where id = 1 returning *
update item set id = id + 100
update item set id = 101 where id = 102
select id from item order by id
delete from item where id > 110 returning id
delete from item where name = 'nobody'
delete from item
select count(*) from item
insert into item (id, price) values (1, 1234567.89)
insert into item (id, name) values ('x', 'y')
insert into item (id) values (1), (1)
insert into item default values
update item set price = 'cheap'
update item set nothing = 1
update nowhere set a = 1
insert into item (id, name) values (7, 'x') on conflict do nothing
insert into item (id, name) values (7, 'y') on conflict (id) do nothing
insert into item (id, name) values (7, 'z') on conflict (id) do update set name = excluded.name, stock = item.stock + 1
select * from item
truncate item
select count(*) from item
