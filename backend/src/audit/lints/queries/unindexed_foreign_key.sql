-- Foreign keys for which no valid index begins with their columns. An index of the rows in which one of them is not null serves as well.
select
    pg_catalog.format('%I.%I.%I', n.nspname, c.relname, k.conname) as object,
    'Deleting or changing a row of ' || pg_catalog.format('%I', f.relname)
        || ' reads the whole table, and so does a join along it.' as detail
from pg_catalog.pg_constraint as k
join pg_catalog.pg_class as c on c.oid = k.conrelid
join pg_catalog.pg_class as f on f.oid = k.confrelid
join pg_catalog.pg_namespace as n on n.oid = c.relnamespace
where k.contype = 'f'
    and k.conparentid = 0
    and not exists (
        select from pg_catalog.pg_index as x
        where x.indrelid = k.conrelid
            and x.indisvalid
            and x.indnkeyatts >= pg_catalog.cardinality(k.conkey)
            -- The vector counts from 0.
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
    and n.nspname !~ '^pg_'
    and n.nspname not in ('information_schema', 'wrench', 'wrench_attic')
    and pg_catalog.pg_get_userbyid(c.relowner) !~ '^supabase_'
    and not exists (
        select from pg_catalog.pg_depend as made where made.classid = 'pg_catalog.pg_class'::pg_catalog.regclass and made.objid = c.oid and made.deptype = 'e'
    )
order by 1
