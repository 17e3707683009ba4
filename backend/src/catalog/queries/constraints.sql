-- Table constraints; NOT NULL is a fact of its column, constraint triggers are triggers.
select
    k.oid,
    0::pg_catalog.int4 as sub,
    n.nspname::pg_catalog.text as schema,
    c.relname::pg_catalog.text as relation,
    k.conname::pg_catalog.text as name,
    null::pg_catalog.text as owner,
    pg_catalog.obj_description(k.oid, 'pg_constraint') as comment,
    '{}'::pg_catalog.text[] as acl,
    pg_catalog.json_build_object(
        'constraint_type', k.contype,
        'definition', pg_catalog.pg_get_constraintdef(k.oid),
        'validated', k.convalidated,
        'index_options', array(
            select o from pg_catalog.pg_class as i cross join lateral pg_catalog.unnest(i.reloptions) as o
            where i.oid = k.conindid and k.contype in ('p', 'u', 'x')
            order by o
        ),
        'clustered', coalesce((
            select i.indisclustered from pg_catalog.pg_index as i
            where i.indexrelid = k.conindid and k.contype in ('p', 'u', 'x')
        ), false),
        'inherited', k.conparentid <> 0 or (k.coninhcount > 0 and not k.conislocal)
    )::pg_catalog.text as facts,
    k.xmin::pg_catalog.text::pg_catalog.int8 as xmin
from pg_catalog.pg_constraint as k
join pg_catalog.pg_class as c on c.oid = k.conrelid
join pg_catalog.pg_namespace as n on n.oid = c.relnamespace
where k.contype in ('c', 'f', 'p', 'u', 'x') -- check, foreign key, primary key, unique, exclusion
    and c.relkind in ('r', 'p', 'f') -- ordinary, partitioned, foreign
    and n.nspname !~ '^(pg_|information_schema$|wrench$|wrench_attic$)'
    and not exists (
        select from pg_catalog.pg_depend as d
        where d.classid = 'pg_catalog.pg_class'::pg_catalog.regclass and d.objid = c.oid and d.deptype = 'e'
    )
