-- Foreign keys for which no valid index begins with their columns, those of the largest tables first. An index of the rows
-- in which one of its columns is not null serves as well: only such rows refer to anything.
select
    n.nspname::pg_catalog.text as schema,
    t.relname::pg_catalog.text as table_name,
    k.conname::pg_catalog.text as name,
    array(
        select a.attname::pg_catalog.text
        from pg_catalog.unnest(k.conkey) with ordinality as part (attnum, place)
        join pg_catalog.pg_attribute as a on a.attrelid = k.conrelid and a.attnum = part.attnum
        order by part.place
    ) as columns,
    greatest(t.reltuples::pg_catalog.int8, pg_catalog.pg_stat_get_live_tuples(t.oid), 0) as row_count
from pg_catalog.pg_constraint as k
join pg_catalog.pg_class as t on t.oid = k.conrelid
join pg_catalog.pg_namespace as n on n.oid = t.relnamespace
where k.contype = 'f'
    and k.conparentid = 0
    and n.nspname !~ '^pg_'
    and n.nspname not in ('information_schema', 'wrench', 'wrench_attic')
    and pg_catalog.pg_get_userbyid(t.relowner) !~ '^supabase_'
    and not exists (
        select from pg_catalog.pg_index as x
        where x.indrelid = k.conrelid
            and x.indisvalid
            and x.indnkeyatts >= pg_catalog.cardinality(k.conkey)
            -- the vector counts from 0
            and (x.indkey::pg_catalog.int2[])[0:pg_catalog.cardinality(k.conkey) - 1] @> k.conkey
            and (
                x.indpred is null
                or pg_catalog.pg_get_expr(x.indpred, x.indrelid) in (
                    select pg_catalog.format('(%I IS NOT NULL)', a.attname)
                    from pg_catalog.pg_attribute as a
                    where a.attrelid = k.conrelid and a.attnum = any (k.conkey)
                )
            )
    )
order by 5 desc, 1, 2, 3
limit 50
