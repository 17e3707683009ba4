-- A table's changes are sent otherwise.
select c.oid::regclass::text, format('alter table %s replica identity full', c.oid::regclass)
from pg_class c where c.relnamespace::regnamespace::text = any ($1) and c.relkind = 'r'
