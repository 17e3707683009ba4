-- Views that roles of the data API may read, which ask with the rights of their owner: row security of the tables is that of the owner.
select
    pg_catalog.format('%I.%I', n.nspname, c.relname) as object,
    'It asks as ' || pg_catalog.quote_ident(pg_catalog.pg_get_userbyid(c.relowner))
        || ', so that policies of its tables do not hold for its reader.' as detail
from pg_catalog.pg_class as c
join pg_catalog.pg_namespace as n on n.oid = c.relnamespace
where c.relkind = 'v'
    and not exists (
        select from pg_catalog.unnest(c.reloptions) as option
        where pg_catalog.lower(option) in ('security_invoker=true', 'security_invoker=on', 'security_invoker=1', 'security_invoker=yes')
    )
    and exists (
        select from pg_catalog.pg_roles as r
        where r.rolname in ('anon', 'authenticated')
            and pg_catalog.has_schema_privilege(r.oid, n.oid, 'usage')
            and pg_catalog.has_table_privilege(r.oid, c.oid, 'select')
    )
    and n.nspname !~ '^pg_'
    and n.nspname not in ('information_schema', 'wrench', 'wrench_attic')
    and pg_catalog.pg_get_userbyid(c.relowner) !~ '^supabase_'
    and not exists (
        select from pg_catalog.pg_depend as made where made.classid = 'pg_catalog.pg_class'::pg_catalog.regclass and made.objid = c.oid and made.deptype = 'e'
    )
order by 1
