-- Functions without a search path of their own: all with rights of their owner, and those that roles of the data API may call.
select
    pg_catalog.format('%I.%I(%s)', n.nspname, f.proname, pg_catalog.pg_get_function_identity_arguments(f.oid)) as object,
    case when f.prosecdef
        then 'It runs with the rights of ' || pg_catalog.quote_ident(pg_catalog.pg_get_userbyid(f.proowner))
            || ', and a caller chooses which tables its names mean.'
        else 'A caller''s search path chooses which tables its names mean.'
    end as detail
from pg_catalog.pg_proc as f
join pg_catalog.pg_namespace as n on n.oid = f.pronamespace
join pg_catalog.pg_language as l on l.oid = f.prolang
where f.prokind in ('f', 'p')
    and l.lanname not in ('c', 'internal')
    -- A body that was parsed when it was made has its names settled.
    and f.prosqlbody is null
    and not exists (select from pg_catalog.unnest(f.proconfig) as setting where setting ~ '^search_path=')
    and (
        f.prosecdef
        or exists (
            select from pg_catalog.pg_roles as r
            where r.rolname in ('anon', 'authenticated')
                and pg_catalog.has_schema_privilege(r.oid, n.oid, 'usage')
                and pg_catalog.has_function_privilege(r.oid, f.oid, 'execute')
        )
    )
    and n.nspname !~ '^pg_'
    and n.nspname not in ('information_schema', 'wrench', 'wrench_attic')
    and pg_catalog.pg_get_userbyid(f.proowner) !~ '^supabase_'
    and not exists (
        select from pg_catalog.pg_depend as made where made.classid = 'pg_catalog.pg_proc'::pg_catalog.regclass and made.objid = f.oid and made.deptype = 'e'
    )
order by 1
