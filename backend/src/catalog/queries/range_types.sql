-- Range types; their multirange types and constructor functions follow from them.
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
        'subtype', pg_catalog.format_type(r.rngsubtype, null),
        'operator_class', case when not o.opcdefault then pg_catalog.format('%I.%I', xn.nspname, o.opcname) end,
        'collation', case when r.rngcollation <> s.typcollation then (
            select pg_catalog.format('%I.%I', cn.nspname, co.collname)
            from pg_catalog.pg_collation as co join pg_catalog.pg_namespace as cn on cn.oid = co.collnamespace
            where co.oid = r.rngcollation
        ) end,
        'canonical', (
            select pg_catalog.format('%I.%I', pn.nspname, p.proname)
            from pg_catalog.pg_proc as p join pg_catalog.pg_namespace as pn on pn.oid = p.pronamespace
            where p.oid = r.rngcanonical::pg_catalog.oid
        ),
        'difference', (
            select pg_catalog.format('%I.%I', pn.nspname, p.proname)
            from pg_catalog.pg_proc as p join pg_catalog.pg_namespace as pn on pn.oid = p.pronamespace
            where p.oid = r.rngsubdiff::pg_catalog.oid
        ),
        'multirange', pg_catalog.format('%I.%I', mn.nspname, m.typname)
    )::pg_catalog.text as facts,
    t.xmin::pg_catalog.text::pg_catalog.int8 as xmin
from pg_catalog.pg_type as t
join pg_catalog.pg_namespace as n on n.oid = t.typnamespace
join pg_catalog.pg_range as r on r.rngtypid = t.oid
join pg_catalog.pg_type as s on s.oid = r.rngsubtype
join pg_catalog.pg_opclass as o on o.oid = r.rngsubopc
join pg_catalog.pg_namespace as xn on xn.oid = o.opcnamespace
join pg_catalog.pg_type as m on m.oid = r.rngmultitypid
join pg_catalog.pg_namespace as mn on mn.oid = m.typnamespace
where t.typtype = 'r' -- range
    and n.nspname !~ '^(pg_|information_schema$|wrench$|wrench_attic$)'
    and not exists (
        select from pg_catalog.pg_depend as d
        where d.classid = 'pg_catalog.pg_type'::pg_catalog.regclass and d.objid = t.oid and d.deptype = 'e'
    )
