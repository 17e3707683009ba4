-- A table is vacuumed otherwise.
select c.oid::regclass::text, format('alter table %s set (autovacuum_enabled = false)', c.oid::regclass)
from pg_class c where c.relnamespace::regnamespace::text = any ($1) and c.relkind = 'r'
