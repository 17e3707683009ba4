-- Collations. Some of their columns have other names from one major to the next, and are looked up in the row.
select
    c.oid,
    0::pg_catalog.int4 as sub,
    n.nspname::pg_catalog.text as schema,
    '' as relation,
    c.collname::pg_catalog.text as name,
    pg_catalog.pg_get_userbyid(c.collowner)::pg_catalog.text as owner,
    pg_catalog.obj_description(c.oid, 'pg_collation') as comment,
    '{}'::pg_catalog.text[] as acl,
    pg_catalog.json_build_object(
        'provider', c.collprovider,
        'deterministic', c.collisdeterministic,
        'locale', coalesce(r.fields ->> 'colllocale', r.fields ->> 'colliculocale'),
        'lc_collate', c.collcollate,
        'lc_ctype', c.collctype,
        'rules', r.fields ->> 'collicurules'
    )::pg_catalog.text as facts,
    c.xmin::pg_catalog.text::pg_catalog.int8 as xmin
from pg_catalog.pg_collation as c
join pg_catalog.pg_namespace as n on n.oid = c.collnamespace
cross join lateral (select pg_catalog.to_jsonb(c)) as r (fields)
where n.nspname !~ '^(pg_|information_schema$|wrench$|wrench_attic$)'
    and not exists (
        select from pg_catalog.pg_depend as d
        where d.classid = 'pg_catalog.pg_collation'::pg_catalog.regclass and d.objid = c.oid and d.deptype = 'e'
    )
