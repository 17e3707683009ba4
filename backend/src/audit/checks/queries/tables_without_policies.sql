-- Tables of the exposed schemas with row level security and no policy.
select n.nspname::pg_catalog.text as schema, c.relname::pg_catalog.text as name
from pg_catalog.pg_class as c
join pg_catalog.pg_namespace as n on n.oid = c.relnamespace
where n.nspname = any ($1)
    and c.relkind in ('r', 'p')
    and c.relrowsecurity
    and pg_catalog.pg_get_userbyid(c.relowner) !~ '^supabase_'
    and not exists (select from pg_catalog.pg_policy as p where p.polrelid = c.oid)
order by 1, 2
