-- One statement a line. Real clients' shapes and the corners of the grammar; none needs its tables to exist.
select
select 1
select 1 as one, 'two' two, 3.5e-2 "Three"
select 0x1F, 0o17, 0b101, 1_000_000, 1_0.5_0, .5, 5., 1e10, 1.5e+3
select 'it''s', E'a\tb\n\x41\101\u0041\U00000041', U&'\0041\+000042', U&'!0041' uescape '!', $$dollar$$, $tag$a $$ b$tag$
select B'0101', X'1FF', N'national'
select "Quoted ""name""", U&"d\0061ta", MixedCase
select -1, +1, - -1, -2147483648, -9223372036854775808, - 5::int, -(3)
select a + b * c ^ d - e / f % g
select a || b || c, a -> 'x' ->> 'y', a #>> '{b}', a @> b, ~ a, @ -5, |/ 25, a <-> b, a @@ b, a ? b, a ?| b, a ?& b
select a = b, a <> b, a != b, a < b, a <= b, a > b, a >= b
select a and b or not c and d
select not a = b, not a is null, (a and b) and (c and d), (a or b) or c
select a is null, a is not null, a isnull, a notnull, a is true, a is not false, a is unknown, a is not unknown
select a is distinct from b, a is not distinct from b
select a between 1 and 2, a not between symmetric 3 and 1, a between asymmetric b and c and d
select a like 'x%', a not like 'x', a like 'x!%' escape '!', a ilike 'y', a not ilike 'z', a similar to 'b', a not similar to 'c' escape 'd'
select a in (1, 2, 3), a not in (select b from c), (a, b) in ((1, 2), (3, 4)), a in ((select 1)), a in ((select 1), 2)
select a = any (b), a = some (select 1), a < all (array[1, 2]), a like any (array['x']), a not ilike all (b), a = any ((select 1))
select a operator(pg_catalog.+) b, operator(pg_catalog.-) b, a operator(+) b
select a::int, a::numeric(10, 2), a::varchar(3)[], a::int array, a::int[][], a::int[3], cast(a as text), a::pg_catalog.int4
select a::time with time zone, a::timestamp(3) without time zone, a::interval day to second(3), a::interval(2), a::bit(3), a::bit varying, a::char, a::character varying(2), a::double precision, a::float(10), a::national character(3)
select int '1', integer '1', smallint '1', bigint '1', real '1', float '1', float(3) '1', double precision '1', decimal '1', numeric(3) '1', boolean 't', json '{}', bit '1', varchar 'x', char 'x', character(2) 'x', time '00:00', timestamp with time zone 'now', interval '1', interval '1' day, interval '1' hour to minute, interval(3) '1', date '2020-01-01', pg_catalog.date '2020-01-01', numeric(3,2) '1'
select a collate "C", a collate pg_catalog."C" || b
select a at time zone 'UTC', a at time zone b at time zone c, a at local
select case when a then b end, case a when 1 then 2 when 3 then 4 else 5 end
select coalesce(a, b), nullif(a, b), greatest(a, b, c), least(a)
select f(), f(1), f(a, b), s.f(a), d.s.f(a), count(*), count(distinct a), count(all a), f(variadic a), f(a, variadic b), f(x => 1, y := 2), f(1, x => 2)
select array_agg(a order by b desc nulls last), string_agg(distinct a, ',' order by a using <), percentile_cont(0.5) within group (order by a), count(*) filter (where a > 1)
select rank() over (), sum(a) over w, sum(a) over (partition by b order by c), sum(a) over (w rows between unbounded preceding and current row) from t window w as (partition by d order by e)
select sum(a) over (order by b rows 5 preceding), sum(a) over (range between 1 preceding and 2 following exclude ties), sum(a) over (groups between current row and unbounded following exclude no others), sum(a) over (rows between 1 following and 2 following exclude current row), sum(a) over (rows unbounded preceding exclude group)
select current_date, current_time, current_time(2), current_timestamp, current_timestamp(3), localtime, localtimestamp(1), current_role, current_user, user, session_user, system_user, current_catalog, current_schema, current_schema()
select extract(year from a), extract(epoch from b), extract('day' from c), position('a' in b), position(a || 'x' in b), substring(a from 2 for 3), substring(a for 3), substring(a from 'x'), substring(a, 1, 2), substring(a for 2 from 1), substring(a similar b escape c), overlay(a placing b from 1 for 2), overlay(a placing b from 1), overlay(a, b, 1), trim(a), trim(both from a), trim(leading 'x' from a), trim(trailing from a), trim('x' from a), trim(a, b), normalize(a), normalize(a, NFC), treat(a as int), collation for (a)
select a is normalized, a is not nfkc normalized
select row(1, 2), row(), (1, 2), (a, b) = (c, d), (a, b) overlaps (c, d), row(a, b) overlaps row(c, d), (row(1, 2)).f1, ((1, 2)), (a).b, (a).*, (f(x)).y, (a.b).c[1]
select array[1, 2], array[[1, 2], [3, 4]], array[]::int[], array(select 1), a[1], a[1:2], a[:2], a[1:], a[:], a.b[1].c, $1[1], $1.a, (array[1, 2])[1]
select exists (select 1), (select 1), (select 1) + 1, ((select 1)), ((select 1) + 1), ((select 1) union select 2), (values (1)), (with x as (select 1) select * from x), (table t), not exists (select 1)
select *, t.*, s.t.*, count(t.*), (t).*
select a between, b and, c or from t
select value, name, type, time, interval, values, between, int, coalesce, position, row, "select" from t
select a year_, a "year", a name, a value, a set, a nothing, a key from t
select all a from t
select distinct a, b from t
select distinct on (a, b) a, c from t order by a, b
select from t
select a into temp table x from t
select a into unlogged x from t
select 1 from a, b c, d as e, s.f g (x, y), only h, only (i), j *, k as l (m)
select 1 from a join b on true left join c using (x) right outer join d using (x, y) as z full join e on a.x = e.x cross join f natural join g natural left join h inner join i on 1 = 1
select 1 from a join b join c on b.x = c.x on a.x = b.x
select 1 from (a join b on true) join c on true, (a cross join b) as d, ((a join b on true)) e, (select 1) f, (select 1) as g (h), ((select 1)) i, ((select 1) union (select 2)) j, (values (1, 2), (3, 4)) k (l, m), ((select 1) n cross join o)
select 1 from f(1), f(1) g, f(1) as g (a, b), f(1) as (a int, b text), f(1) g (a int, b text collate "C"), generate_series(1, 3) with ordinality as x (y, z), rows from (f(1), g(2) as (a int)) with ordinality h, lateral (select 1) i, lateral f(2) j, unnest(a, b) k, s.f(3), current_date d, cast(1 as int) e, left('abc', 1) l
select 1 from t tablesample system (10), t u tablesample bernoulli (5.5) repeatable (3)
select 1 where a group by b having c order by d limit 1 offset 2
select a from t group by a, (b, c), (), rollup (a, (b, c)), cube (d), grouping sets ((a), (b, c), (), rollup (d))
select grouping(a, b) from t group by distinct rollup (a, b)
select a from t order by a asc, b desc nulls first, c nulls last, d using >, e using operator(pg_catalog.<)
select a from t limit all
select a from t offset 3 rows fetch first 5 rows only
select a from t order by a fetch next row with ties
select a from t limit 3 + 4 offset $1
select a from t offset 1 limit 2
select a from t for update
select a from t for no key update of t nowait for share of s.u skip locked for key share
select a from t limit 1 for update skip locked
select a from t for update skip locked limit 1
select a from t for read only
select 1 union select 2 union all select 3 intersect select 4 except all select 5 except distinct select 6
(select 1) union (select 2 order by 1 limit 1) order by 1
(select 1)
((select 1 order by 1)) limit 1
(select a from t limit 5) order by a
values (1, 'a'), (2, default)
values (1), (2) order by 1 limit 1
table t
table only s.t
with a as (select 1) select * from a
with recursive a (x, y) as (select 1, 2 union all select x + 1, y from a where x < 10) select * from a
with a as materialized (select 1), b as not materialized (select 2) select * from a, b
with a as (insert into t values (1) returning *), b as (update t set x = 1 returning x), c as (delete from t returning y) select * from a
with recursive a as (select 1 as x) search depth first by x set o cycle x set c to true default false using p select * from a
with recursive a as (select 1 as x) search breadth first by x, y set o cycle x, y set c using p select * from a
with a as (select 1) insert into t select * from a
with a as (select 1) update t set x = (select * from a)
with a as (select 1) delete from t using a where t.x = a.x
insert into t values (1, 2, default), (3, 4, null)
insert into s.t as u (a, b.c, d[1]) values (1, 2, 3)
insert into t default values
insert into t (a) select b from u where c order by d limit 1
insert into t (select 1)
insert into t ((select 1))
insert into t (a, b) overriding system value values (1, 2)
insert into t overriding user value select 1
insert into t values (1) on conflict do nothing
insert into t values (1) on conflict (a, lower(b), (c + d) collate "C" text_ops) where e do update set a = excluded.a, (b, c) = (1, 2), d = default where t.a > 1 returning *, a as b
insert into t values (1) on conflict on constraint c do nothing returning id
insert into t values ($1, $2) returning "id"
insert into t values (1) returning with (old as o, new as n) o.a, n.b
update t set a = 1
update only s.t as u set a = 1, b = default, (c, d) = (select 1, 2), (e, f) = row(1, 2), g.h = 3, i[1] = 4, j[1:2] = 5 from v join w on true where u.x = v.x returning u.*
update t u set a = a + 1 where current of c
update t set (a) = (1)
update t set a = case when b then 1 else 2 end where (c, d) in (select e, f from g order by h for update skip locked limit 1) returning t.*
delete from t
delete from only t as u using v, w where u.a = v.a returning *
delete from t where current of c
merge into t using s on t.a = s.a when matched and s.b then update set c = s.c, (d, e) = (1, 2) when matched then delete when not matched then insert (a, b) values (s.a, default) when not matched by source and t.x then do nothing when not matched by target then insert default values returning merge_action(), t.*
merge into only t as u using (select 1) s on true when not matched then insert overriding system value values (1)
with a as (select 1) merge into t using a on true when matched then do nothing
begin
begin work isolation level serializable, read only, not deferrable
begin transaction isolation level read committed read write deferrable
start transaction isolation level repeatable read
start transaction read only
commit
commit work and no chain
commit and chain
end transaction
rollback
rollback and chain
abort work
savepoint a
release a
release savepoint a
rollback to a
rollback work to savepoint a
prepare transaction 'x'
commit prepared 'x'
rollback prepared 'x'
set transaction isolation level read uncommitted
set transaction read only, isolation level serializable, deferrable
set local transaction read only
set transaction snapshot 'x'
set session characteristics as transaction isolation level serializable read only
set constraints all deferred
set constraints a, s.b immediate
set a = 1
set a to 'x', y, on, true, 1.5, -3
set local a.b = default
set session a to default
set search_path to a, "B", 'c'
set time zone 'UTC'
set time zone local
set time zone default
set time zone -7
set time zone interval '-08:00' hour to minute
set time zone utc
set schema 'x'
set names 'utf8'
set names
set role none
set role 'x'
set session authorization default
set session authorization x
set local session authorization 'x'
set xml option document
reset a
reset all
reset time zone
reset session authorization
reset transaction isolation level
show a.b
show all
show time zone
show transaction isolation level
show session authorization
prepare p as select 1
prepare p (int, text) as insert into t values ($1, $2)
execute p
execute p (1, 'x')
deallocate p
deallocate prepare p
deallocate all
deallocate prepare all
discard all
discard temp
discard temporary
discard plans
discard sequences
declare c cursor for select 1
declare c binary insensitive no scroll cursor with hold for select 1
declare c scroll cursor without hold for values (1)
fetch c
fetch next from c
fetch prior in c
fetch first c
fetch last from c
fetch absolute -1 from c
fetch relative 2 c
fetch 5 c
fetch -5 from c
fetch all from c
fetch forward c
fetch forward 5 from c
fetch forward all c
fetch backward all in c
move backward 3 from c
fetch from c
close c
close all
listen a
unlisten a
unlisten *
notify a
notify a, 'x'
lock t
lock table a, only b in access exclusive mode nowait
lock t in row share mode
lock t in share row exclusive mode
lock t in share update exclusive mode
lock t in access share mode
explain select 1
explain analyze verbose update t set a = 1
explain (analyze, buffers off, format json, costs true, timing 1) select 1
explain verbose delete from t
explain (select 1)
explain create table x as select 1
explain execute p
explain declare c cursor for select 1
copy t from stdin
copy t (a, b) to stdout
copy t from 'file' with (format csv, header, delimiter ',', null 'x', force_quote (a, b), force_null *, header match, on_error ignore)
copy (select 1) to stdout (format binary)
copy (insert into t values (1) returning *) to stdout
copy t from stdin with csv header delimiter as ',' null 'x' quote '"' escape 'x' force not null a, b force quote * encoding 'utf8'
copy t from program 'x' where a > 1
copy binary t to stdout
copy t from stdin using delimiters ','
vacuum
vacuum full freeze verbose analyze t (a, b), u
vacuum (full, analyze false) t
analyze
analyze verbose t
analyze (verbose) t (a)
reindex table t
reindex (verbose) index concurrently i
reindex database
cluster t using i
cluster
checkpoint
do 'x'
do language plpgsql $$begin end$$
call p(1, x => 2)
load 'x'
create schema s
create schema if not exists s authorization current_user
create schema authorization u create table t (a int) create view v as select 1
create table t ()
create table t (a int)
create table if not exists s.t (a int primary key, b text not null default 'x' collate "C", c numeric(10, 2) check (c > 0), d int references u, e int constraint k unique, f timestamp default now() not null)
create temp table t (a int) on commit drop
create local temporary table t (a int) on commit delete rows
create unlogged table t (a int) with (fillfactor = 70, autovacuum_enabled) tablespace x
create table t (a int generated always as identity, b int generated by default as identity (start with 10 increment by 2 no cycle), c int generated always as (a * 2) stored, d int generated always as (a + 1) virtual)
create table t (a int references u (b) match full on delete cascade on update set null deferrable initially deferred, b int references v on delete set default (b) not deferrable initially immediate, c int unique nulls not distinct with (fillfactor = 10) using index tablespace x, d int null)
create table t (a int, b int, primary key (a, b), constraint k unique nulls not distinct (b) include (a) with (fillfactor = 10) using index tablespace x deferrable, check (a > b) no inherit, constraint f foreign key (a, b) references u (c, d) match simple on update restrict on delete no action initially deferred not valid, exclude using gist (a with =, (b + 1) desc nulls last with operator(pg_catalog.<>)) where (a > 1), not null a no inherit, constraint z check (a > 0) not enforced)
create table t (a int, b tsrange, primary key (a, b without overlaps), foreign key (a, period b) references u (a, period b))
create table t (like u including all excluding indexes including defaults, c int)
create table t (a int) inherits (u, v)
create table t (a int) partition by range (a, lower(b))
create table t (a int storage plain compression pglz)
create table t using heap as select 1
create table t as select 1
create table t (a, b) as select 1, 2 with no data
create temp table t on commit drop as select 1 with data
create table t as execute p (1)
create table t as values (1), (2)
create index on t (a)
create unique index concurrently if not exists i on only s.t using btree (a desc nulls last, lower(b) collate "C" text_ops, (c + d) asc) include (e, f) nulls not distinct with (fillfactor = 50) tablespace x where a > 1
create index i on t (a s.ops, b ops (x = 1))
create view v as select 1
create or replace temp view s.v (a, b) with (security_barrier = true) as select 1, 2 with local check option
create recursive view v (a) as select 1
create view v as values (1) with cascaded check option
create materialized view v as select 1
create materialized view if not exists v (a) using heap with (fillfactor = 10) tablespace x as select 1 with no data
refresh materialized view concurrently v with data
create sequence s
create temp sequence if not exists s as bigint increment by -1 minvalue 1 no maxvalue start 5 restart cache 10 cycle owned by t.a
create type e as enum ('a', 'b')
create type e as enum ()
create type c as (a int, b text collate "C")
create type c as ()
create type r as range (subtype = int4)
create domain d as int
create domain d as text collate "C" default 'x' constraint k check (value > 'a') not null null
create function f() returns int language sql as 'select 1'
create or replace function s.f(a int, out b text, inout c numeric default 1, variadic d int[] = '{}') returns setof record as $$select 1$$ language sql immutable strict security definer cost 10 rows 5 parallel safe set search_path to a
create function f(int, text, a double precision) returns table (x int, y text) language sql return a + 1
create function f(a t.b%type) returns trigger as 'x', 'y' language c called on null input not leakproof volatile window support s.g
create function f() returns int returns null on null input begin atomic select 1; return 2; end
create procedure p(in a int) language sql as ''
create trigger g before insert or update of a, b or delete on s.t for each row when (new.a > 1) execute function f(1, 'x', y)
create constraint trigger g after insert on t from u deferrable initially deferred for each row execute procedure f()
create or replace trigger g instead of truncate on t referencing old table as o new table n for statement execute function f()
create extension if not exists x with schema s version '1' cascade
create role r with login password 'x'
create user u
create group g
alter table t add a int
alter table if exists only s.t add column if not exists a int not null default 1, drop column if exists b cascade, drop c restrict, alter column d type text using d::text, alter e set data type int collate "C", alter f set default 1, alter g drop default, alter h set not null, alter i drop not null
alter table t add constraint k primary key (a), add unique using index i deferrable, add constraint f foreign key (a) references u not valid, add check (a > 1), drop constraint if exists k cascade, validate constraint f, alter constraint f deferrable initially deferred
alter table t alter a add generated always as identity (start 1), alter b set generated by default set start 5 restart with 3 restart, alter c drop identity if exists, alter d drop expression if exists, alter e set expression as (a + 1)
alter table t rename to u
alter table t rename a to b
alter table t rename column a to b
alter table t rename constraint a to b
alter table t set schema s
alter table t owner to current_user
alter table t enable trigger all, disable trigger g, enable row level security, set (fillfactor = 10), reset (fillfactor), set logged, set tablespace x, cluster on i, set without cluster, replica identity full, inherit u, no inherit u, alter a set statistics 10, alter a set storage plain, force row level security, enable always trigger g
alter table t attach partition u for values from (1) to (2)
alter index i rename to j
alter index if exists i set (fillfactor = 10)
alter view v rename to w
alter view v alter a set default 1
alter materialized view v rename to w
alter sequence s restart
alter sequence if exists s increment 2 owned by none
alter sequence s owner to r
alter sequence s rename to u
alter sequence s as int no minvalue maxvalue 10
alter type e add value if not exists 'c' before 'b'
alter type e add value 'd' after 'b'
alter type e add value 'd'
alter type e rename value 'a' to 'b'
alter type e rename to f
alter type c rename attribute a to b cascade
alter type c add attribute a int
alter type e owner to r
alter type e set schema s
alter domain d set default 1
alter domain d drop default
alter domain d set not null
alter domain d drop not null
alter domain d add constraint k check (value > 1) not valid
alter domain d drop constraint if exists k cascade
alter domain d validate constraint k
alter domain d rename constraint a to b
alter domain d rename to e
alter schema s rename to u
alter schema s owner to r
alter function f(int) rename to g
alter function f owner to r
alter trigger g on t rename to h
alter role r with login
alter user u set a = 1
drop table t
drop table if exists a, s.b cascade
drop view v restrict
drop materialized view v
drop index concurrently if exists i
drop sequence s
drop schema if exists s cascade
drop type t, u
drop domain if exists d
drop function f
drop function if exists f(int, out text, a int), g()
drop procedure p(int)
drop aggregate a(*), b(int)
drop routine r
drop trigger if exists g on t cascade
drop rule r on t
drop policy p on t
drop extension x
drop role if exists a, b
drop user u
drop owned by u
drop foreign table t
drop text search parser p
drop access method m
drop event trigger g
truncate t
truncate table only a, b restart identity cascade
truncate t continue identity restrict
comment on table t is 'x'
comment on column s.t.a is null
comment on constraint k on t is 'x'
comment on constraint k on domain d is 'x'
comment on index i is 'x'
comment on function f(int) is 'x'
comment on trigger g on t is 'x'
comment on type t is 'x'
comment on schema s is 'x'
comment on extension x is 'x'
comment on database d is 'x'
comment on role r is 'x'
comment on view v is 'x'
comment on materialized view v is 'x'
comment on sequence s is 'x'
comment on domain d is 'x'
grant all on t to u
grant all privileges on table a, b to public with grant option granted by current_user
grant select (a, b), insert, update (c) on t to u, group v, current_role
grant usage on schema s to u
grant execute on function f(int), g to u
grant select on all tables in schema a, b to u
grant usage, select on sequence s to u
grant connect on database d to u
grant usage on type t to u
grant a, b to c with admin option
revoke all on t from u cascade
revoke grant option for select on t from u
revoke a from b
revoke admin option for a from b granted by c restrict
select 1 /* a /* nested */ comment */ + 2 -- trailing
select a.b.c.d, a.b.c.d.e
select 1;
select 1;;
;
select $1, $2 + $1
select a*-b, a- -b, a!=-1, a<-1, 2^-1, @-1, a->-1
select 'x'::text::varchar(10)::name, 'a'::"char"
select x'1F'::bit(8), b''::bit varying
select interval '1' second(3), interval '1' year to month, interval '1 day' day to hour
select date_trunc('day', a), left(a, 1), right(a, 1), like(a, b), overlaps(a, b, c, d)
select a is null = b, a is null is not null, a = b is null, a in (1) = b, not a in (1)
select 1 as select, 2 as from, 3 as "x y"
select cast(a as setof int)
select count(*) from a natural full outer join b
select ('x').y, (1).z
select sum(a order by b) filter (where c) over (partition by d)
select unnest(array[1]) with_, a ordinality from t
select a within_, b over_ from t
select timestamp '2020-01-01' at time zone 'x' + interval '1' day
select array[1] || array[2] = array[3]
select xmlelement(name a)
select json_object('a': 1)
select json_value(a, '$.b')
select a is json
select a is document
