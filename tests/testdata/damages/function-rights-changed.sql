-- A function runs with other rights.
select p.oid::regprocedure::text, format('alter routine %s security %s', p.oid::regprocedure, case when p.prosecdef then 'invoker' else 'definer' end)
from pg_proc p join pg_language l on l.oid = p.prolang
where p.pronamespace::regnamespace::text = any ($1) and l.lanname in ('sql', 'plpgsql') and p.prokind in ('f', 'p')
    and not exists (select from pg_depend d where d.classid = 'pg_proc'::regclass and d.objid = p.oid and d.deptype = 'e')
