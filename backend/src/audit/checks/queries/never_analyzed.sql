-- Tables with rows that were never vacuumed nor analyzed. Of fewer than 10,000 rows any plan is quick.
select
    n.nspname::pg_catalog.text as schema,
    c.relname::pg_catalog.text as name,
    pg_catalog.pg_stat_get_live_tuples(c.oid) as row_count
from pg_catalog.pg_class as c
join pg_catalog.pg_namespace as n on n.oid = c.relnamespace
where c.relkind = 'r'
    and c.relpersistence <> 't'
    and c.reltuples < 0
    and pg_catalog.pg_stat_get_live_tuples(c.oid) > 10000
    and n.nspname !~ '^pg_'
    and n.nspname not in ('information_schema', 'wrench', 'wrench_attic')
    and pg_catalog.pg_get_userbyid(c.relowner) !~ '^supabase_'
order by 3 desc, 1, 2
limit 50
