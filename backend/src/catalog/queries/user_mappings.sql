-- User mappings, read from the view that everybody may read. Of what looks like a secret only the name is taken.
select
    u.umid as oid,
    0::pg_catalog.int4 as sub,
    '' as schema,
    u.srvname::pg_catalog.text as relation,
    case when u.umuser = 0 then 'PUBLIC' else u.usename::pg_catalog.text end as name,
    null::pg_catalog.text as owner,
    null::pg_catalog.text as comment,
    '{}'::pg_catalog.text[] as acl,
    pg_catalog.json_build_object(
        'options', array(
            select o from pg_catalog.unnest(u.umoptions) as o
            where pg_catalog.split_part(o, '=', 1) !~* '(pass|secret|token|key|credential)'
            order by o
        ),
        'secrets', array(
            select pg_catalog.split_part(o, '=', 1) from pg_catalog.unnest(u.umoptions) as o
            where pg_catalog.split_part(o, '=', 1) ~* '(pass|secret|token|key|credential)'
            order by 1
        )
    )::pg_catalog.text as facts,
    -- The rows themselves are for superusers only.
    null::pg_catalog.int8 as xmin
from pg_catalog.pg_user_mappings as u
