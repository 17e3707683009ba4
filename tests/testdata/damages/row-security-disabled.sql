-- Row level security is off.
select c.oid::regclass::text, format('alter table %s disable row level security', c.oid::regclass)
from pg_class c where c.relnamespace::regnamespace::text = any ($1) and c.relkind = 'r' and c.relrowsecurity
