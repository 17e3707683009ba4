-- Every view has security_invoker; what is kept in a materialized view has no reader but its owner.
select class.oid::regclass::text, case class.relkind when 'v' then 'has no security_invoker' else 'is materialized and can be read' end
  from pg_catalog.pg_class as class join pg_catalog.pg_namespace as schema on schema.oid = class.relnamespace
 where schema.nspname in ('public', 'private', 'telemetry')
   and (class.relkind = 'v' and not coalesce('security_invoker=true' = any (class.reloptions) or 'security_invoker=on' = any (class.reloptions), false)
        or class.relkind = 'm' and exists (select from unnest(array['anon', 'authenticated']) as reader
                                            where has_table_privilege(reader, class.oid, 'select')));
