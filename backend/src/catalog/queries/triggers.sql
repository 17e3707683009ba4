-- Triggers that a person made; those of constraints and those cloned to partitions follow from others.
select
    t.oid,
    0::pg_catalog.int4 as sub,
    n.nspname::pg_catalog.text as schema,
    c.relname::pg_catalog.text as relation,
    t.tgname::pg_catalog.text as name,
    null::pg_catalog.text as owner,
    pg_catalog.obj_description(t.oid, 'pg_trigger') as comment,
    '{}'::pg_catalog.text[] as acl,
    pg_catalog.json_build_object(
        'definition', pg_catalog.pg_get_triggerdef(t.oid),
        'enabled', t.tgenabled,
        'is_constraint', t.tgconstraint <> 0
    )::pg_catalog.text as facts,
    t.xmin::pg_catalog.text::pg_catalog.int8 as xmin
from pg_catalog.pg_trigger as t
join pg_catalog.pg_class as c on c.oid = t.tgrelid
join pg_catalog.pg_namespace as n on n.oid = c.relnamespace
where not t.tgisinternal
    and t.tgparentid = 0
    and n.nspname !~ '^(pg_|information_schema$|wrench$|wrench_attic$)'
    and not exists (
        select from pg_catalog.pg_depend as d
        where d.classid = 'pg_catalog.pg_trigger'::pg_catalog.regclass and d.objid = t.oid and d.deptype = 'e'
    )
