-- Permissive policies without a condition that let role anon update or delete, where the table is granted to it and no
-- restrictive policy narrows them. INSERT is left out: a form that anybody may send is an ordinary thing.
select
    n.nspname::pg_catalog.text as schema,
    c.relname::pg_catalog.text as table_name,
    p.polname::pg_catalog.text as policy,
    case p.polcmd when 'w' then 'update' when 'd' then 'delete' else 'all' end as command
from pg_catalog.pg_policy as p
join pg_catalog.pg_class as c on c.oid = p.polrelid
join pg_catalog.pg_namespace as n on n.oid = c.relnamespace
join pg_catalog.pg_roles as r on r.rolname = 'anon'
where n.nspname = any ($1)
    and c.relrowsecurity
    and p.polpermissive
    and p.polcmd in ('w', 'd', '*')
    and (0 = any (p.polroles) or r.oid = any (p.polroles))
    and pg_catalog.pg_get_expr(p.polqual, p.polrelid) = 'true'
    and pg_catalog.has_schema_privilege(r.oid, n.oid, 'usage')
    and (
        (p.polcmd in ('w', '*') and pg_catalog.has_any_column_privilege(r.oid, c.oid, 'update'))
        or (p.polcmd in ('d', '*') and pg_catalog.has_table_privilege(r.oid, c.oid, 'delete'))
    )
    and pg_catalog.pg_get_userbyid(c.relowner) !~ '^supabase_'
    and not exists (
        select from pg_catalog.pg_policy as narrow
        where narrow.polrelid = c.oid
            and not narrow.polpermissive
            and narrow.polcmd in (p.polcmd, '*')
            and (0 = any (narrow.polroles) or r.oid = any (narrow.polroles))
    )
order by 1, 2, 3
