-- Event triggers but Wrench's own. Their owner is a superuser always, whoever deploys.
select
    e.oid,
    0::pg_catalog.int4 as sub,
    '' as schema,
    '' as relation,
    e.evtname::pg_catalog.text as name,
    null::pg_catalog.text as owner,
    pg_catalog.obj_description(e.oid, 'pg_event_trigger') as comment,
    '{}'::pg_catalog.text[] as acl,
    pg_catalog.json_build_object(
        'event', e.evtevent,
        'tags', coalesce(e.evttags, '{}'),
        'function', pg_catalog.format('%I.%I', n.nspname, p.proname),
        'enabled', e.evtenabled
    )::pg_catalog.text as facts,
    e.xmin::pg_catalog.text::pg_catalog.int8 as xmin
from pg_catalog.pg_event_trigger as e
join pg_catalog.pg_proc as p on p.oid = e.evtfoid
join pg_catalog.pg_namespace as n on n.oid = p.pronamespace
where e.evtname !~ '^wrench_'
    and not exists (
        select from pg_catalog.pg_depend as d
        where d.classid = 'pg_catalog.pg_event_trigger'::pg_catalog.regclass and d.objid = e.oid and d.deptype = 'e'
    )
