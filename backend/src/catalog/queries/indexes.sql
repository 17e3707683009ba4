-- Indexes that no constraint owns.
select
    c.oid,
    0::pg_catalog.int4 as sub,
    n.nspname::pg_catalog.text as schema,
    '' as relation,
    c.relname::pg_catalog.text as name,
    null::pg_catalog.text as owner,
    m.description as comment,
    '{}'::pg_catalog.text[] as acl,
    pg_catalog.json_build_object(
        'definition', pg_catalog.pg_get_indexdef(c.oid),
        'valid', i.indisvalid and i.indisready,
        'clustered', i.indisclustered,
        'table', pg_catalog.format('%I.%I', tn.nspname, t.relname),
        'inherited', c.relispartition,
        'parent', case when c.relispartition then (
            select pg_catalog.format('%I.%I', pn.nspname, p.relname)
            from pg_catalog.pg_inherits as x
            join pg_catalog.pg_class as p on p.oid = x.inhparent
            join pg_catalog.pg_namespace as pn on pn.oid = p.relnamespace
            where x.inhrelid = c.oid
        ) end
    )::pg_catalog.text as facts,
    c.xmin::pg_catalog.text::pg_catalog.int8 as xmin
from pg_catalog.pg_index as i
join pg_catalog.pg_class as c on c.oid = i.indexrelid
join pg_catalog.pg_namespace as n on n.oid = c.relnamespace
join pg_catalog.pg_class as t on t.oid = i.indrelid
join pg_catalog.pg_namespace as tn on tn.oid = t.relnamespace
left join pg_catalog.pg_description as m
    on m.objoid = c.oid and m.classoid = 'pg_catalog.pg_class'::pg_catalog.regclass and m.objsubid = 0
where t.relkind in ('r', 'p', 'm') -- ordinary, partitioned, materialized view
    and n.nspname !~ '^(pg_|information_schema$|wrench$|wrench_attic$)'
    and not exists (
        select from pg_catalog.pg_constraint as k where k.conindid = c.oid and k.contype in ('p', 'u', 'x')
    )
    and not exists (
        select from pg_catalog.pg_depend as d
        where d.classid = 'pg_catalog.pg_class'::pg_catalog.regclass and d.objid = c.oid and d.deptype = 'e'
    )
    and not exists (
        select from pg_catalog.pg_depend as d
        where d.classid = 'pg_catalog.pg_class'::pg_catalog.regclass and d.objid = t.oid and d.deptype = 'e'
    )
