-- Enum types with their labels in order.
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
        'labels', array(select e.enumlabel from pg_catalog.pg_enum as e where e.enumtypid = t.oid order by e.enumsortorder)
    )::pg_catalog.text as facts,
    greatest(
        t.xmin::pg_catalog.text::pg_catalog.int8,
        (select max(e.xmin::pg_catalog.text::pg_catalog.int8) from pg_catalog.pg_enum as e where e.enumtypid = t.oid)
    ) as xmin
from pg_catalog.pg_type as t
join pg_catalog.pg_namespace as n on n.oid = t.typnamespace
where t.typtype = 'e' -- enum
    and n.nspname !~ '^(pg_|information_schema$|wrench$|wrench_attic$)'
    and not exists (
        select from pg_catalog.pg_depend as d
        where d.classid = 'pg_catalog.pg_type'::pg_catalog.regclass and d.objid = t.oid and d.deptype = 'e'
    )
