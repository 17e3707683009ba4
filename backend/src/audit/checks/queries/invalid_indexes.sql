-- Indexes that are not valid. One that a session is building now is not broken. REINDEX CONCURRENTLY leaves _ccnew and _ccold.
select
    n.nspname::pg_catalog.text as schema,
    t.relname::pg_catalog.text as table_name,
    i.relname::pg_catalog.text as name,
    x.indisunique as is_unique,
    i.relname ~ '_cc(new|old)[0-9]*$' as is_leftover,
    exists (
        select from pg_catalog.pg_stat_progress_create_index as p
        where p.index_relid = i.oid
    ) as is_building
from pg_catalog.pg_index as x
join pg_catalog.pg_class as i on i.oid = x.indexrelid
join pg_catalog.pg_class as t on t.oid = x.indrelid
join pg_catalog.pg_namespace as n on n.oid = i.relnamespace
where not (x.indisvalid and x.indisready)
    and i.relkind = 'i'
    and n.nspname !~ '^pg_'
    and n.nspname not in ('information_schema', 'wrench', 'wrench_attic')
    and pg_catalog.pg_get_userbyid(t.relowner) !~ '^supabase_'
order by 1, 2, 3
limit 50
