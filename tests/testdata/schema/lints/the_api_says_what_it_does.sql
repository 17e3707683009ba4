-- A comment on every function that the data API shows.
select proc.oid::regprocedure::text, 'has no comment'
  from pg_catalog.pg_proc as proc
 where proc.pronamespace = 'public'::regnamespace and proc.prorettype <> 'trigger'::regtype
   and not exists (select from pg_catalog.pg_depend as dep
                    where dep.classid = 'pg_catalog.pg_proc'::regclass and dep.objid = proc.oid and dep.deptype = 'e')
   and pg_catalog.obj_description(proc.oid, 'pg_proc') is null;
