-- Tables without a primary key; partitions have that of their parent.
select
    pg_catalog.format('%I.%I', n.nspname, c.relname) as object,
    'One row cannot be told from another: upserts, updates by key and replication need it.' as detail
from pg_catalog.pg_class as c
join pg_catalog.pg_namespace as n on n.oid = c.relnamespace
where c.relkind in ('r', 'p')
    and not c.relispartition
    and not exists (select from pg_catalog.pg_index as x where x.indrelid = c.oid and x.indisprimary)
    and n.nspname !~ '^pg_'
    and n.nspname not in ('information_schema', 'wrench', 'wrench_attic')
    and pg_catalog.pg_get_userbyid(c.relowner) !~ '^supabase_'
    and not exists (
        select from pg_catalog.pg_depend as made where made.classid = 'pg_catalog.pg_class'::pg_catalog.regclass and made.objid = c.oid and made.deptype = 'e'
    )
order by 1
