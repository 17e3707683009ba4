-- Every table has company_id, and it is never null.
select class.oid::regclass::text,
       case when tenant.attname is null then 'has no company_id' else 'has a company_id that may be null' end
  from pg_catalog.pg_class as class join pg_catalog.pg_namespace as schema on schema.oid = class.relnamespace
  left join pg_catalog.pg_attribute as tenant on tenant.attrelid = class.oid and tenant.attname = 'company_id' and not tenant.attisdropped
 where schema.nspname in ('public', 'private', 'telemetry') and class.relkind in ('r', 'p') and class.oid <> 'public.companies'::regclass
   and not coalesce(tenant.attnotnull, false);
