-- Policies that call functions about the session outside a sub-select: the planner runs those for every row.
select
    pg_catalog.format('%I on %I.%I', p.polname, n.nspname, c.relname) as object,
    'A call stands outside a sub-select, and is made for every row that is looked at.' as detail
from pg_catalog.pg_policy as p
join pg_catalog.pg_class as c on c.oid = p.polrelid
join pg_catalog.pg_namespace as n on n.oid = c.relnamespace
cross join lateral (
    select pg_catalog.concat_ws(
        ' ', pg_catalog.pg_get_expr(p.polqual, p.polrelid), pg_catalog.pg_get_expr(p.polwithcheck, p.polrelid)
    ) as text
) as written
where pg_catalog.regexp_replace(
        written.text, '\( *SELECT +(auth\.(uid|jwt|role|email)\(\)|current_setting\([^)]*\))', '', 'gi'
    ) ~* '(auth\.(uid|jwt|role|email)\(\)|current_setting\()'
    and n.nspname !~ '^pg_'
    and n.nspname not in ('information_schema', 'wrench', 'wrench_attic')
    and pg_catalog.pg_get_userbyid(c.relowner) !~ '^supabase_'
    and not exists (
        select from pg_catalog.pg_depend as made where made.classid = 'pg_catalog.pg_class'::pg_catalog.regclass and made.objid = c.oid and made.deptype = 'e'
    )
order by 1
