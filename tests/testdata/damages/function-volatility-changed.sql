-- The planner is told something else of a function.
select p.oid::regprocedure::text, format('alter function %s %s', p.oid::regprocedure, case p.provolatile when 'v' then 'stable' else 'volatile' end)
from pg_proc p join pg_language l on l.oid = p.prolang
where p.pronamespace::regnamespace::text = any ($1) and l.lanname in ('sql', 'plpgsql') and p.prokind in ('f', 'p')
    and not exists (select from pg_depend d where d.classid = 'pg_proc'::regclass and d.objid = p.oid and d.deptype = 'e') and p.prokind = 'f'
