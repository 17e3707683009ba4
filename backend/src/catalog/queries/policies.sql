-- Row security policies.
select
    p.oid,
    0::pg_catalog.int4 as sub,
    n.nspname::pg_catalog.text as schema,
    c.relname::pg_catalog.text as relation,
    p.polname::pg_catalog.text as name,
    null::pg_catalog.text as owner,
    pg_catalog.obj_description(p.oid, 'pg_policy') as comment,
    '{}'::pg_catalog.text[] as acl,
    pg_catalog.json_build_object(
        'permissive', p.polpermissive,
        'command', p.polcmd,
        'roles', array(
            select case when r = 0 then 'PUBLIC' else pg_catalog.pg_get_userbyid(r)::pg_catalog.text end
            from pg_catalog.unnest(p.polroles) as r
            order by 1
        ),
        'using', pg_catalog.pg_get_expr(p.polqual, p.polrelid),
        'check', pg_catalog.pg_get_expr(p.polwithcheck, p.polrelid)
    )::pg_catalog.text as facts,
    p.xmin::pg_catalog.text::pg_catalog.int8 as xmin
from pg_catalog.pg_policy as p
join pg_catalog.pg_class as c on c.oid = p.polrelid
join pg_catalog.pg_namespace as n on n.oid = c.relnamespace
where n.nspname !~ '^(pg_|information_schema$|wrench$|wrench_attic$)'
    and not exists (
        select from pg_catalog.pg_depend as d
        where d.classid = 'pg_catalog.pg_class'::pg_catalog.regclass and d.objid = c.oid and d.deptype = 'e'
    )
