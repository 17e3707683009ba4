-- Schemas that a person can own: not the system's, not Wrench's, not temporary ones.
select
    n.oid,
    0::pg_catalog.int4 as sub,
    '' as schema,
    '' as relation,
    n.nspname::pg_catalog.text as name,
    pg_catalog.pg_get_userbyid(n.nspowner)::pg_catalog.text as owner,
    pg_catalog.obj_description(n.oid, 'pg_namespace') as comment,
    array(
        select a.privilege_type || case when a.is_grantable then '* ' else ' ' end
            || case when a.grantee = 0 then 'PUBLIC' else pg_catalog.pg_get_userbyid(a.grantee)::pg_catalog.text end
        from pg_catalog.aclexplode(coalesce(n.nspacl, pg_catalog.acldefault('n', n.nspowner))) as a
    ) as acl,
    '{}'::pg_catalog.text as facts,
    n.xmin::pg_catalog.text::pg_catalog.int8 as xmin
from pg_catalog.pg_namespace as n
where n.nspname !~ '^(pg_|information_schema$|wrench$|wrench_attic$)'
    and not exists (
        select from pg_catalog.pg_depend as d
        where d.classid = 'pg_catalog.pg_namespace'::pg_catalog.regclass and d.objid = n.oid and d.deptype = 'e'
    )
