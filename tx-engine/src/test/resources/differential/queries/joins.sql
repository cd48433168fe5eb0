# Every kind of join, hashed and nested, with nulls in the keys.
select l.a, r.b from (values (1), (2), (null)) l(a) join (values (2), (3), (null)) r(b) on l.a = r.b
select l.a, r.b from (values (1), (2), (null)) l(a) left join (values (2), (3), (null)) r(b) on l.a = r.b order by 1 nulls last
select l.a, r.b from (values (1), (2), (null)) l(a) right join (values (2), (3), (null)) r(b) on l.a = r.b order by 2 nulls last
select l.a, r.b from (values (1), (2), (null)) l(a) full join (values (2), (3), (null)) r(b) on l.a = r.b order by 1 nulls last, 2 nulls last
select l.a, r.b from (values (1), (2)) l(a) full join (values (2), (2), (3)) r(b) on l.a = r.b and r.b < 3 order by 1, 2
select l.a, r.b from (values (1), (2), (3)) l(a) join (values (2), (3)) r(b) on l.a < r.b order by 1, 2
select l.a, r.b from (values (1), (2), (3)) l(a) left join (values (2), (3)) r(b) on l.a > r.b order by 1, 2
select * from (values (1, 'x'), (2, 'y')) l(k, a) join (values (2, 'p'), (2, 'q')) r(k, b) using (k) order by b
select * from (values (1, 'x'), (2, 'y')) l(k, a) natural left join (values (2, 'p')) r(k, b) order by k
select l.a from (values (1), (2), (3), (null)) l(a) where exists (select 1 from (values (2), (3), (3)) r(b) where r.b = l.a) order by 1
select l.a from (values (1), (2), (3), (null)) l(a) where not exists (select 1 from (values (2), (3), (3)) r(b) where r.b = l.a) order by 1 nulls last
select a, b, c from (values (1), (2)) x(a) cross join (values (10), (20)) y(b) join (values (11), (22)) z(c) on c = a + b order by 1, 2
select x.a, s.n from (values (1), (3)) x(a), lateral (select generate_series(1, x.a) as n) s order by 1, 2
select x.a, s.n from (values (0), (2)) x(a) left join lateral generate_series(1, x.a) s(n) on true order by 1, 2
select l.a, r.b from (values (1::numeric), (2.50)) l(a) join (values (1.0), (2.5)) r(b) on l.a = r.b order by 1
