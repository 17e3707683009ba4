-- Functions, window functions and procedures; aggregates are a kind of their own.
select
    p.oid,
    0::pg_catalog.int4 as sub,
    n.nspname::pg_catalog.text as schema,
    '' as relation,
    p.proname || '(' || pg_catalog.oidvectortypes(p.proargtypes) || ')' as name,
    pg_catalog.pg_get_userbyid(p.proowner)::pg_catalog.text as owner,
    pg_catalog.obj_description(p.oid, 'pg_proc') as comment,
    array(
        select a.privilege_type || case when a.is_grantable then '* ' else ' ' end
            || case when a.grantee = 0 then 'PUBLIC' else pg_catalog.pg_get_userbyid(a.grantee)::pg_catalog.text end
        from pg_catalog.aclexplode(coalesce(p.proacl, pg_catalog.acldefault('f', p.proowner))) as a
    ) as acl,
    pg_catalog.json_build_object(
        'routine', case p.prokind when 'p' then 'procedure' else 'function' end,
        'definition', pg_catalog.pg_get_functiondef(p.oid),
        'reference', pg_catalog.format('%I.%I(%s)', n.nspname, p.proname, pg_catalog.oidvectortypes(p.proargtypes)),
        'returns', pg_catalog.pg_get_function_result(p.oid),
        'arguments', pg_catalog.pg_get_function_arguments(p.oid)
    )::pg_catalog.text as facts,
    p.xmin::pg_catalog.text::pg_catalog.int8 as xmin
from pg_catalog.pg_proc as p
join pg_catalog.pg_namespace as n on n.oid = p.pronamespace
where p.prokind in ('f', 'w', 'p') -- function, window function, procedure
    and n.nspname !~ '^(pg_|information_schema$|wrench$|wrench_attic$)'
    and not exists (
        select from pg_catalog.pg_depend as d
        where d.classid = 'pg_catalog.pg_proc'::pg_catalog.regclass and d.objid = p.oid and d.deptype = 'e'
    )
    and not exists (
        -- A range type comes with its constructors.
        select from pg_catalog.pg_depend as d
        where d.classid = 'pg_catalog.pg_proc'::pg_catalog.regclass and d.objid = p.oid and d.deptype = 'i'
            and d.refclassid = 'pg_catalog.pg_type'::pg_catalog.regclass
    )
