# Values of the usual types, in and out.
create table v (b boolean, s smallint, i int, l bigint, n numeric(12,3), r real, d double precision, t text, vc varchar(5), c char(4), dt date, tm time, ts timestamp, tz timestamptz, u uuid, by bytea)
set timezone to 'UTC'
insert into v values (true, 1, 2, 3, 4.5, 1.5, 2.25, 'text', 'vc', 'c', '2024-02-29', '12:34:56.789', '2024-02-29 01:02:03.000004', '2024-02-29 01:02:03+02', 'a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a11', '\xdeadbeef')
insert into v (i) values (null)
select * from v order by i
select * from v where dt = '2024-02-29' and ts > '2024-01-01' and u = 'A0EEBC99-9C0B-4EF8-BB6D-6BB9BD380A11'
insert into v (s) values (40000)
insert into v (i) values (3000000000)
insert into v (vc) values ('toolong')
insert into v (dt) values ('2024-02-30')
insert into v (u) values ('nouuid')
insert into v (b) values ('maybe')
select 2147483647 + 1
select 1::bigint + 1, '5'::int * 2, 3.7::int, 'true'::boolean, 1.10 + 2.2
select cast('2024-01-31' as date) + 1, '2024-03-01'::date - '2024-02-01'::date
select 0.1::real, 0.1::double precision, 1e20::double precision, 'NaN'::numeric, 'Infinity'::double precision
select round(2.5), round(-2.5), round(1.2345, 2), trunc(1.9), abs(-3), 10 % 4, power(2, 10)
