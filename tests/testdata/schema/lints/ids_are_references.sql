-- A column of ids is a key or a reference: an id that nothing checks can be another company's.
select class.oid::regclass || '.' || id.attname, 'is an id that no foreign key checks'
  from pg_catalog.pg_class as class join pg_catalog.pg_namespace as schema on schema.oid = class.relnamespace
  join pg_catalog.pg_attribute as id on id.attrelid = class.oid and id.attnum > 0 and not id.attisdropped
 where schema.nspname in ('public', 'private', 'telemetry') and class.relkind in ('r', 'p') and not class.relispartition
   and id.atttypid in ('uuid'::regtype, 'uuid[]'::regtype) and id.attname <> 'id'
   and not exists (select from pg_catalog.pg_constraint as con where con.conrelid = class.oid and con.contype = 'f' and id.attnum = any (con.conkey));
