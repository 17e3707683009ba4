-- A row of our company for every table that the seeds left empty: required columns by their type, references to rows that are there.
-- Triggers rest meanwhile; constraints do not.

create function isolation.value_for(type oid, name text, nth int) returns text language sql stable as $$
  select case
           when kind.typtype = 'e' then (select quote_literal(enumlabel) from pg_catalog.pg_enum where enumtypid = kind.oid order by enumsortorder limit 1)
           when kind.typtype = 'd' then isolation.value_for(kind.typbasetype, name, nth)
           when kind.typcategory = 'A' then '''{}'''
           when name like '%currency' then '''USD'''
           when kind.typname = 'uuid' then 'gen_random_uuid()'
           when kind.typcategory = 'S' then format('''isolation %s''', nth)
           when kind.typcategory = 'N' then '1'
           when kind.typcategory = 'B' then 'false'
           when kind.typname = 'date' then format('current_date + %s', nth)
           when kind.typname in ('timestamptz', 'timestamp') then format('now() + interval ''%s hours''', nth)
           when kind.typname = 'time' then format('''%s:00''', 8 + nth % 12)
           when kind.typname = 'interval' then '''1 hour'''
           when kind.typname in ('json', 'jsonb') then '''{}'''
           when kind.typname = 'daterange' then 'daterange(current_date, current_date + 1)'
           when kind.typname = 'tstzrange' then 'tstzrange(now(), now() + interval ''1 hour'')'
           when kind.typname = 'bytea' then 'sha256(gen_random_uuid()::text::bytea)'
         end
    from pg_catalog.pg_type as kind where kind.oid = type
$$;

-- One attempt, with these optional references filled, too; each try takes other rows to refer to. Null: it worked; else why not.
create function isolation.make_row(in_table regclass, optional text[], try int) returns text language plpgsql as $$
declare
  given jsonb := jsonb_build_object('company_id', isolation.us());
  reference isolation.reference_keys;
  found_row jsonb;
  fits text;
begin
  for reference in
    select r.* from isolation.reference_keys as r
     where r.table_name = in_table and r.target <> 'public.companies'::regclass
       and (r.name = any (optional) or not exists (
             select from isolation.columns as c where c.table_name = in_table and c.name = any (r.columns) and not c.is_required))
     order by r.is_tenant desc, cardinality(r.columns) desc, r.name
  loop
    select string_agg(format('(to_jsonb(t) -> %L) = %L::jsonb', theirs, given -> ours), ' and ') into fits
      from unnest(reference.columns, reference.target_columns) as pair (ours, theirs) where given ? ours;
    execute format('select to_jsonb(t) from %s as t where %s order by md5(coalesce(to_jsonb(t) ->> ''id'', t::text) || %s) limit 1',
                   reference.target, coalesce(fits, 'true'), try) into found_row;
    if found_row is null then
      return format('nothing in %s that %s could refer to', reference.target, reference.name);
    end if;
    select given || coalesce(jsonb_object_agg(ours, found_row -> theirs), '{}') into given
      from unnest(reference.columns, reference.target_columns) as pair (ours, theirs);
  end loop;

  begin
    execute (
      select format('insert into %s (%s) select %s', in_table,
                    string_agg(quote_ident(c.name), ', ' order by c.position),
                    string_agg(case when given ? c.name then format('(jsonb_populate_record(null::%s, %L)).%I', in_table, given, c.name)
                                    else isolation.value_for(c.type, c.name, c.position) end, ', ' order by c.position))
        from isolation.columns as c
       where c.table_name = in_table and not c.is_made and (given ? c.name or c.is_required and not c.has_default));
    return null;
  exception when others then
    return sqlerrm;
  end;
end
$$;

-- Table and reason for each that has still no row of ours: it wants a file in rows/.
create function isolation.fill() returns table (table_name text, reason text) language plpgsql as $$
declare
  candidate regclass;
  left_over int := -1;
  before int;
  is_there bool;
  why text;
  option text[];
  try int;
begin
  set local session_replication_role = replica;
  create temporary table unfilled (name text primary key, reason text) on commit drop;
  loop
    delete from unfilled;
    before := left_over;
    for candidate in select t.name from isolation.tables as t where t.company = 'company_id' and not t.is_partition order by t.name::text loop
      execute format('select exists (select from %s where company_id = %L)', candidate, isolation.us()) into is_there;
      continue when is_there;
      for option, try in
        select array[]::text[], n from generate_series(0, 9) as n
        union all
        select array[r.name::text], 0 from isolation.reference_keys as r where r.table_name = candidate
      loop
        why := isolation.make_row(candidate, option, try);
        exit when why is null;
      end loop;
      if why is not null then
        insert into unfilled values (candidate::text, why);
      end if;
    end loop;
    select count(*) into left_over from unfilled;
    exit when left_over = 0 or left_over = before;
  end loop;
  set local session_replication_role = origin;
  return query select unfilled.name, unfilled.reason from unfilled order by 1;
end
$$;
