-- Domains with their constraints.
select
    t.oid,
    0::pg_catalog.int4 as sub,
    n.nspname::pg_catalog.text as schema,
    '' as relation,
    t.typname::pg_catalog.text as name,
    pg_catalog.pg_get_userbyid(t.typowner)::pg_catalog.text as owner,
    pg_catalog.obj_description(t.oid, 'pg_type') as comment,
    array(
        select a.privilege_type || case when a.is_grantable then '* ' else ' ' end
            || case when a.grantee = 0 then 'PUBLIC' else pg_catalog.pg_get_userbyid(a.grantee)::pg_catalog.text end
        from pg_catalog.aclexplode(coalesce(t.typacl, pg_catalog.acldefault('T', t.typowner))) as a
    ) as acl,
    pg_catalog.json_build_object(
        'base_type', pg_catalog.format_type(t.typbasetype, t.typtypmod),
        'collation', case when t.typcollation <> b.typcollation then (
            select pg_catalog.format('%I.%I', cn.nspname, co.collname)
            from pg_catalog.pg_collation as co join pg_catalog.pg_namespace as cn on cn.oid = co.collnamespace
            where co.oid = t.typcollation
        ) end,
        'default', pg_catalog.pg_get_expr(t.typdefaultbin, 'pg_catalog.pg_type'::pg_catalog.regclass),
        'not_null', t.typnotnull,
        'not_null_name', (
            -- Since 17 NOT NULL is a constraint with a name; the one the server chooses is left out.
            select nullif(k.conname, t.typname || '_not_null')
            from pg_catalog.pg_constraint as k
            where k.contypid = t.oid and k.contype = 'n'
        ),
        'constraints', coalesce((
            select pg_catalog.json_object_agg(k.conname, pg_catalog.json_build_object(
                'definition', pg_catalog.pg_get_constraintdef(k.oid),
                'validated', k.convalidated,
                'comment', pg_catalog.obj_description(k.oid, 'pg_constraint')
            ) order by k.conname)
            from pg_catalog.pg_constraint as k
            where k.contypid = t.oid and k.contype <> 'n' -- not null
        ), '{}'::pg_catalog.json)
    )::pg_catalog.text as facts,
    greatest(
        t.xmin::pg_catalog.text::pg_catalog.int8,
        (
            select max(k.xmin::pg_catalog.text::pg_catalog.int8)
            from pg_catalog.pg_constraint as k where k.contypid = t.oid
        )
    ) as xmin
from pg_catalog.pg_type as t
join pg_catalog.pg_namespace as n on n.oid = t.typnamespace
join pg_catalog.pg_type as b on b.oid = t.typbasetype
where t.typtype = 'd' -- domain
    and n.nspname !~ '^(pg_|information_schema$|wrench$|wrench_attic$)'
    and not exists (
        select from pg_catalog.pg_depend as d
        where d.classid = 'pg_catalog.pg_type'::pg_catalog.regclass and d.objid = t.oid and d.deptype = 'e'
    )
