-- Rewrite rules that a person made; the one that makes a relation a view is its definition.
select
    r.oid,
    0::pg_catalog.int4 as sub,
    n.nspname::pg_catalog.text as schema,
    c.relname::pg_catalog.text as relation,
    r.rulename::pg_catalog.text as name,
    null::pg_catalog.text as owner,
    pg_catalog.obj_description(r.oid, 'pg_rewrite') as comment,
    '{}'::pg_catalog.text[] as acl,
    pg_catalog.json_build_object(
        'definition', pg_catalog.pg_get_ruledef(r.oid),
        'enabled', r.ev_enabled
    )::pg_catalog.text as facts,
    r.xmin::pg_catalog.text::pg_catalog.int8 as xmin
from pg_catalog.pg_rewrite as r
join pg_catalog.pg_class as c on c.oid = r.ev_class
join pg_catalog.pg_namespace as n on n.oid = c.relnamespace
where r.rulename <> '_RETURN'
    and n.nspname !~ '^(pg_|information_schema$|wrench$|wrench_attic$)'
    and not exists (
        select from pg_catalog.pg_depend as d
        where d.classid = 'pg_catalog.pg_class'::pg_catalog.regclass and d.objid = c.oid and d.deptype = 'e'
    )
