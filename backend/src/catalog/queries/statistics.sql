-- Extended statistics.
select
    s.oid,
    0::pg_catalog.int4 as sub,
    n.nspname::pg_catalog.text as schema,
    '' as relation,
    s.stxname::pg_catalog.text as name,
    pg_catalog.pg_get_userbyid(s.stxowner)::pg_catalog.text as owner,
    pg_catalog.obj_description(s.oid, 'pg_statistic_ext') as comment,
    '{}'::pg_catalog.text[] as acl,
    pg_catalog.json_build_object(
        'definition', pg_catalog.pg_get_statisticsobjdef(s.oid),
        'target', nullif(s.stxstattarget::pg_catalog.int4, -1)
    )::pg_catalog.text as facts,
    s.xmin::pg_catalog.text::pg_catalog.int8 as xmin
from pg_catalog.pg_statistic_ext as s
join pg_catalog.pg_namespace as n on n.oid = s.stxnamespace
where n.nspname !~ '^(pg_|information_schema$|wrench$|wrench_attic$)'
    and not exists (
        select from pg_catalog.pg_depend as d
        where d.classid = 'pg_catalog.pg_statistic_ext'::pg_catalog.regclass and d.objid = s.oid and d.deptype = 'e'
    )
