-- A view is gone, with those that read it.
select c.oid::regclass::text, format('drop view %s cascade', c.oid::regclass)
from pg_class c where c.relnamespace::regnamespace::text = any ($1) and c.relkind = 'v'
