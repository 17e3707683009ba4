-- Composite types that stand alone; a table's row type follows from its table.
select
    t.oid,
    0::pg_catalog.int4 as sub,
    n.nspname::pg_catalog.text as schema,
    '' as relation,
    t.typname::pg_catalog.text as name,
    pg_catalog.pg_get_userbyid(t.typowner)::pg_catalog.text as owner,
    pg_catalog.obj_description(t.oid, 'pg_type') as comment,
    array(
        select a.privilege_type || case when a.is_grantable then '* ' else ' ' end
            || case when a.grantee = 0 then 'PUBLIC' else pg_catalog.pg_get_userbyid(a.grantee)::pg_catalog.text end
        from pg_catalog.aclexplode(coalesce(t.typacl, pg_catalog.acldefault('T', t.typowner))) as a
    ) as acl,
    pg_catalog.json_build_object(
        'attributes', array(
            select pg_catalog.json_build_object(
                'name', a.attname,
                'data_type', pg_catalog.format_type(a.atttypid, a.atttypmod),
                'collation', case when a.attcollation <> at.typcollation then (
                    select pg_catalog.format('%I.%I', cn.nspname, co.collname)
                    from pg_catalog.pg_collation as co join pg_catalog.pg_namespace as cn on cn.oid = co.collnamespace
                    where co.oid = a.attcollation
                ) end,
                'comment', pg_catalog.col_description(c.oid, a.attnum)
            )
            from pg_catalog.pg_attribute as a
            join pg_catalog.pg_type as at on at.oid = a.atttypid
            where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
            order by a.attnum
        )
    )::pg_catalog.text as facts,
    greatest(
        t.xmin::pg_catalog.text::pg_catalog.int8,
        c.xmin::pg_catalog.text::pg_catalog.int8,
        (
            select max(a.xmin::pg_catalog.text::pg_catalog.int8)
            from pg_catalog.pg_attribute as a where a.attrelid = c.oid
        )
    ) as xmin
from pg_catalog.pg_type as t
join pg_catalog.pg_namespace as n on n.oid = t.typnamespace
join pg_catalog.pg_class as c on c.oid = t.typrelid
where t.typtype = 'c' -- composite
    and c.relkind = 'c' -- composite type of its own
    and n.nspname !~ '^(pg_|information_schema$|wrench$|wrench_attic$)'
    and not exists (
        select from pg_catalog.pg_depend as d
        where d.classid = 'pg_catalog.pg_type'::pg_catalog.regclass and d.objid = t.oid and d.deptype = 'e'
    )
    and not exists (
        select from pg_catalog.pg_depend as d
        where d.classid = 'pg_catalog.pg_class'::pg_catalog.regclass and d.objid = c.oid and d.deptype = 'e'
    )
