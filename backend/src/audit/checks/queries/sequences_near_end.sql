-- Rising sequences, how full they are, and the column that takes their numbers, the fullest first. A sequence ends at its own
-- maximum or at that of the column, whichever comes first; one that begins again never ends, unless the column is too small.
with taker as (
    -- serial and identity columns own their sequence
    select d.objid as sequence, d.refobjid as relation, d.refobjsubid as attnum, d.deptype = 'i' as is_identity
    from pg_catalog.pg_depend as d
    where d.classid = 'pg_catalog.pg_class'::pg_catalog.regclass
        and d.refclassid = 'pg_catalog.pg_class'::pg_catalog.regclass
        and d.refobjsubid > 0
        and d.deptype in ('a', 'i')
    union
    -- others name it in their default
    select d.refobjid, f.adrelid, f.adnum, false
    from pg_catalog.pg_depend as d
    join pg_catalog.pg_attrdef as f on f.oid = d.objid
    where d.classid = 'pg_catalog.pg_attrdef'::pg_catalog.regclass
        and d.refclassid = 'pg_catalog.pg_class'::pg_catalog.regclass
),
used as (
    select distinct on (c.oid)
        n.nspname,
        c.relname,
        s.seqmin,
        s.seqmax,
        s.seqcycle,
        tn.nspname as table_schema,
        t.relname as table_name,
        a.attname,
        coalesce(a.atttypid in ('pg_catalog.int2'::pg_catalog.regtype, 'pg_catalog.int4'::pg_catalog.regtype), false)
            as is_narrow,
        coalesce(taker.is_identity, false) as is_identity,
        case a.atttypid
            when 'pg_catalog.int2'::pg_catalog.regtype then 32767
            when 'pg_catalog.int4'::pg_catalog.regtype then 2147483647
            else 9223372036854775807
        end as column_end,
        pg_catalog.has_sequence_privilege(c.oid, 'select, usage') as is_readable,
        case when pg_catalog.has_sequence_privilege(c.oid, 'select, usage')
            then pg_catalog.pg_sequence_last_value(c.oid) end as last
    from pg_catalog.pg_sequence as s
    join pg_catalog.pg_class as c on c.oid = s.seqrelid
    join pg_catalog.pg_namespace as n on n.oid = c.relnamespace
    left join taker on taker.sequence = c.oid
    left join pg_catalog.pg_class as t on t.oid = taker.relation
    left join pg_catalog.pg_namespace as tn on tn.oid = t.relnamespace
    left join pg_catalog.pg_attribute as a on a.attrelid = taker.relation and a.attnum = taker.attnum
    where s.seqincrement > 0
        and c.relpersistence <> 't'
        and n.nspname !~ '^pg_'
        and n.nspname not in ('information_schema', 'wrench', 'wrench_attic')
        and pg_catalog.pg_get_userbyid(c.relowner) !~ '^supabase_'
    order by c.oid, column_end
)
select
    nspname::pg_catalog.text as schema,
    relname::pg_catalog.text as name,
    coalesce(last, seqmin) as last,
    least(seqmax, column_end) as ceiling,
    case when last is null or least(seqmax, column_end) <= seqmin then 0
        else (last::pg_catalog.float8 - seqmin) * 100 / (least(seqmax, column_end)::pg_catalog.float8 - seqmin)
    end as percent,
    table_schema::pg_catalog.text as table_schema,
    table_name::pg_catalog.text as table_name,
    attname::pg_catalog.text as column_name,
    is_narrow,
    is_identity,
    is_readable
from used
where not seqcycle or column_end < seqmax
order by percent desc, 1, 2
