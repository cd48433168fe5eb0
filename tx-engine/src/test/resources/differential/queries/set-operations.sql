# UNION, INTERSECT, EXCEPT: nulls are equal, numbers are equal whatever their scale.
select 1 union select 1 union all select 1
select a from (values (1), (1), (2), (null), (null)) t(a) union select 2 order by 1
select a from (values (1), (1), (1), (2), (null)) t(a) intersect all select b from (values (1), (1), (null), (3)) u(b) order by 1
select a from (values (1), (1), (2), (null)) t(a) intersect select b from (values (1), (null), (3)) u(b) order by 1
select a from (values (1), (1), (1), (2), (2)) t(a) except all select b from (values (1), (2)) u(b) order by 1
select a from (values (1), (1), (2), (2), (3)) t(a) except select b from (values (1)) u(b) order by 1
select 1.0 intersect select 1.00
select 1.0 union select 1
select 1, 'a' union all select 2, 'b' order by 1 desc limit 1
(select 1 as a order by a) union (select 2 limit 1) order by a desc
select 1 union select 'x'
select 1 union select 1, 2
select 1 except select 1 union select 3
