-- A comment says something else.
select c.oid::regclass::text, format('comment on table %s is %L', c.oid::regclass, 'by hand')
from pg_class c where c.relnamespace::regnamespace::text = any ($1) and c.relkind = 'r' and obj_description(c.oid, 'pg_class') is not null
