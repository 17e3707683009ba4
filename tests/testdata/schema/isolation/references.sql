-- Referring: every foreign key from a row of ours to a row of the other world. And who tries must not learn whether that row is there:
-- the refusal reads as it does for an id that nobody has.

create table isolation.references_tried (
  reference text, person text, operation text, code text, message text, code_of_nothing text, message_of_nothing text
);

-- A row as a literal for one key: which columns are set, to the values of `given`.
create function isolation.assignments(reference isolation.reference_keys, given jsonb) returns text language sql stable as $$
  select string_agg(format('%I = (jsonb_populate_record(null::%s, %L)).%I', ours, reference.table_name,
                           jsonb_build_object(ours, given -> theirs), ours), ', ')
    from unnest(reference.columns, reference.target_columns) as pair (ours, theirs) where ours <> 'company_id'
$$;

create function isolation.nowhere(row_of_theirs jsonb) returns jsonb language sql volatile as $$
  select jsonb_object_agg(key, case when value #>> '{}' ~ '^bbbbbbbb-' then to_jsonb(gen_random_uuid()) else value end)
    from jsonb_each(row_of_theirs)
$$;

create function isolation.refer(reference isolation.reference_keys, person isolation.people, row_of_ours jsonb, row_of_theirs jsonb, operation text)
  returns isolation.outcome language plpgsql as $$
declare
  keys text[] := array(select a.attname::text from pg_catalog.pg_index as i
                         join pg_catalog.pg_attribute as a on a.attrelid = i.indrelid and a.attnum = any (i.indkey)
                        where i.indrelid = reference.table_name and i.indisprimary);
  filled jsonb := row_of_ours;
  cols text;
  -- a trigger may have put the person's own id there: only what is stored counts
  stored constant text := format(
    'select count(*) from %s where %s and %s', reference.table_name, (select t.own_rows from isolation.tables as t where t.name = reference.table_name),
    (select string_agg(format('%I::text = %L', ours, row_of_theirs ->> theirs), ' and ')
       from unnest(reference.columns, reference.target_columns) as pair (ours, theirs) where ours <> 'company_id'));
begin
  if operation = 'update' then
    return isolation.attempt(person, format(
      '%supdate %s set %s where %s', case when person.db_role = 'none' then format('alter table %s disable trigger user;', reference.table_name) else '' end,
      reference.table_name, isolation.assignments(reference, row_of_theirs),
      (select string_agg(format('%I = %L', k, row_of_ours ->> k), ' and ') from unnest(keys) as k)), 'origin', stored);
  end if;
  select filled || jsonb_object_agg(ours, row_of_theirs -> theirs) into filled
    from unnest(reference.columns, reference.target_columns) as pair (ours, theirs) where ours <> 'company_id';
  if filled ->> 'id' ~ '-' and not 'id' = any (reference.columns) then
    filled := filled || jsonb_build_object('id', gen_random_uuid());
  end if;
  select string_agg(quote_ident(c), ', ') into cols
    from unnest(isolation.allowed(person, reference.table_name, 'insert')) as c where filled -> c <> 'null';
  return isolation.attempt(person, format(
    'insert into %s (%s) select %2$s from jsonb_populate_record(null::%1$s, %3$L)',
    reference.table_name, coalesce(cols, (reference.columns)[1]), filled), 'origin', stored);
end
$$;

create function isolation.try_references() returns void language plpgsql as $$
declare
  reference isolation.reference_keys;
  person isolation.people;
  ours jsonb;
  theirs jsonb;
  nowhere jsonb;
  operation text;
  result isolation.outcome;
  of_nothing isolation.outcome;
begin
  for reference in
    select r.* from isolation.reference_keys as r where r.is_tenant and r.columns <> array['company_id'] order by r.table_name::text, r.name
  loop
    -- a row of ours that refers to something by this key already, where there is one: no other constraint is in its way
    execute format('select to_jsonb(t) from %s as t where %s order by %I is not null desc limit 1', reference.table_name,
                   (select t.own_rows from isolation.tables as t where t.name = reference.table_name),
                   (select c from unnest(reference.columns) as c where c <> 'company_id' limit 1)) into ours;
    execute format('select to_jsonb(t) from %s as t where to_jsonb(t) ->> %L like ''bbbbbbbb-%%'' order by %s limit 1', reference.target,
                   (select t.company from isolation.tables as t where t.name = reference.target),
                   -- of the kind, currency and the like that our row has, so that the id alone is wrong
                   coalesce((select string_agg(format('to_jsonb(t) ->> %L = %L desc', their, ours ->> our), ', ')
                               from unnest(reference.columns, reference.target_columns) as pair (our, their) where our <> 'company_id'), '1')) into theirs;
    nowhere := isolation.nowhere(theirs);
    for person in select p.* from isolation.people as p union all select 'constraints', 'none', null loop
      foreach operation in array array['update', 'insert'] loop
        continue when person.name = 'constraints' and operation = 'insert';
        result := isolation.refer(reference, person, ours, theirs, operation);
        of_nothing := isolation.refer(reference, person, ours, nowhere, operation);
        insert into isolation.references_tried values (
          reference.table_name || '.' || reference.name, person.name, operation,
          case when result.code = 'done' and result.damage = 0 then 'none' else result.code end, isolation.masked(result.message),
          case when of_nothing.code = 'done' and of_nothing.damage = 0 then 'none' else of_nothing.code end, isolation.masked(of_nothing.message));
      end loop;
    end loop;
  end loop;
end
$$;

-- What is not as it should be. A key that is taken (23505) says no more than that.
create view isolation.reference_faults as
  select reference, operation, person,
         case when code = 'done' then 'a row of the other world is referred to'
              else format('"%s" tells it from an id of nobody: "%s"', message, message_of_nothing) end as fault
    from isolation.references_tried
   where code = 'done' or code !~ '^(none|42501|23...|P0...)$'
      or person <> 'constraints' and (code, message) is distinct from (code_of_nothing, message_of_nothing) and code <> '23505';
