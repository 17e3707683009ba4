-- A table is empty after a crash.
select c.oid::regclass::text, format('alter table %s set unlogged', c.oid::regclass)
from pg_class c where c.relnamespace::regnamespace::text = any ($1) and c.relkind = 'r'
