-- A sequence is gone, with the defaults that called it.
select c.oid::regclass::text, format('drop sequence %s cascade', c.oid::regclass)
from pg_class c where c.relnamespace::regnamespace::text = any ($1) and c.relkind = 'S'
