# Queries over one table and several.
create table dept (id int primary key, name text not null)
create table emp (id int primary key, dept_id int references dept, name text not null, salary numeric(10,2), hired date)
insert into dept values (1, 'Research'), (2, 'Sales'), (3, 'Empty')
insert into emp values (1, 1, 'Ada', 5000, '2020-01-15'), (2, 1, 'Bob', 4000.50, '2021-02-01'), (3, 2, 'Cy', 3000, '2019-12-31'), (4, null, 'Dan', null, null), (5, 2, 'Eve', 3000, '2022-06-30')
select * from emp where id = 3
select name, salary * 12 as yearly from emp where salary > 3000 order by salary desc
select name from emp order by salary nulls first, name desc
select name from emp order by 1 limit 2 offset 1
select count(*), count(salary), sum(salary), avg(salary), min(name), max(hired) from emp
select dept_id, count(*) as n, sum(salary) from emp group by dept_id order by dept_id nulls last
select dept_id, count(*) from emp group by dept_id having count(*) > 1 order by 1
select e.name, d.name from emp e join dept d on d.id = e.dept_id order by e.id
select e.name, d.name from emp e left join dept d on d.id = e.dept_id order by e.id
select d.name, e.name from emp e right join dept d on d.id = e.dept_id order by d.id, e.id
select d.name, e.name from emp e full join dept d on d.id = e.dept_id order by d.id nulls last, e.id nulls last
select count(*) from emp, dept
select e.name from emp e where e.dept_id in (select id from dept where name = 'Sales') order by 1
select e.name from emp e where not exists (select 1 from dept d where d.id = e.dept_id)
select name, (select max(salary) from emp x where x.dept_id = emp.dept_id) from emp order by id
select distinct salary from emp order by salary
select name from emp where name like '_a%' or name between 'C' and 'D' order by name
select name from emp where dept_id is null
select name, case when salary >= 4000 then 'high' when salary is null then null else 'low' end as band from emp order by id
select coalesce(salary, 0), nullif(dept_id, 2) from emp order by id
select e1.name, e2.name from emp e1 join emp e2 on e1.salary = e2.salary and e1.id < e2.id
select name from emp where id in (1, 3, 99) order by id desc
select 1 + 1, 'a' || 'b', 7 / 2, 7 % 3, -7 / 2, 2.5 * 2, 1 / 3.0
select 1 / 0
select * from nowhere
select nothing from emp
select e.nothing from emp e
select id from emp, dept
select name, count(*) from emp
select sum(name) from emp
select * from emp where name = 1
select * from emp where
selec 1
select upper(name), length(name), substring(name, 1, 2) from emp where id = 1
select current_database() is not null, current_schema
select true and null, false and null, true or null, not null::boolean
select null = null, null is null, 1 is distinct from null
values (1, 'one'), (2, 'two')
select * from (select dept_id, sum(salary) as total from emp group by dept_id) t where total > 3000 order by total
with rich as (select * from emp where salary > 3500) select count(*) from rich
select name from emp union select name from dept order by 1
select 1 union all select 1
select dept_id from emp intersect select id from dept order by 1
select id from dept except select dept_id from emp order by 1
