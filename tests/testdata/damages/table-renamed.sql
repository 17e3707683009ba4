-- A table has another name.
select c.oid::regclass::text, format('alter table %s rename to zz_%s', c.oid::regclass, lower(c.relname))
from pg_class c where c.relnamespace::regnamespace::text = any ($1) and c.relkind = 'r'
