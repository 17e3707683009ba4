-- Indexes with the same keys, order, operators, expressions and predicate as another one of their table. What carries a
-- constraint stays, and a unique one stays rather than one that is not. Children of partitioned indexes follow their parents.
with candidate as (
    select
        x.indexrelid,
        x.indrelid,
        n.nspname,
        i.relname,
        x.indisunique,
        x.indnullsnotdistinct,
        exists (
            select from pg_catalog.pg_constraint as k
            where k.conindid = x.indexrelid and k.contype in ('p', 'u', 'x', 'f')
        ) or x.indisprimary or x.indisreplident or x.indisclustered as is_needed,
        pg_catalog.concat_ws(
            '|', x.indrelid, i.relam, x.indnkeyatts, x.indkey, x.indclass, x.indcollation, x.indoption,
            pg_catalog.pg_get_expr(x.indexprs, x.indrelid), '|', pg_catalog.pg_get_expr(x.indpred, x.indrelid)
        ) as shape
    from pg_catalog.pg_index as x
    join pg_catalog.pg_class as i on i.oid = x.indexrelid
    join pg_catalog.pg_class as t on t.oid = x.indrelid
    join pg_catalog.pg_namespace as n on n.oid = i.relnamespace
    where x.indisvalid
        and not i.relispartition
        and n.nspname !~ '^pg_'
        and n.nspname not in ('information_schema', 'wrench', 'wrench_attic')
        and pg_catalog.pg_get_userbyid(t.relowner) !~ '^supabase_'
),
ranked as (
    select
        candidate.*,
        pg_catalog.row_number() over shape_order as place,
        pg_catalog.first_value(relname) over shape_order as keeper,
        pg_catalog.first_value(indisunique) over shape_order as keeper_unique,
        pg_catalog.first_value(indnullsnotdistinct) over shape_order as keeper_nulls
    from candidate
    window shape_order as (partition by shape order by is_needed desc, indisunique desc, indexrelid)
)
select
    nspname::pg_catalog.text as schema,
    relname::pg_catalog.text as name,
    keeper::pg_catalog.text as keeper,
    pg_catalog.pg_size_pretty(pg_catalog.pg_relation_size(indexrelid)) as size
from ranked
where place > 1
    and not is_needed
    and (not indisunique or (keeper_unique and keeper_nulls = indnullsnotdistinct))
order by 1, 2
limit 50
