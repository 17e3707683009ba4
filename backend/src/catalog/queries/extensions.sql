-- Installed extensions but the one every database has.
select
    e.oid,
    0::pg_catalog.int4 as sub,
    '' as schema,
    '' as relation,
    e.extname::pg_catalog.text as name,
    null::pg_catalog.text as owner,
    pg_catalog.obj_description(e.oid, 'pg_extension') as comment,
    '{}'::pg_catalog.text[] as acl,
    pg_catalog.json_build_object('schema', n.nspname)::pg_catalog.text as facts,
    e.xmin::pg_catalog.text::pg_catalog.int8 as xmin
from pg_catalog.pg_extension as e
join pg_catalog.pg_namespace as n on n.oid = e.extnamespace
where e.extname <> 'plpgsql'
