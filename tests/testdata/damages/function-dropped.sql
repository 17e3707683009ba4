-- A function is gone, with what called it.
select p.oid::regprocedure::text, format('drop routine %s cascade', p.oid::regprocedure)
from pg_proc p join pg_language l on l.oid = p.prolang
where p.pronamespace::regnamespace::text = any ($1) and l.lanname in ('sql', 'plpgsql') and p.prokind in ('f', 'p')
    and not exists (select from pg_depend d where d.classid = 'pg_proc'::regclass and d.objid = p.oid and d.deptype = 'e')
