-- Every table has row level security and a policy, or nobody but its owner gets at anything.
select class.oid::regclass::text,
       case when not class.relrowsecurity then 'has no row level security' else 'has row level security and no policy' end
  from pg_catalog.pg_class as class join pg_catalog.pg_namespace as schema on schema.oid = class.relnamespace
 where schema.nspname in ('public', 'private', 'telemetry') and class.relkind in ('r', 'p')
   and (not class.relrowsecurity or not exists (select from pg_catalog.pg_policy as policy where policy.polrelid = class.oid));
