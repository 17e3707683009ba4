-- Default privileges by role, schema (empty: everywhere) and object type.
select
    d.oid,
    0::pg_catalog.int4 as sub,
    coalesce(n.nspname::pg_catalog.text, '') as schema,
    pg_catalog.pg_get_userbyid(d.defaclrole)::pg_catalog.text as relation,
    case d.defaclobjtype
        when 'r' then 'tables'
        when 'S' then 'sequences'
        when 'f' then 'functions'
        when 'T' then 'types'
        when 'n' then 'schemas'
        else d.defaclobjtype::pg_catalog.text
    end as name,
    null::pg_catalog.text as owner,
    null::pg_catalog.text as comment,
    array(
        select a.privilege_type || case when a.is_grantable then '* ' else ' ' end
            || case when a.grantee = 0 then 'PUBLIC' else pg_catalog.pg_get_userbyid(a.grantee)::pg_catalog.text end
        from pg_catalog.aclexplode(d.defaclacl) as a
    ) as acl,
    '{}'::pg_catalog.text as facts,
    d.xmin::pg_catalog.text::pg_catalog.int8 as xmin
from pg_catalog.pg_default_acl as d
left join pg_catalog.pg_namespace as n on n.oid = d.defaclnamespace
