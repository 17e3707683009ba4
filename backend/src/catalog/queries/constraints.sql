-- Table constraints; NOT NULL is a fact of its column, constraint triggers are triggers.
select
    k.oid,
    0::pg_catalog.int4 as sub,
    n.nspname::pg_catalog.text as schema,
    c.relname::pg_catalog.text as relation,
    k.conname::pg_catalog.text as name,
    null::pg_catalog.text as owner,
    m.description as comment,
    '{}'::pg_catalog.text[] as acl,
    pg_catalog.json_build_object(
        'constraint_type', k.contype,
        'definition', pg_catalog.pg_get_constraintdef(k.oid),
        'validated', k.convalidated,
        'index_options', case when i.reloptions is null then '{}' else array(
            select o from pg_catalog.unnest(i.reloptions) as o order by o
        ) end,
        'clustered', coalesce(x.indisclustered, false),
        'inherited', k.conparentid <> 0 or (k.coninhcount > 0 and not k.conislocal),
        'parent', case when i.relispartition then (
            select pg_catalog.format('%I.%I', pn.nspname, p.relname)
            from pg_catalog.pg_inherits as h
            join pg_catalog.pg_class as p on p.oid = h.inhparent
            join pg_catalog.pg_namespace as pn on pn.oid = p.relnamespace
            where h.inhrelid = i.oid
        ) end
    )::pg_catalog.text as facts,
    k.xmin::pg_catalog.text::pg_catalog.int8 as xmin
from pg_catalog.pg_constraint as k
join pg_catalog.pg_class as c on c.oid = k.conrelid
join pg_catalog.pg_namespace as n on n.oid = c.relnamespace
-- Primary key, unique, exclusion.
left join pg_catalog.pg_class as i on i.oid = k.conindid and k.contype in ('p', 'u', 'x')
left join pg_catalog.pg_index as x on x.indexrelid = i.oid
left join pg_catalog.pg_description as m
    on m.objoid = k.oid and m.classoid = 'pg_catalog.pg_constraint'::pg_catalog.regclass and m.objsubid = 0
where k.contype in ('c', 'f', 'p', 'u', 'x') -- check, foreign key, primary key, unique, exclusion
    and c.relkind in ('r', 'p', 'f') -- ordinary, partitioned, foreign
    and n.nspname !~ '^(pg_|information_schema$|wrench$|wrench_attic$)'
    and not exists (
        select from pg_catalog.pg_depend as d
        where d.classid = 'pg_catalog.pg_class'::pg_catalog.regclass and d.objid = c.oid and d.deptype = 'e'
    )
