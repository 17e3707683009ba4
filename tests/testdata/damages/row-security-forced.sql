-- Row level security holds for the owner, or no longer.
select c.oid::regclass::text, format('alter table %s %s row level security', c.oid::regclass, case when c.relforcerowsecurity then 'no force' else 'force' end)
from pg_class c where c.relnamespace::regnamespace::text = any ($1) and c.relkind = 'r'
