-- Tables of the exposed schemas without row level security, and the roles of the data API that may do something with them.
select
    n.nspname::pg_catalog.text as schema,
    c.relname::pg_catalog.text as name,
    array(
        select r.rolname::pg_catalog.text
        from pg_catalog.pg_roles as r
        where r.rolname in ('anon', 'authenticated')
            and pg_catalog.has_schema_privilege(r.oid, n.oid, 'usage')
            and (
                pg_catalog.has_table_privilege(r.oid, c.oid, 'delete')
                or pg_catalog.has_any_column_privilege(r.oid, c.oid, 'select, insert, update')
            )
        order by 1
    ) as reached_by
from pg_catalog.pg_class as c
join pg_catalog.pg_namespace as n on n.oid = c.relnamespace
where n.nspname = any ($1)
    and c.relkind in ('r', 'p')
    and not c.relrowsecurity
    and pg_catalog.pg_get_userbyid(c.relowner) !~ '^supabase_'
    -- what an extension brought is its own business
    and not exists (
        select from pg_catalog.pg_depend as d
        where d.classid = 'pg_catalog.pg_class'::pg_catalog.regclass and d.objid = c.oid and d.deptype = 'e'
    )
order by 3 desc, 1, 2
