-- A sequence counts otherwise.
select c.oid::regclass::text, format('alter sequence %s increment by 7 cache 3', c.oid::regclass)
from pg_class c where c.relnamespace::regnamespace::text = any ($1) and c.relkind = 'S'
