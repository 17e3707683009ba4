-- Foreign servers.
select
    s.oid,
    0::pg_catalog.int4 as sub,
    '' as schema,
    '' as relation,
    s.srvname::pg_catalog.text as name,
    pg_catalog.pg_get_userbyid(s.srvowner)::pg_catalog.text as owner,
    pg_catalog.obj_description(s.oid, 'pg_foreign_server') as comment,
    array(
        select a.privilege_type || case when a.is_grantable then '* ' else ' ' end
            || case when a.grantee = 0 then 'PUBLIC' else pg_catalog.pg_get_userbyid(a.grantee)::pg_catalog.text end
        from pg_catalog.aclexplode(coalesce(s.srvacl, pg_catalog.acldefault('S', s.srvowner))) as a
    ) as acl,
    pg_catalog.json_build_object(
        'wrapper', w.fdwname,
        'server_type', s.srvtype,
        'version', s.srvversion,
        'options', array(select o from pg_catalog.unnest(s.srvoptions) as o order by o)
    )::pg_catalog.text as facts,
    s.xmin::pg_catalog.text::pg_catalog.int8 as xmin
from pg_catalog.pg_foreign_server as s
join pg_catalog.pg_foreign_data_wrapper as w on w.oid = s.srvfdw
where not exists (
    select from pg_catalog.pg_depend as d
    where d.classid = 'pg_catalog.pg_foreign_server'::pg_catalog.regclass and d.objid = s.oid and d.deptype = 'e'
)
