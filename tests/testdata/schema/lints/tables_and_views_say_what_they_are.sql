-- A comment on every table and view; partitions are their parent's.
select class.oid::regclass::text, 'has no comment'
  from pg_catalog.pg_class as class join pg_catalog.pg_namespace as schema on schema.oid = class.relnamespace
 where schema.nspname in ('public', 'private', 'telemetry') and class.relkind in ('r', 'p', 'v', 'm') and not class.relispartition
   and pg_catalog.obj_description(class.oid, 'pg_class') is null;
