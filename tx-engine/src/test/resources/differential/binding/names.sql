# What names mean, and what is said where they mean nothing: SQLSTATE, position, hint.
create table customer (id int primary key, name text not null, city text)
create table orders (id int primary key, customer_id int references customer, total numeric(10,2), name text)
insert into customer values (1, 'ann', 'Rome'), (2, 'bob', null)
insert into orders values (10, 1, 5.5, 'x'), (11, 1, 7, 'y'), (12, 2, 1, 'z')
select nothing from customer
select c.nothing from customer c
select customer.id from customer c
select d.id from customer c
select name from customer, orders
select id from customer join orders using (id)
select * from nowhere
select * from nowhere.customer
select * from customer c, orders c
select id as a, name as a from customer order by a
select customer.* , o.total from customer join orders o on o.customer_id = customer.id order by o.id
select public.customer.id from public.customer order by 1
select id from customer where idd = 1
select id from customer where name = 1
select id from customer where name
select id from customer order by 3
select id from customer order by 'a'
select id from customer group by nam
select id, (select max(total) from orders where customer_id = customer.id) from customer order by 1
select id, (select total from orders where customer_id = customer.id) from customer order by 1
select id, (select id, total from orders) from customer
select id from customer where id in (select id, total from orders)
select id from customer where (id, name) in (select customer_id from orders)
select * from customer natural join orders
select * from customer join orders using (nix)
select id from customer limit id
select id from customer limit 'x'
select values_.column1 from (values (1), (2)) values_ order by 1
select x.b from (values (1, 'a')) x(a)
select x.a from (values (1, 'a')) x(a, b, c)
select
select 1 where 2
select 1 as x where x = 1
select id from customer union select name from customer
select id, name from customer union select id from orders
select id from customer union select id from orders order by id
select id from customer union select id from orders order by id + 1
values (1, 'a'), (2)
values (1, 'a'), (2, 3)
with w as (select 1 as a) select b from w
with w(a, b) as (select 1) select * from w
with w as (select 1), w as (select 2) select * from w
