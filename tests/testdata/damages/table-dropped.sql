-- A table is gone, with its rows and what hung on it.
select c.oid::regclass::text, format('drop table %s cascade', c.oid::regclass)
from pg_class c where c.relnamespace::regnamespace::text = any ($1) and c.relkind = 'r'
