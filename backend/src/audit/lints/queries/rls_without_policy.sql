-- Tables that roles of the data API may use, with row security and without any policy.
select
    pg_catalog.format('%I.%I', n.nspname, c.relname) as object,
    'Its grants let the roles of the data API ask, and every row is withheld.' as detail
from pg_catalog.pg_class as c
join pg_catalog.pg_namespace as n on n.oid = c.relnamespace
where c.relkind in ('r', 'p')
    and c.relrowsecurity
    and not exists (select from pg_catalog.pg_policy as p where p.polrelid = c.oid)
    and exists (
        select from pg_catalog.pg_roles as r
        where r.rolname in ('anon', 'authenticated')
            and pg_catalog.has_schema_privilege(r.oid, n.oid, 'usage')
            and pg_catalog.has_table_privilege(r.oid, c.oid, 'select, insert, update, delete')
    )
    and n.nspname !~ '^pg_'
    and n.nspname not in ('information_schema', 'wrench', 'wrench_attic')
    and pg_catalog.pg_get_userbyid(c.relowner) !~ '^supabase_'
    and not exists (
        select from pg_catalog.pg_depend as made where made.classid = 'pg_catalog.pg_class'::pg_catalog.regclass and made.objid = c.oid and made.deptype = 'e'
    )
order by 1
