# The names that PostgreSQL gives to what has none.
create table a (id int primary key, x int unique, y int check (y > 0), z int references a, check (x > y), unique (x, y))
create table a2 (id int, constraint a2_pkey unique (id), primary key (id))
create table a3 (x int check (x > 0) check (x < 9), y int, unique (y), unique (y, x))
create table "Mixed Case" ("Id" int primary key, "Other" int unique references "Mixed Case")
create table a_table_with_a_name_that_is_really_quite_long_as_names_go (a_column_with_a_name_that_is_long_too int unique, b int references a)
create table s (id serial primary key, n bigserial, i int generated always as identity)
create table s_id_seq1 (id int)
create index on a (x)
create index on a (x, y desc)
create index on a ((x + y))
create index on a (lower(x::text), y)
create index on a (x) where y > 1
create unique index on a3 (x)
select conname, contype, conkey, confkey from pg_constraint where connamespace = 'public'::regnamespace and contype <> 'n' order by conname, contype
select relname, relkind from pg_class where relnamespace = 'public'::regnamespace order by relname
