-- Every function pins search_path, so that nobody slips another table under it.
select proc.oid::regprocedure::text, 'does not set search_path'
  from pg_catalog.pg_proc as proc
  join pg_catalog.pg_namespace as schema on schema.oid = proc.pronamespace
 where schema.nspname in ('public', 'private', 'telemetry')
   and not exists (select from pg_catalog.pg_depend as dep
                    where dep.classid = 'pg_catalog.pg_proc'::regclass and dep.objid = proc.oid and dep.deptype = 'e')
   and not exists (select from unnest(proc.proconfig) as setting where setting like 'search_path=%');
