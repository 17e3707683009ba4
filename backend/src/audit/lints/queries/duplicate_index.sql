-- Indexes with the same keys, order, operators, expressions and predicate as another one of their table, which stays.
with candidate as (
    select
        x.indexrelid,
        n.nspname,
        i.relname,
        x.indisunique,
        x.indnullsnotdistinct,
        exists (select from pg_catalog.pg_constraint as k where k.conindid = x.indexrelid and k.contype in ('p', 'u', 'x', 'f'))
            or x.indisprimary or x.indisreplident or x.indisclustered as is_needed,
        pg_catalog.concat_ws(
            '|', x.indrelid, i.relam, x.indnkeyatts, x.indkey, x.indclass, x.indcollation, x.indoption,
            pg_catalog.pg_get_expr(x.indexprs, x.indrelid), '|', pg_catalog.pg_get_expr(x.indpred, x.indrelid)
        ) as shape
    from pg_catalog.pg_index as x
    join pg_catalog.pg_class as i on i.oid = x.indexrelid
    join pg_catalog.pg_class as c on c.oid = x.indrelid
    join pg_catalog.pg_namespace as n on n.oid = i.relnamespace
    where x.indisvalid
    and not i.relispartition
    and n.nspname !~ '^pg_'
    and n.nspname not in ('information_schema', 'wrench', 'wrench_attic')
    and pg_catalog.pg_get_userbyid(c.relowner) !~ '^supabase_'
    and not exists (
        select from pg_catalog.pg_depend as made where made.classid = 'pg_catalog.pg_class'::pg_catalog.regclass and made.objid = c.oid and made.deptype = 'e'
    )
),
ranked as (
    select
        candidate.*,
        pg_catalog.row_number() over same as place,
        pg_catalog.first_value(relname) over same as keeper,
        pg_catalog.first_value(indisunique) over same as keeper_unique,
        pg_catalog.first_value(indnullsnotdistinct) over same as keeper_nulls
    from candidate
    window same as (partition by shape order by is_needed desc, indisunique desc, indexrelid)
)
select
    pg_catalog.format('%I.%I', nspname, relname) as object,
    pg_catalog.format('%I serves the same queries; every write keeps both.', keeper) as detail
from ranked
where place > 1
    and not is_needed
    and (not indisunique or (keeper_unique and keeper_nulls = indnullsnotdistinct))
order by 1
