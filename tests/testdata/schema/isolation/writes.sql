-- Writing: every table, every person, what can be done to a row of somebody else.

create table isolation.tries (
  relation text, person text, operation text, code text, message text, constraint_name text, rows bigint, damage bigint,
  verdict text not null
);

-- Rows of others whose version is not one of these were changed.
create function isolation.versions(target isolation.tables) returns text language plpgsql as $$
declare
  seen text;
begin
  execute format('select coalesce(array_agg(tableoid::text || ctid::text), ''{}'')::text from %s where %s', target.name, target.foreign_rows) into seen;
  return seen;
end
$$;

-- Refused: by rights or row security, or because there was nothing that the person could touch. A constraint refuses an id or a value,
-- not a tenant, so that it proves nothing. What is no refusal is a mistake in the test.
create function isolation.verdict(result isolation.outcome) returns text language sql immutable as $$
  select case
           when result.code = 'done' and coalesce(result.damage, 0) > 0 then 'crossed'
           when result.code = 'done' and result.damage is null and result.rows > 0 then 'crossed'
           when result.code = 'done' then 'nothing touched'
           when result.code = '42501' then 'refused'
           when result.code ~ '^23' then 'constraint'
           else 'broken'
         end
$$;

create function isolation.record(target isolation.tables, person isolation.people, operation text, result isolation.outcome) returns void language sql as $$
  insert into isolation.tries values (target.name::text, person.name, operation, result.code, result.message, result.constraint_name,
                                      result.rows, result.damage, isolation.verdict(result))
$$;

-- An update of every row the person can reach, without reading any: row security on reading does not help here. A column whose
-- constraints take the value is looked for; where all refuse, the column keeps its value.
create function isolation.try_update(target isolation.tables, person isolation.people, seen text) returns isolation.outcome language plpgsql as $$
declare
  result isolation.outcome;
  col text;
  value text;
  damage constant text := format('select count(*) from %s where %s and tableoid::text || ctid::text <> all (%L::text[])',
                                 target.name, target.foreign_rows, seen);
begin
  foreach col in array array_remove(isolation.allowed(person, target.name, 'update'), target.company) || array[null::text] loop
    if col is null then
      return isolation.attempt(
        person, format('update %s set %I = %2$I', target.name, coalesce((isolation.allowed(person, target.name, 'update'))[1], target.company, 'name')),
        'replica', damage);
    end if;
    execute format('select quote_nullable(%I::text) from %s where %s limit 1', col, target.name, target.foreign_rows) into value;
    result := isolation.attempt(
      person, format('update %s set %I = %s', target.name, col, value), 'replica', damage);
    if isolation.verdict(result) not in ('constraint', 'broken') then
      return result;
    end if;
  end loop;
  return result;
end
$$;

-- A row like one of theirs, in their company.
create function isolation.try_insert(target isolation.tables, person isolation.people) returns isolation.outcome language plpgsql as $$
declare
  cols text[] := isolation.allowed(person, target.name, 'insert');
  row_of_theirs jsonb;
begin
  execute format('select to_jsonb(t) from %s as t where %s order by (to_jsonb(t)::text like %L) desc limit 1', target.name, target.foreign_rows, '%bbbbbbbb%')
    into row_of_theirs;
  if row_of_theirs is null then
    return null;   -- an empty partition
  end if;
  if row_of_theirs ? 'id' and target.name <> 'public.companies'::regclass then
    row_of_theirs := row_of_theirs || jsonb_build_object('id', case when row_of_theirs ->> 'id' ~ '-' then to_jsonb(gen_random_uuid()) else to_jsonb(987654321) end);
  end if;
  if cols = '{}' or not coalesce(target.company, 'name') = any (cols) then
    cols := array[coalesce(target.company, 'name')];
  end if;
  return isolation.attempt(
    person,
    format('insert into %s (%s) select %2$s from jsonb_populate_record(null::%1$s, %3$L)',
           target.name, (select string_agg(quote_ident(c), ', ') from unnest(cols) as c), row_of_theirs),
    'replica', null);
end
$$;

create function isolation.try_writes() returns void language plpgsql as $$
declare
  target isolation.tables;
  person isolation.people;
  seen text;
  result isolation.outcome;
  gone text;
begin
  for target in select t.* from isolation.tables as t order by t.name::text loop
    seen := isolation.versions(target);
    gone := format('select cardinality(%L::text[]) - count(*) from %s where %s', seen, target.name, target.foreign_rows);
    for person in select p.* from isolation.people as p loop
      perform isolation.record(target, person, 'update', isolation.try_update(target, person, seen));
      perform isolation.record(target, person, 'delete', isolation.attempt(person, format('delete from %s', target.name), 'replica', gone));
      perform isolation.record(target, person, 'move', isolation.attempt(
        person, format('update %s set %s', target.name, target.move), 'replica', null));
      result := isolation.try_insert(target, person);
      if result.code is not null then
        perform isolation.record(target, person, 'insert', result);
      end if;
      -- with every trigger, as the data API would
      perform isolation.record(target, person, 'update with triggers', isolation.attempt(
        person, format('update %s set %I = %2$I where %s', target.name,
                       coalesce((isolation.allowed(person, target.name, 'update'))[1], target.company, 'name'), target.foreign_rows), 'origin', null));
      perform isolation.record(target, person, 'delete with triggers', isolation.attempt(
        person, format('delete from %s where %s', target.name, target.foreign_rows), 'origin', null));
    end loop;
  end loop;
end
$$;
