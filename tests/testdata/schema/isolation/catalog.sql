-- What there is to isolate, read from the catalog: a new table, column or reference is in here without anybody writing a line.

create schema isolation;

-- The company whose people try to get at everybody else's rows.
create function isolation.us() returns uuid language sql immutable as $$ select 'a1000000-0000-4000-8000-000000000001'::uuid $$;

-- The same row in the other world. Its ids begin alike, so that one of them is seen in any text.
create function isolation.twin(id uuid) returns uuid language sql immutable strict as $$
  select ('bbbbbbbb' || substr(md5(id::text), 9))::uuid
$$;

-- The company that is to ours like a twin.
create function isolation.them() returns uuid language sql immutable as $$ select isolation.twin(isolation.us()) $$;

-- Schemas of the phases: those that hold something an owner of the phases made.
create view isolation.schemas as
  select oid, nspname from pg_catalog.pg_namespace where nspname in ('public', 'private', 'telemetry');

-- Every table with a tenant, the condition for rows of others, and for our own. Partitions are walked, but filled through their parent.
create view isolation.tables as
  select class.oid::regclass as name, class.relispartition as is_partition, tenant.attname as company,
         format('%I <> %L', tenant.attname, isolation.us()) as foreign_rows,
         format('%I = %L', tenant.attname, isolation.us()) as own_rows,
         format('%I = %L', tenant.attname, isolation.them()) as move
    from pg_catalog.pg_class as class
    join isolation.schemas as schema on schema.oid = class.relnamespace
    join pg_catalog.pg_attribute as tenant
      on tenant.attrelid = class.oid and not tenant.attisdropped
     and tenant.attname = case when class.oid = 'public.companies'::regclass then 'id' else 'company_id' end
   where class.relkind in ('r', 'p')
  union all
  -- Files lie in a folder named after the company.
  select 'storage.objects'::regclass, false, null,
         format('name not like %L', isolation.us() || '/%'), format('name like %L', isolation.us() || '/%'),
         format('name = %L', isolation.them() || '/moved.pdf');

create view isolation.columns as
  select attribute.attrelid::regclass as table_name, attribute.attname as name, attribute.attnum as position, attribute.atttypid as type,
         attribute.attnotnull as is_required, attribute.atthasdef as has_default,
         attribute.attgenerated <> '' or attribute.attidentity <> '' as is_made
    from pg_catalog.pg_attribute as attribute
   where attribute.attnum > 0 and not attribute.attisdropped;

-- Foreign keys, with the columns of both sides in order. Those of partitions are their parent's.
create view isolation.reference_keys as
  select con.oid, con.conrelid::regclass as table_name, con.conname as name, con.confrelid::regclass as target,
         array(select a.attname::text from unnest(con.conkey) with ordinality as k (n, i)
                 join pg_catalog.pg_attribute as a on a.attrelid = con.conrelid and a.attnum = k.n order by k.i) as columns,
         array(select a.attname::text from unnest(con.confkey) with ordinality as k (n, i)
                 join pg_catalog.pg_attribute as a on a.attrelid = con.confrelid and a.attnum = k.n order by k.i) as target_columns,
         exists (select from isolation.tables as t where t.name = con.confrelid) as is_tenant
    from pg_catalog.pg_constraint as con
    join pg_catalog.pg_class as class on class.oid = con.conrelid
    join isolation.schemas as schema on schema.oid = class.relnamespace
   where con.contype = 'f' and con.conparentid = 0;
