-- A table is in another schema.
select c.oid::regclass::text, format('create schema if not exists zz_attic; alter table %s set schema zz_attic', c.oid::regclass)
from pg_class c where c.relnamespace::regnamespace::text = any ($1) and c.relkind = 'r'
