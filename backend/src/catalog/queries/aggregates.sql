-- Aggregates; functions have a definition the server prints as a whole, these have none.
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
        'aggregate_kind', a.aggkind,
        'reference', pg_catalog.format('%I.%I(%s)', n.nspname, p.proname,
            coalesce(nullif(pg_catalog.pg_get_function_identity_arguments(p.oid), ''), '*')),
        'routine_reference', pg_catalog.format('%I.%I(%s)', n.nspname, p.proname, pg_catalog.oidvectortypes(p.proargtypes)),
        'signature', pg_catalog.pg_get_function_arguments(p.oid),
        'result', pg_catalog.pg_get_function_result(p.oid),
        'parallel', p.proparallel,
        'settings', (
            -- In the order in which the command takes them; what has its default is left out.
            select coalesce(pg_catalog.json_agg(s.word || ' = ' || s.value order by s.place), '[]'::pg_catalog.json)
            from (values
                (1, 'sfunc', nullif(a.aggtransfn::pg_catalog.oid, 0)::pg_catalog.regproc::pg_catalog.text),
                (2, 'stype', pg_catalog.format_type(a.aggtranstype, null)),
                (3, 'sspace', nullif(a.aggtransspace, 0)::pg_catalog.text),
                (4, 'finalfunc', nullif(a.aggfinalfn::pg_catalog.oid, 0)::pg_catalog.regproc::pg_catalog.text),
                (5, 'finalfunc_extra', case when a.aggfinalextra then 'true' end),
                (6, 'finalfunc_modify', case when a.aggfinalfn::pg_catalog.oid <> 0 then case a.aggfinalmodify
                    when 'r' then 'read_only' when 's' then 'shareable' else 'read_write' end end),
                (7, 'combinefunc', nullif(a.aggcombinefn::pg_catalog.oid, 0)::pg_catalog.regproc::pg_catalog.text),
                (8, 'serialfunc', nullif(a.aggserialfn::pg_catalog.oid, 0)::pg_catalog.regproc::pg_catalog.text),
                (9, 'deserialfunc', nullif(a.aggdeserialfn::pg_catalog.oid, 0)::pg_catalog.regproc::pg_catalog.text),
                (10, 'initcond', pg_catalog.quote_literal(a.agginitval)),
                (11, 'msfunc', nullif(a.aggmtransfn::pg_catalog.oid, 0)::pg_catalog.regproc::pg_catalog.text),
                (12, 'minvfunc', nullif(a.aggminvtransfn::pg_catalog.oid, 0)::pg_catalog.regproc::pg_catalog.text),
                (13, 'mstype', case when a.aggmtranstype <> 0 then pg_catalog.format_type(a.aggmtranstype, null) end),
                (14, 'msspace', nullif(a.aggmtransspace, 0)::pg_catalog.text),
                (15, 'mfinalfunc', nullif(a.aggmfinalfn::pg_catalog.oid, 0)::pg_catalog.regproc::pg_catalog.text),
                (16, 'mfinalfunc_extra', case when a.aggmfinalextra then 'true' end),
                (17, 'mfinalfunc_modify', case when a.aggmfinalfn::pg_catalog.oid <> 0 then case a.aggmfinalmodify
                    when 'r' then 'read_only' when 's' then 'shareable' else 'read_write' end end),
                (18, 'minitcond', pg_catalog.quote_literal(a.aggminitval)),
                (19, 'sortop', (
                    select pg_catalog.format('operator(%I.%s)', sn.nspname, so.oprname)
                    from pg_catalog.pg_operator as so join pg_catalog.pg_namespace as sn on sn.oid = so.oprnamespace
                    where so.oid = a.aggsortop
                ))
            ) as s (place, word, value)
            where s.value is not null
        )
    )::pg_catalog.text as facts,
    greatest(p.xmin::pg_catalog.text::pg_catalog.int8, a.xmin::pg_catalog.text::pg_catalog.int8) as xmin
from pg_catalog.pg_proc as p
join pg_catalog.pg_namespace as n on n.oid = p.pronamespace
join pg_catalog.pg_aggregate as a on a.aggfnoid = p.oid
where p.prokind = 'a' -- aggregate
    and n.nspname !~ '^(pg_|information_schema$|wrench$|wrench_attic$)'
    and not exists (
        select from pg_catalog.pg_depend as d
        where d.classid = 'pg_catalog.pg_proc'::pg_catalog.regclass and d.objid = p.oid and d.deptype = 'e'
    )
