-- A table belongs to somebody else.
select c.oid::regclass::text, format('alter table %s owner to pg_monitor', c.oid::regclass)
from pg_class c where c.relnamespace::regnamespace::text = any ($1) and c.relkind = 'r'
