-- Permissive policies for writing whose condition is true, for roles of the data API on tables they may write.
select
    pg_catalog.format('%I on %I.%I', p.polname, n.nspname, c.relname) as object,
    'It is for ' || case p.polcmd when 'a' then 'insert' when 'w' then 'update' when 'd' then 'delete' else 'all commands' end
        || ', and its condition holds for every row.' as detail
from pg_catalog.pg_policy as p
join pg_catalog.pg_class as c on c.oid = p.polrelid
join pg_catalog.pg_namespace as n on n.oid = c.relnamespace
where p.polpermissive
    and p.polcmd in ('a', 'w', 'd', '*')
    and case p.polcmd
        when 'a' then pg_catalog.pg_get_expr(p.polwithcheck, p.polrelid)
        when 'd' then pg_catalog.pg_get_expr(p.polqual, p.polrelid)
        else coalesce(pg_catalog.pg_get_expr(p.polwithcheck, p.polrelid), pg_catalog.pg_get_expr(p.polqual, p.polrelid))
    end in ('true', '(true)')
    and exists (
        select from pg_catalog.pg_roles as r
        where r.rolname in ('anon', 'authenticated')
            and (r.oid = any (p.polroles) or 0 = any (p.polroles))
            and pg_catalog.has_schema_privilege(r.oid, n.oid, 'usage')
            and pg_catalog.has_table_privilege(r.oid, c.oid, 'insert, update, delete')
    )
    and n.nspname !~ '^pg_'
    and n.nspname not in ('information_schema', 'wrench', 'wrench_attic')
    and pg_catalog.pg_get_userbyid(c.relowner) !~ '^supabase_'
    and not exists (
        select from pg_catalog.pg_depend as made where made.classid = 'pg_catalog.pg_class'::pg_catalog.regclass and made.objid = c.oid and made.deptype = 'e'
    )
order by 1
