-- Tenants are apart: for every table that carries company_id, nobody of one company reads, changes, removes or makes a row of another,
-- and no foreign key leads from one company into another. Read from the catalog, so that a table of tomorrow is held to it, too.
--
--   psql -v ON_ERROR_STOP=1 -f deploy/phase1/policies.verify.sql        as the owner, on a database with the seeds
--
-- Raises where something is not as it should be, and leaves nothing behind.

begin;

-- Structure ------------------------------------------------------------------------------------------------------------------

do $$
declare
  wrong text;
begin
  select string_agg(t.relname, ', ') into wrong
    from pg_catalog.pg_class as t
   where t.relnamespace = 'public'::regnamespace and t.relkind in ('r', 'p') and not t.relrowsecurity;
  assert wrong is null, format('no row level security on %s', wrong);

  select string_agg(t.relname, ', ') into wrong
    from pg_catalog.pg_class as t
   where t.relnamespace = 'public'::regnamespace and t.relkind in ('r', 'p') and not t.relispartition
     and not exists (select from pg_catalog.pg_policy as p where p.polrelid = t.oid and p.polcmd in ('r', '*'));
  assert wrong is null, format('no policy to read %s', wrong);

  -- a reference between two tables of tenants carries the company on both sides
  select string_agg(k.conname, ', ') into wrong
    from pg_catalog.pg_constraint as k
    join pg_catalog.pg_attribute as mine on mine.attrelid = k.conrelid and mine.attname = 'company_id'
    join pg_catalog.pg_attribute as theirs on theirs.attrelid = k.confrelid and theirs.attname = 'company_id'
   where k.contype = 'f' and k.conparentid = 0 and k.connamespace = 'public'::regnamespace
     and coalesce(array_position(k.conkey, mine.attnum), 0) is distinct from coalesce(array_position(k.confkey, theirs.attnum), -1);
  assert wrong is null, format('leads into another company: %s', wrong);

  select string_agg(f.proname, ', ') into wrong
    from pg_catalog.pg_proc as f
   where f.pronamespace in ('public'::regnamespace, 'private'::regnamespace)
     and not coalesce(f.proconfig @> array['search_path=""'], false);
  assert wrong is null, format('without a pinned search_path: %s', wrong);

  select string_agg(v.relname, ', ') into wrong
    from pg_catalog.pg_class as v
   where v.relnamespace = 'public'::regnamespace and v.relkind = 'v' and not coalesce(v.reloptions @> array['security_invoker=true'], false);
  assert wrong is null, format('reads past the policies: %s', wrong);

  select string_agg(t.relname, ', ') into wrong
    from pg_catalog.pg_class as t
   where t.relnamespace = 'public'::regnamespace and t.relkind in ('r', 'p', 'v', 'm')
     and has_table_privilege('anon', t.oid, 'select, insert, update, delete');
  assert wrong is null, format('open to the public key: %s', wrong);

  select string_agg(f.proname, ', ') into wrong
    from pg_catalog.pg_proc as f
   where f.pronamespace = 'public'::regnamespace and has_function_privilege('anon', f.oid, 'execute');
  assert wrong is null, format('callable with the public key: %s', wrong);
end $$;

-- Behaviour ------------------------------------------------------------------------------------------------------------------
-- Every member of every company against every table and view: not one row of a company that is not theirs, and not one that can be
-- changed or removed.

do $$
declare
  member record;
  tenant record;
  foreign_rows bigint;
begin
  for member in
    select user_id, string_agg(distinct role::text, ', ') as roles, array_agg(company_id) as companies
      from public.profiles where user_id is not null and is_active group by user_id
    union all
    select user_id, 'customer', array_agg(company_id) from public.customer_logins where user_id is not null group by user_id
  loop
    for tenant in
      select t.oid::regclass as name, t.relkind, t.relname
        from pg_catalog.pg_class as t
        join pg_catalog.pg_attribute as a on a.attrelid = t.oid and a.attname = 'company_id' and not a.attisdropped
       where t.relnamespace = 'public'::regnamespace and t.relkind in ('r', 'p', 'v') and not t.relispartition
    loop
      perform set_config('request.jwt.claims', jsonb_build_object('sub', member.user_id, 'role', 'authenticated')::text, true);
      perform set_config('role', 'authenticated', true);
      if has_table_privilege(tenant.name, 'select') then
        execute format('select count(*) from %s where company_id <> all ($1)', tenant.name) into foreign_rows using member.companies;
        assert foreign_rows = 0, format('%s (%s) reads %s rows of another company in %s', member.user_id, member.roles, foreign_rows, tenant.name);
      end if;
      if tenant.relkind <> 'v' and has_table_privilege(tenant.name, 'delete') then
        begin
          execute format('with gone as (delete from %s where company_id <> all ($1) returning 1) select count(*) from gone', tenant.name)
            into foreign_rows using member.companies;
          assert foreign_rows = 0, format('%s (%s) removes rows of another company in %s', member.user_id, member.roles, tenant.name);
        exception when others then
          if sqlerrm like '%another company%' then raise; end if;
        end;
      end if;
      perform set_config('role', 'none', true);
    end loop;
  end loop;
end $$;

do $$ begin raise notice 'policies: tenants are apart'; end $$;
rollback;
