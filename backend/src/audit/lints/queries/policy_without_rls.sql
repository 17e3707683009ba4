-- Tables with policies that are not in force.
select
    pg_catalog.format('%I.%I', n.nspname, c.relname) as object,
    'Its policies are written and not in force: '
        || pg_catalog.string_agg(pg_catalog.quote_ident(p.polname), ', ' order by p.polname) || '.' as detail
from pg_catalog.pg_class as c
join pg_catalog.pg_namespace as n on n.oid = c.relnamespace
join pg_catalog.pg_policy as p on p.polrelid = c.oid
where c.relkind in ('r', 'p')
    and not c.relrowsecurity
    and n.nspname !~ '^pg_'
    and n.nspname not in ('information_schema', 'wrench', 'wrench_attic')
    and pg_catalog.pg_get_userbyid(c.relowner) !~ '^supabase_'
    and not exists (
        select from pg_catalog.pg_depend as made where made.classid = 'pg_catalog.pg_class'::pg_catalog.regclass and made.objid = c.oid and made.deptype = 'e'
    )
group by 1
order by 1
