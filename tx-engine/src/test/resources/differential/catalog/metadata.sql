# What tools ask of the catalog.
create table customer (id serial primary key, name varchar(40) not null, mail text unique, balance numeric(8,2) default 0, active boolean not null default true)
create table orders (id int generated always as identity primary key, customer_id int not null references customer on delete cascade deferrable initially deferred, at timestamptz(3), check (id > 0))
create index orders_by_customer on orders (customer_id, at desc)
create view names as select id, name from customer
comment on table customer is 'who buys'
comment on column customer.mail is 'where to write'
select c.relname, c.relkind, n.nspname from pg_class c join pg_namespace n on n.oid = c.relnamespace where n.nspname = 'public' order by 1
select a.attname, a.attnum, t.typname, a.atttypmod, a.attnotnull, a.attidentity, a.atthasdef from pg_attribute a join pg_type t on t.oid = a.atttypid where a.attrelid in ('customer'::regclass, 'orders'::regclass) and a.attnum > 0 and not a.attisdropped order by a.attrelid, a.attnum
select i.indisunique, i.indisprimary, c.relname from pg_index i join pg_class c on c.oid = i.indexrelid where i.indrelid in ('customer'::regclass, 'orders'::regclass) order by 3
select pg_get_indexdef(indexrelid) from pg_index where indrelid = 'orders'::regclass order by 1
select conname, contype, condeferrable, condeferred, confdeltype, confupdtype, conkey, confkey from pg_constraint where conrelid in ('customer'::regclass, 'orders'::regclass) and contype <> 'n' order by 1
select conname, pg_get_constraintdef(oid) from pg_constraint where conrelid in ('customer'::regclass, 'orders'::regclass) and contype <> 'n' order by 1
select obj_description('customer'::regclass, 'pg_class'), col_description('customer'::regclass, 3)
select pg_get_serial_sequence('customer', 'id'), pg_get_serial_sequence('customer', 'name')
select table_name, table_type from information_schema.tables where table_schema = 'public' order by 1
select column_name, ordinal_position, is_nullable, data_type, character_maximum_length, numeric_precision, numeric_scale, is_identity from information_schema.columns where table_schema = 'public' and table_name <> 'names' order by table_name, ordinal_position
select constraint_name, column_name, ordinal_position from information_schema.key_column_usage where table_schema = 'public' order by 1, 3
select constraint_name, unique_constraint_name, update_rule, delete_rule from information_schema.referential_constraints where constraint_schema = 'public'
select to_regclass('customer')::text, to_regclass('nowhere')
select 'customer'::regclass, 'nowhere'::regclass
select typname, typcategory, typtype, typlen from pg_type where typname in ('int4', 'text', 'varchar', 'bool', '_int4', 'numeric', 'uuid') order by 1
select tablename, hasindexes from pg_tables where schemaname = 'public' order by 1
select * from pg_partition_ancestors('customer'::regclass)
select pg_get_statisticsobjdef_columns(1), pg_get_ruledef(1, true)
select count(*) from pg_auth_members where member = 10
select n, pg_size_pretty(n) from (values (0::bigint), (10239), (10240), (10751), (10752), (20968447), (20968448), (10485247), (10485760), (-10240), (-10752), (5e9::bigint), (9223372036854775807)) v(n)
