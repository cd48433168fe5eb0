# ORDER BY, LIMIT, OFFSET, FETCH.
select a from (values (2), (null), (1)) t(a) order by a
select a from (values (2), (null), (1)) t(a) order by a desc
select a from (values (2), (null), (1)) t(a) order by a desc nulls last
select a, b from (values (1, 'y'), (2, 'x'), (1, 'x')) t(a, b) order by a desc, b
select a from generate_series(1, 10) s(a) order by a desc limit 3 offset 2
select a from generate_series(1, 3) s(a) limit 0
select a from generate_series(1, 3) s(a) offset 5
select a from generate_series(1, 3) s(a) limit null offset null
select a from generate_series(1, 3) s(a) limit -1
select a from generate_series(1, 3) s(a) offset -1
select a from (values (1), (2), (2), (3)) t(a) order by a fetch first 2 rows with ties
select a from (values (1), (2), (2), (3)) t(a) order by a fetch first row only
select a from generate_series(1, 1000) s(a) order by a % 10, a limit 4
select a from generate_series(3, 1, -1) s(a)
select generate_series(1, 3), generate_series(1, 2)
